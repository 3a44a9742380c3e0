/** A claim of an assignment: the wording that was assigned, and what it says and is by now. */
export type AssignedNow = {
  assignedRevisionId: string;
  assignedSentence: string;
  revisionId: string | null;
  /** Null where its words went with a retraction. */
  sentence: string | null;
  state: string;
  mergedIntoId: string | null;
  /** Whether it is the class's own. */
  isOwn: boolean;
};

/** What became of it since. Only of one that is the same, or reworded, something is asked. */
export type ClaimNowKind =
  | { kind: "same" }
  | { kind: "reworded"; sentence: string }
  | { kind: "merged"; intoId: string }
  | { kind: "retracted" };

/** What became of a claim since it was assigned. A wording that says the same is none. */
export function nowOf(claim: AssignedNow): ClaimNowKind {
  const { state, mergedIntoId, revisionId, sentence } = claim;
  if (mergedIntoId !== null) return { kind: "merged", intoId: mergedIntoId };
  if (state !== "LIVE") return { kind: "retracted" };
  if (revisionId === claim.assignedRevisionId || sentence === null) return { kind: "same" };
  return sentence === claim.assignedSentence ? { kind: "same" } : { kind: "reworded", sentence };
}

/** The same in a few words, for a list; null where there is nothing to say. */
export const nowWords: Record<ClaimNowKind["kind"], string | null> = {
  same: null,
  reworded: "reworded since it was assigned; what is asked stays the wording that was assigned",
  merged: "merged into another claim; nothing more is asked of it",
  retracted: "no longer stands; nothing more is asked of it",
};
