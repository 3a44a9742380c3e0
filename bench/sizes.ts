/** How much one run does. Every loop of requests has its number here, and ends by force after `patienceSeconds`. */
export type Sizes = {
  claims: number;
  evidencePerClaim: number;
  reviewers: number;
  rounds: number;
  /** Requests of one measurement of a page; several passes over all claims. */
  reads: number;
  /** Votes of one measurement; the same number for every reviewer. */
  votes: number;
  /** Requests that come before the first measurement of each peer and are not counted. */
  warmUp: number;
  patienceSeconds: number;
};

/** The sizes that the budgets speak of. */
export const FULL: Sizes = {
  claims: 1_000,
  evidencePerClaim: 60,
  reviewers: 50,
  rounds: 3,
  reads: 6_000,
  votes: 2_000,
  warmUp: 3_000,
  patienceSeconds: 120,
};

/** Shows that everything works. Its figures mean nothing: the code is hardly warm, and the clock is coarse. */
export const QUICK: Sizes = {
  claims: 20,
  evidencePerClaim: 60,
  reviewers: 5,
  rounds: 3,
  reads: 400,
  votes: 50,
  warmUp: 100,
  patienceSeconds: 30,
};
