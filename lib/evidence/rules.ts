/** The places that a CSL locator may name, as far as texts on our shelves have them. */
export const LOCATOR_LABELS = [
  "chapter",
  "section",
  "paragraph",
  "page",
  "line",
  "verse",
  "volume",
  "appendix",
] as const;

/** The kinds of contribution that have states, wordings and decisions. */
export type ContributionKind = "claim" | "source" | "evidence" | "argument";

/** How somebody reads an excerpt on a claim: which way it points, and whether it speaks of the claim itself. */
export type Reading = {
  readonly direction: "SUPPORTS" | "CONTRADICTS" | "CONTEXT";
  readonly directness: "DIRECT" | "INFERENTIAL";
};

/** A second person's reading, with its moment as JSON carries one. */
export type SecondReading = Reading & { readonly checkedAt: string };

/** How second people read one wording of evidence, and what an editor decided last about readings that differ. */
export type FitGiven = {
  readonly checks: readonly SecondReading[];
  readonly settled: { readonly kind: "STANDS" | "REOPENED"; readonly settledAt: string } | null;
};

export type Fit = "NOT_CHECKED" | "FIT" | "DISPUTED";

/**
 * Whether evidence fits as its adder reads it. One second person who reads it otherwise disputes it, however many agree,
 * until an editor settles that it stands; whoever reads it otherwise after that disputes it anew.
 */
export function fitOf(adders: Reading, given: FitGiven): Fit {
  if (given.checks.length === 0) return "NOT_CHECKED";
  return openReadings(adders, given).length > 0 ? "DISPUTED" : "FIT";
}

/** The readings that differ from the adder's, and that no editor has settled. */
export function openReadings(adders: Reading, { checks, settled }: FitGiven): SecondReading[] {
  const settledAt = settled?.kind === "STANDS" ? Date.parse(settled.settledAt) : -Infinity;
  return checks.filter(
    (check) => !isSameReading(check, adders) && Date.parse(check.checkedAt) > settledAt,
  );
}

/** Whether two people read the same in the same words. */
export const isSameReading = (one: Reading, other: Reading): boolean =>
  one.direction === other.direction && one.directness === other.directness;

/** How long an item of a queue is held for whoever took it. */
export const HOLD_MINUTES = 10;

/** On so many claims one excerpt is worth a warning: whoever reads it may ask what it can bear out everywhere. */
export const SERVES_MANY = 3;

/** The queue of evidence that awaits a second person. */
export function fitsPath({ sort, page, done }: FitsPlace = {}): string {
  const query = new URLSearchParams();
  if (sort && sort !== "oldest") query.set("sort", sort);
  if (page && page > 1) query.set("page", String(page));
  if (done) query.set("done", done);
  return query.size > 0 ? `/fits?${query}` : "/fits";
}

/** The page on which one piece is read blind. */
export const fitPath = ({ claimId, evidenceId }: { claimId: string; evidenceId: string }): string =>
  `/claims/${claimId}/evidence/${evidenceId}/fit`;

export const FIT_SORTS = ["oldest", "newest"] as const;
type FitsPlace = { sort?: (typeof FIT_SORTS)[number]; page?: number; done?: string };
