/** The address of a claim's page. The id decides; the slug is for readers. */
export const claimPath = ({ id, slug }: { id: string; slug: string }): string =>
  `/claims/${id}/${slug}`;

/** The address of what became of a claim and of everything on it. */
export const claimHistoryPath = (claimId: string): string => `/claims/${claimId}/history`;

/** Which claims take votes, notes and evidence: those that an audience sees live, and not merged into another. */
export const openClaim = (audienceId: string) =>
  ({ audienceId, state: "LIVE", mergedIntoId: null }) as const;

/** The forms that act on a claim. */
export const claimForms = (claimId: string) => ({
  vote: `/claims/${claimId}/vote`,
  addEvidence: `/claims/${claimId}/evidence/new`,
  annotate: `/claims/${claimId}/annotations/new`,
});
