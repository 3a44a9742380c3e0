import { MOST_COUNTED } from "@/lib/foundation/counting";

export type ClaimKindView = "FACTUAL" | "CAUSAL" | "INTERPRETIVE" | "EVALUATIVE" | "PREDICTIVE";

export const kindWords: Record<ClaimKindView, string> = {
  FACTUAL: "Factual claim",
  CAUSAL: "Causal claim",
  INTERPRETIVE: "Interpretive claim",
  EVALUATIVE: "Evaluative claim",
  PREDICTIVE: "Predictive claim",
};

/** "no claims yet", "1 claim", "12 claims", "more than 1,000 claims". */
export function claimCount(count: number): string {
  if (count === 0) return "no claims yet";
  if (count > MOST_COUNTED) return `more than ${MOST_COUNTED.toLocaleString("en-GB")} claims`;
  return count === 1 ? "1 claim" : `${count} claims`;
}
