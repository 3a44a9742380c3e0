import { WithMarks } from "@/components/moderation/with-marks";
import { Byline } from "@/components/identity/byline";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon, type IconShape } from "@/components/ui/icon";
import { Pager } from "@/components/ui/pager";
import { WordDiff } from "@/components/ui/word-diff";
import { verdictLooks } from "@/components/verdicts/words";
import { capitalised } from "@/lib/foundation/text";
import { plainly } from "@/lib/foundation/redacted";
import { claimHistoryPath, claimPath } from "@/lib/claims/rules";
import { rulingPath, thingOf } from "@/lib/moderation/rules/flags";
import type { ClaimTitle } from "@/lib/publishing/queries/claim-title";
import type { HistoryEvent } from "@/lib/publishing/queries/claim-history";
import { STANDING_WORDS } from "@/lib/sources/rules/standing-words";

/** Everything that became of a claim and of what was added to it, the newest first, with what each revision changed. */
export function ClaimHistory({
  claim,
  events,
  hasMore,
  page,
}: {
  claim: ClaimTitle;
  events: readonly HistoryEvent[];
  hasMore: boolean;
  page: number;
}) {
  const path = claimHistoryPath(claim.id);
  const at = (other: number) => (other > 1 ? `${path}?page=${other}` : path);
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[
              { label: "Claims", href: "/claims" },
              { label: claim.sentence, href: claimPath(claim) },
              { label: "History" },
            ]}
          />
          <h1 className="mt-3">History of this claim</h1>
          <p className="mt-3 max-w-measure text-soft">
            <WithMarks text={claim.sentence} />
          </p>
        </>
      }
    >
      <div className="mt-6 max-w-[58rem]">
        <ol>
          {events.map((event, index) => (
            <li key={index} className="border-b border-rule py-4 first:border-t">
              <Event event={event} claimHref={claimPath(claim)} />
            </li>
          ))}
        </ol>
        {events.length === 0 && (
          <EmptyState action={{ label: "Back to the claim.", href: claimPath(claim) }}>
            {page > 1 ? "The history begins after this page." : "Nothing has become of it yet."}
          </EmptyState>
        )}
        <Pager
          label="History, pages"
          position={`page ${page}`}
          previousHref={page > 1 ? at(page - 1) : null}
          nextHref={hasMore ? at(page + 1) : null}
        />
      </div>
    </PageFrame>
  );
}

function Event({ event, claimHref }: { event: HistoryEvent; claimHref: string }) {
  switch (event.what) {
    case "verdict":
      return <VerdictEvent event={event} />;
    case "ruling":
      return <RulingEvent event={event} />;
    case "source":
      return (
        <>
          <Line
            shape="dot"
            words={`Source ${STANDING_WORDS[event.standing].is}: ${plainly(event.title)}`}
            at={event.at}
            by={event}
          />
          <p className="max-w-measure text-aside">
            <WithMarks text={event.reason} />
          </p>
        </>
      );
    default:
      return <Contribution event={event} claimHref={claimHref} />;
  }
}

function VerdictEvent({ event }: { event: Extract<HistoryEvent, { what: "verdict" }> }) {
  const { word, shape } = verdictLooks[event.state];
  const settled = event.isSettled ? ", settled for now" : "";
  return <Line shape={shape} words={`Verdict: ${word}${settled}`} at={event.at} by={null} />;
}

function RulingEvent({ event }: { event: Extract<HistoryEvent, { what: "ruling" }> }) {
  const { about, kind, isOverturned, at, reason, rulingId } = event;
  const thing = capitalised(thingOf(about));
  const overturned = isOverturned ? ", which was overturned" : "";
  return (
    <>
      <Line
        shape="struck"
        words={`${thing} ${rulingWords[kind]}${overturned}`}
        at={at}
        by={event}
      />
      <p className="max-w-measure text-aside">
        Reason: <WithMarks text={reason} />
      </p>
      <p className="meta mt-1">
        <a href={rulingPath(rulingId)} className="inline-block min-h-6">
          The ruling
        </a>
      </p>
    </>
  );
}

function Contribution({
  event,
  claimHref,
}: {
  event: Extract<HistoryEvent, { changes: unknown }>;
  claimHref: string;
}) {
  const { what, kind, at, reason, words, changes, isRevision, subjectId } = event;
  const did = isRevision ? revisionWords[kind] : kindWords[kind];
  const place = {
    claim: claimHref,
    evidence: `${claimHref}#e-${subjectId}`,
    argument: `${claimHref}#a-${subjectId}`,
  };
  return (
    <>
      <Line shape={shapes[kind]} words={`${subjectWords[what]} ${did}`} at={at} by={event} />
      {reason && (
        <p className="max-w-measure text-aside">
          Reason: <WithMarks text={reason} />
        </p>
      )}
      {changes.length > 0
        ? changes.map((change) => (
            <div key={change.field} className="mt-2 max-w-measure">
              <p className="meta">{change.field}</p>
              <p className="whitespace-pre-line">
                <WordDiff before={plainly(change.before)} after={plainly(change.after)} />
              </p>
            </div>
          ))
        : words && (
            <p className="mt-1 max-w-measure whitespace-pre-line text-soft">
              <WithMarks text={words} />
            </p>
          )}
      {what !== "claim" && kind !== "RETRACT" && (
        <p className="meta mt-1">
          <a href={place[what]} className="inline-block min-h-6">
            Where it stands
          </a>
        </p>
      )}
    </>
  );
}

function Line({
  shape,
  words,
  at,
  by,
}: {
  shape: IconShape;
  words: string;
  at: string;
  by: { byline: string; handle: string | null } | null;
}) {
  return (
    <p className="meta flex flex-wrap items-baseline gap-x-2">
      <Icon shape={shape} size={11} />
      <b className="font-[650] text-ink">{words}</b>
      <span>
        <Day at={at} />
        {by && (
          <>
            {"\u00a0· "}
            <Byline name={by.byline} handle={by.handle} />
          </>
        )}
      </span>
    </p>
  );
}

type Kind = Extract<HistoryEvent, { changes: unknown }>["kind"];

const subjectWords = { claim: "Claim", evidence: "Evidence", argument: "Argument" };

const kindWords: Record<Kind, string> = {
  PROPOSE: "proposed",
  ADD: "added by an editor",
  ACCEPT: "accepted",
  SEND_BACK: "sent back",
  RETRACT: "taken out",
  RESTORE: "put back",
  MERGE: "merged into another",
  UNMERGE: "taken apart again",
  SORT: "put under other topics",
};

const rulingWords = {
  HIDE: "was hidden by a ruling",
  SEND_BACK: "was sent back to its author by a ruling",
};

const revisionWords: Record<Kind, string> = {
  ...kindWords,
  ADD: "revised by an editor",
  ACCEPT: "revised, accepted by an editor",
  RETRACT: "revision taken out",
  RESTORE: "revision put back",
};

const shapes: Record<Kind, IconShape> = {
  PROPOSE: "hollow",
  ADD: "hollow",
  ACCEPT: "check",
  SEND_BACK: "struck",
  RETRACT: "struck",
  RESTORE: "check",
  MERGE: "double",
  UNMERGE: "double",
  SORT: "dot",
};
