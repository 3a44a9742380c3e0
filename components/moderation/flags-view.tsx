import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { DoneNotice } from "@/components/ui/done-notice";
import { Pager } from "@/components/ui/pager";
import { Tab, Tabs } from "@/components/ui/tabs";
import type { FormState } from "@/lib/access/form-action";
import {
  FLAGS_PER_PAGE,
  type FlaggedItem,
  type FlagsPage,
  type RuledItem,
} from "@/lib/moderation/queries/flags";
import {
  FLAG_QUEUES,
  flaggedName,
  flagsPath,
  REASONS,
  RULED,
  rulingPath,
  thingOf,
  type FlagQueue,
} from "@/lib/moderation/rules/flags";
import { plainly, beginningOf } from "@/lib/foundation/redacted";
import { FlaggedThing } from "./flagged-thing";
import { redactPath, subjectIn } from "@/lib/moderation/rules/redaction";
import { WithMarks } from "./with-marks";
import { LiftForm, ReviewForm, RulingForm } from "./ruling-forms";

/** What was flagged, what was answered, and who is suspended: the editors' second desk. */
export function FlagsView({
  flags,
  done,
  outcome,
}: {
  flags: FlagsPage;
  done: string | undefined;
  outcome: FormState;
}) {
  const { queue, counts, open, ruled, maySuspend, mayRedact } = flags;
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb trail={[{ label: "Desk", href: "/desk" }, { label: "Flags" }]} />
          <h1>Flags and rulings</h1>
          <p className="meta mt-2 max-w-measure">
            Nobody rules on their own work or their own flag. Every reason is{" "}
            <a href="/rulings">public</a>; who flagged something is not.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <DoneNotice done={done} words={DONE} />
        <Tabs label="Parts of the flags">
          {FLAG_QUEUES.map((part) => (
            <Tab key={part} href={flagsPath({ queue: part })} isHere={part === queue}>
              {TABS[part]} <span className="figures text-soft">{counts[part]}</span>
            </Tab>
          ))}
        </Tabs>
        <Nothing flags={flags} />
        {open.length + ruled.length > 0 && (
          <ul className="divide-y divide-rule border-y border-rule">
            {open.map((item) => (
              <li key={flaggedName(item)} className="py-6">
                <Flagged item={item} outcome={outcome} mayRedact={mayRedact} />
              </li>
            ))}
            {ruled.map((item) => (
              <li key={item.rulingId} className="py-6">
                <Ruled item={item} queue={queue} maySuspend={maySuspend} outcome={outcome} />
              </li>
            ))}
          </ul>
        )}
        <Pages flags={flags} />
      </div>
    </PageFrame>
  );
}

const TABS: Record<FlagQueue, string> = {
  open: "Flagged",
  answered: "Answered",
  suspended: "Suspended",
};
const DONE: Record<string, string> = {
  ruled: "The ruling is given. Its author is told, unless nothing changes for them.",
  reviewed: "It is decided. The author is told.",
  lifted: "The suspension is lifted. Whoever was suspended is told.",
};
const EMPTY: Record<FlagQueue, string> = {
  open: "Nothing is flagged. What readers flag or report will stand here.",
  answered:
    "No answer waits. When an author answers a ruling, it stands here for somebody who had no part in it.",
  suspended: "Nobody is suspended.",
};

function Nothing({ flags: { queue, counts, open, ruled } }: { flags: FlagsPage }) {
  if (open.length + ruled.length > 0) return null;
  if (counts[queue] === 0) return <EmptyState>{EMPTY[queue]}</EmptyState>;
  return (
    <EmptyState action={{ label: "To the first page.", href: flagsPath({ queue }) }}>
      The queue does not reach as far as this page.
    </EmptyState>
  );
}

function Flagged({
  item,
  outcome,
  mayRedact,
}: {
  item: FlaggedItem;
  outcome: FormState;
  mayRedact: boolean;
}) {
  const { kind, id, flagId, count, flags, isOwn, seen, kinds } = item;
  // A report may name what is none of ours.
  const redactable = mayRedact ? subjectIn(flaggedName({ kind, id })) : null;
  return (
    <article aria-label={labelOf(item)} className="space-y-4">
      <Thing item={item} />
      <div>
        <p className="meta">
          {count === 1 ? "One flag" : `${count} flags`}
          {count > flags.length && `, of which these are the oldest ${flags.length}`}:
        </p>
        <ul className="max-w-measure list-disc space-y-1 pl-5 text-aside">
          {flags.map(({ reason, note, contact, at }, index) => (
            <li key={index}>
              {REASONS[reason]}
              {note && (
                <>
                  : “<WithMarks text={note} />”
                </>
              )}{" "}
              <span className="meta">
                <Day at={at} />
                {contact && <>, to be reached at {contact}</>}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {isOwn ? (
        <p className="meta">Your own work or your own flag: another editor rules on it.</p>
      ) : (
        <RulingForm
          on={flaggedName({ kind, id })}
          {...{ flagId, seen, kinds, outcome, idempotencyKey: randomUUID() }}
        />
      )}
      {redactable && (
        <p className="meta">
          <a
            href={`${redactPath(redactable)}${isOwn ? "" : `&flag=${flagId}`}`}
            className="inline-block min-h-6"
          >
            Redact its texts
          </a>
        </p>
      )}
    </article>
  );
}

function Ruled({
  item,
  queue,
  maySuspend,
  outcome,
}: {
  item: RuledItem;
  queue: FlagQueue;
  maySuspend: boolean;
  outcome: FormState;
}) {
  const { rulingId, ruling, publicReason, ruler, ruledAt, answer, isOwn } = item;
  const posted = { rulingId, outcome, idempotencyKey: randomUUID() };
  return (
    <article aria-label={labelOf(item)} className="space-y-4">
      <Thing item={item} />
      <div className="max-w-measure">
        <p>
          {RULED[ruling]}: <WithMarks text={publicReason} />
        </p>
        <p className="meta">
          {ruler}, <Day at={ruledAt.toISOString()} />, <a href={rulingPath(rulingId)}>the ruling</a>
        </p>
      </div>
      {answer && (
        <div className="max-w-measure border-l-2 border-rule pl-3.5">
          <p className="meta">Its author answers:</p>
          <p className="whitespace-pre-line">
            <WithMarks text={answer} />
          </p>
        </div>
      )}
      {queue === "suspended" && maySuspend && <LiftForm {...posted} />}
      {queue === "answered" && <Review {...{ ruling, isOwn, maySuspend }} {...posted} />}
    </article>
  );
}

type Reviewing = Pick<RuledItem, "ruling" | "isOwn"> & Pick<FlagsPage, "maySuspend">;

function Review({
  ruling,
  isOwn,
  maySuspend,
  ...posted
}: Reviewing & Parameters<typeof ReviewForm>[0]) {
  const isAdministrators = ruling === "SUSPEND";
  if (isOwn)
    return (
      <p className="meta">
        You have a part in this: another {isAdministrators ? "administrator" : "editor"} decides.
      </p>
    );
  if (isAdministrators && !maySuspend)
    return <p className="meta">On a suspension an administrator decides.</p>;
  return <ReviewForm {...posted} />;
}

function Thing({ item: { kind, id, subject } }: { item: FlaggedItem | RuledItem }) {
  if (subject) return <FlaggedThing subject={subject} />;
  return (
    <p className="max-w-measure">
      What was meant is not here, or not any more:{" "}
      <span className="break-all">{`${kind}:${id}`}</span>
    </p>
  );
}

const labelOf = ({ kind, subject }: FlaggedItem | RuledItem): string =>
  `${thingOf(kind)}: ${beginningOf(plainly(subject?.words ?? "no longer here"), 80)}`;

function Pages({ flags: { queue, page, counts, open, ruled } }: { flags: FlagsPage }) {
  const from = (page - 1) * FLAGS_PER_PAGE;
  const to = (nth: number) => flagsPath({ queue, page: nth });
  return (
    <Pager
      label="Flags, pages"
      position={`${from + 1} to ${from + open.length + ruled.length} of ${counts[queue]}`}
      previousHref={page > 1 ? to(page - 1) : null}
      nextHref={page * FLAGS_PER_PAGE < counts[queue] ? to(page + 1) : null}
    />
  );
}
