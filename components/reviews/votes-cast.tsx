import { WithMarks } from "@/components/moderation/with-marks";
import { Day } from "@/components/ui/day";
import type { VoteCast } from "@/lib/reviews/queries/mine";
import { confidenceWords, positionWords } from "./words";

/** One's own votes, each with the claim and the way to change it. */
export function VotesCast({ votes }: { votes: readonly VoteCast[] }) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {votes.map((vote) => (
        <li key={vote.voteId} className="space-y-1 py-4">
          <p className="max-w-measure">
            {vote.sentence ? (
              <WithMarks text={vote.sentence} />
            ) : (
              "A claim that is not shown any more"
            )}
          </p>
          <p className="meta">
            <b>{positionWords[vote.choice]}</b>&nbsp;· {confidenceWords[vote.confidence]}&nbsp;·{" "}
            <Day at={vote.castAt.toISOString()} />
            &nbsp;· {standingOf(vote)}
          </p>
          {vote.rationale && (
            <p className="line-clamp-3 max-w-measure text-aside">
              <WithMarks text={vote.rationale} />
            </p>
          )}
          {vote.sentence && (
            <p className="text-aside">
              <a href={`/claims/${vote.claimId}/vote`} className="inline-flex min-h-6 items-center">
                See or change it
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function standingOf({ isWithdrawn, isFresh }: VoteCast): string {
  if (isWithdrawn) return "withdrawn";
  return isFresh ? "counts\u00a0· fresh" : "stale: before the ledger changed";
}
