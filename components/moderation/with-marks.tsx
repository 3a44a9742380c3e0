import { markInWords, partsAround } from "@/lib/foundation/redacted";

/** Words that somebody wrote. Where some were redacted, a plain notice stands in their place: how much, and its hash. */
export function WithMarks({ text }: { text: string }) {
  return partsAround(text).map((part, index) =>
    typeof part === "string" ? (
      part
    ) : (
      <span key={index} className="redacted">
        {markInWords(part)}
      </span>
    ),
  );
}
