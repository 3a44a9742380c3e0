/** The page on which something is cited: a source, a claim in its present wording or an earlier one, a piece of evidence. */
export function citePath(
  cited:
    | { sourceId: string }
    | { claimId: string; revision?: number }
    | { claimId: string; evidenceId: string },
): string {
  if ("sourceId" in cited) return `/sources/${cited.sourceId}/cite`;
  if ("evidenceId" in cited) return `/claims/${cited.claimId}/evidence/${cited.evidenceId}/cite`;
  const { claimId, revision } = cited;
  return `/claims/${claimId}/cite${revision === undefined ? "" : `/${revision}`}`;
}
