import type { Uncovered } from "@/lib/evidence/rules/spans";

/** The words of a claim for which nothing stands that was found in its source, each with the ways to supply it. */
export function UncoveredList({
  phrases,
  addHref,
  askHref,
}: {
  phrases: readonly Uncovered[];
  addHref: string;
  askHref: string;
}) {
  if (phrases.length === 0) return null;
  return (
    <ul aria-label="Words without a source" className="mt-4 space-y-1.5">
      {phrases.map(({ words, start, end, isAsked, isNamed }) => (
        <li key={`${start}-${end}`} className="max-w-measure text-aside">
          “{words}” has no source{isNamed && " that is verified yet"}.{" "}
          <span className="no-print">
            <a href={about(addHref, words)}>Add evidence for it</a>
            {!isAsked && (
              <>
                {" or "}
                <a href={about(askHref, words)}>ask for one</a>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

const about = (href: string, words: string) => `${href}?${new URLSearchParams({ words })}`;
