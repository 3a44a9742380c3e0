export type ClaimKindView = "FACTUAL" | "CAUSAL" | "INTERPRETIVE" | "EVALUATIVE" | "PREDICTIVE";

export const kindWords: Record<ClaimKindView, string> = {
  FACTUAL: "Factual claim",
  CAUSAL: "Causal claim",
  INTERPRETIVE: "Interpretive claim",
  EVALUATIVE: "Evaluative claim",
  PREDICTIVE: "Predictive claim",
};
