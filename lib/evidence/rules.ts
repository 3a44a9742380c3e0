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
