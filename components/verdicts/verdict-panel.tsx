import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import { DemonstrationMark } from "@/components/reviews/demonstration-mark";
import { VoteStrip } from "@/components/reviews/vote-strip";
import type { Verdict } from "@/lib/verdicts/rules/verdict";
import { MissingList, type SupplyLinks } from "./missing";
import { Turnout } from "./turnout";
import { verdictLooks, voteCount } from "./words";

export type VerdictView = Pick<Verdict, "outcome" | "votes" | "distribution"> & {
  /** When the state last became another one; null while it never did. */
  lastChangedAt: string | null;
  /** Set while the votes are those of made-up reviewers. */
  isDemonstration: boolean;
};

/**
 * How a claim stands, in one screen: the verdict as a word and a sentence, the turnout as a thing of its own,
 * the votes as they were cast, and what is missing.
 * @param links where the forms are that supply what is missing
 * @param children what a reader can do now, under the verdict
 */
export function VerdictPanel({
  verdict,
  links,
  children,
}: {
  verdict: VerdictView;
  links: SupplyLinks;
  children?: React.ReactNode;
}) {
  const { outcome, votes, distribution } = verdict;
  return (
    <div className="grid items-start gap-x-12 gap-y-6 md:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] print:grid-cols-2">
      <div>
        <Standing verdict={verdict} />
        {"missing" in outcome && (
          <MissingList
            title={
              outcome.state === "CONTESTED" ? "What a verdict would also need" : "What is missing"
            }
            missing={outcome.missing}
            links={links}
          />
        )}
      </div>
      <figure>
        <figcaption className="meta flex flex-wrap items-baseline justify-between gap-x-6">
          <span className="font-[650] text-ink">How reviewers voted</span>
          <Turnout turnout={votes.turnout} freshCount={votes.fresh} staleCount={votes.stale} />
        </figcaption>
        <VoteStrip counts={votes.onScale} interval={distribution} />
        <Reading verdict={verdict} />
      </figure>
      {children && <div className="no-print flex flex-wrap gap-2.5 md:col-span-2">{children}</div>}
    </div>
  );
}

function Standing({ verdict: { outcome, votes, lastChangedAt } }: { verdict: VerdictView }) {
  const look = verdictLooks[outcome.state];
  const hasNone = votes.fresh + votes.stale === 0;
  const isSettled = "isSettled" in outcome && outcome.isSettled;
  return (
    <>
      <p className="meta">
        Verdict{isSettled && ", settled for now"}
        {lastChangedAt && (
          <>
            {" since "}
            <Day at={lastChangedAt} />
          </>
        )}
      </p>
      <p
        className={`mt-1 flex items-baseline gap-2.5 text-title font-medium tracking-tight ${hasNone ? "" : look.ink}`}
      >
        {!hasNone && <Icon shape={look.shape} size={20} />}
        {hasNone ? "No votes yet" : look.word}
      </p>
      <p className="mt-2 max-w-measure">{hasNone ? noVotes : look.sentence}</p>
    </>
  );
}

const noVotes = "Nobody has judged this claim yet. A verdict takes ten votes on the scale.";

function Reading({ verdict: { votes, distribution, isDemonstration } }: { verdict: VerdictView }) {
  const { EVIDENCE_INSUFFICIENT, NOT_CHECKABLE } = votes.offScale;
  return (
    <div className="meta mt-2 space-y-0.5">
      {distribution && <p>The dot is the mean position, the line its 90% interval.</p>}
      {EVIDENCE_INSUFFICIENT + NOT_CHECKABLE > 0 && (
        <p>
          Off the scale: {EVIDENCE_INSUFFICIENT} evidence insufficient, {NOT_CHECKABLE} not
          checkable.
        </p>
      )}
      {votes.stale > 0 && (
        <p className="flex items-baseline gap-1.5">
          <Icon shape="half" size={10} />
          <span>
            {voteCount(votes.stale)} stale: cast before the claim or its evidence changed, and not
            counted here.
          </span>
        </p>
      )}
      {isDemonstration && (
        <p>
          <DemonstrationMark />
        </p>
      )}
    </div>
  );
}
