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
