/** How much one run does. Every loop of requests has its number here, and ends by force after `patienceSeconds`. */
export type Sizes = {
  claims: number;
  evidencePerClaim: number;
  reviewers: number;
  rounds: number;
  /** Requests of one measurement of a cached page; several passes over all claims. */
  reads: number;
  /** Requests of one measurement of a page that is rendered for each. */
  renders: number;
  /** Votes of one measurement; the same number for every reviewer. */
  votes: number;
  /** Of the claim with many votes: how many it has, and what is measured on it and on one with ten. */
  crowd: { votes: number; renders: number; cast: number };
  /** How many vote on one claim within a second, and how often that is measured. */
  burst: { people: number; times: number };
  /** What comes before the first measurement of each peer is as much as this part of a measurement, and not counted. */
  warmUp: number;
  patienceSeconds: number;
};

/** The sizes that the budgets speak of. */
export const FULL: Sizes = {
  claims: 1_000,
  evidencePerClaim: 60,
  reviewers: 50,
  rounds: 5,
  reads: 3_000,
  renders: 100,
  votes: 800,
  crowd: { votes: 10_000, renders: 40, cast: 300 },
  burst: { people: 300, times: 3 },
  warmUp: 0.5,
  patienceSeconds: 120,
};

/** Shows that everything works. Its figures mean nothing: the code is hardly warm, and the clock is coarse. */
export const QUICK: Sizes = {
  claims: 20,
  evidencePerClaim: 60,
  reviewers: 5,
  rounds: 3,
  reads: 400,
  renders: 20,
  votes: 50,
  crowd: { votes: 500, renders: 10, cast: 50 },
  burst: { people: 60, times: 1 },
  warmUp: 0.2,
  patienceSeconds: 30,
};
