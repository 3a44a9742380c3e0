import { WithMarks } from "@/components/moderation/with-marks";
import { SourceStanding } from "@/components/sources/source-standing";
import { Day } from "@/components/ui/day";
import type { FallenSource } from "@/lib/publishing/queries/claim-standings";
import { leaningPath } from "@/lib/verdicts/rules/recall";

/**
 * Which sources of a claim's evidence can no longer be relied on, since when and why, and what follows for the verdict.
 * Nothing where all are in good standing.
 * @param staleVotes how many votes were cast on the ledger as it stood before
 */
export function FallenSources({
  sources,
  staleVotes,
}: {
  sources: readonly FallenSource[];
  staleVotes: number;
}) {
  if (sources.length === 0) return null;
  return (
    <section aria-labelledby="fallen-title" className="mt-6 border-l-2 border-rule pl-4">
      <h3 id="fallen-title">Why the verdict rests on less</h3>
      <ul className="mt-1.5 space-y-2 text-aside">
        {sources.map(({ id, title, href, standing, at, reason, pieces }) => (
          <li key={id} className="max-w-measure">
            <a href={href}>
              <WithMarks text={title} />
            </a>
            : <SourceStanding standing={standing} />
            {at && (
              <>
                {" "}
                since <Day at={at} />
              </>
            )}
            {reason && (
              <>
                . <WithMarks text={reason} />
              </>
            )}{" "}
            <span className="text-soft">
              {pieces === 1
                ? "The piece of evidence that draws on it decides nothing."
                : `The ${pieces} pieces of evidence that draw on it decide nothing.`}{" "}
              <a href={leaningPath(id)}>What else leans on it</a>
            </span>
          </li>
        ))}
      </ul>
      {staleVotes > 0 && (
        <p className="meta mt-2 max-w-measure">
          {staleVotes === 1 ? "One vote was" : `${staleVotes} votes were`} cast on what the ledger
          said before, and {staleVotes === 1 ? "waits" : "wait"} to be confirmed.
        </p>
      )}
    </section>
  );
}
