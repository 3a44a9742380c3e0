import { LEAST_RATERS, LEAST_UNITS, type Agreement } from "@/lib/classes/rules/agreement";

/**
 * How far a class agrees, in a sentence.
 * @param things what was judged, in the plural: "claims"
 */
export function AgreementLine({ agreement, things }: { agreement: Agreement; things: string }) {
  switch (agreement.kind) {
    case "TOO_FEW":
      return (
        <span>
          too few to say: that takes {LEAST_RATERS} students, and {LEAST_UNITS} {things} that two of
          them judged
        </span>
      );
    case "UNDEFINED":
      return <span>not defined: everybody chose the same throughout</span>;
    case "ALPHA": {
      const { alpha, low, high, units } = agreement;
      return (
        <span>
          <b className="figures text-ink">{alphaWords(alpha)}</b> (95% interval{" "}
          <span className="figures">
            {alphaWords(low)} to {alphaWords(high)}
          </span>
          ), over {units} {things}: {readingOf(alpha)}
        </span>
      );
    }
  }
}

/** What the number is, once for the page. */
export const ALPHA_WORDS =
  "Agreement is Krippendorff’s alpha by its ordinal metric: 1 where all judge alike, 0 where they differ as if by chance, below 0 where they differ more than that. From .80 on a judgement counts as reliable, from .667 as tentative.";

const alphaWords = (value: number): string => value.toFixed(2).replace("-", "−");

// As Krippendorff reads it (scoring, 3.5).
function readingOf(alpha: number): string {
  if (alpha >= 0.8) return "reliable";
  return alpha >= 0.667 ? "tentative" : "too little to conclude anything";
}
