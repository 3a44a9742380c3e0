import { addEvidencePath, askSourcePath } from "@/lib/evidence/rules/paths";
import type { Uncovered } from "@/lib/evidence/rules/spans";

/** The words of a claim for which nothing stands that was found in its source, each with the ways to supply it. */
export function UncoveredList({
  claimId,
  phrases,
}: {
  claimId: string;
  phrases: readonly Uncovered[];
}) {
  if (phrases.length === 0) return null;
  return (
    <ul aria-label="Words without a source" className="mt-4 space-y-1.5">
      {phrases.map(({ words, start, end, isAsked, isNamed }) => (
        <li key={`${start}-${end}`} className="max-w-measure text-aside">
          “{words}” has no source{isNamed && " that is verified yet"}.{" "}
          <span className="no-print">
            <a href={addEvidencePath(claimId, words)}>Add evidence for it</a>
            {!isAsked && (
              <>
                {" or "}
                <a href={askSourcePath(claimId, words)}>ask for one</a>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
