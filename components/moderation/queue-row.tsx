import { WithMarks } from "@/components/moderation/with-marks";
import { randomUUID } from "node:crypto";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import { claimPath } from "@/lib/claims/rules";
import type { FormState } from "@/lib/access/form-action";
import type { QueueItem } from "@/lib/moderation/queries/desk";
import { queueItemOf } from "@/lib/moderation/rules/queue";
import { headlineOf, saidIn } from "@/lib/moderation/rules/words";
import { plainly, beginningOf } from "@/lib/foundation/redacted";
import { AcceptForm, SendBackForm, type QueueViewed } from "./decision-forms";
import { ChangedList, SaidList } from "./said-list";

/** One contribution that waits, with what is needed to decide on it. */
export function QueueRow({
  item,
  isSelected,
  viewed,
  outcome,
}: {
  item: QueueItem;
  isSelected: boolean;
  viewed: QueueViewed;
  outcome: FormState;
}) {
  const name = shortened(headlineOf(item.words));
  const line = queueItemOf(item);
  const forms = { item: line, id: item.revisionId, name, viewed, outcome };
  return (
    <li className="py-6">
      <article aria-label={name} tabIndex={-1} id={item.revisionId} className="space-y-3">
        <Head item={item} line={line} name={name} isSelected={isSelected} />
        <Wording item={item} />
        {item.reason && (
          <p className="max-w-measure text-aside">
            Why: <WithMarks text={item.reason} />
          </p>
        )}
        {item.claim && (
          <p className="max-w-measure text-aside">
            On{" "}
            <a href={claimPath({ id: item.claimId!, slug: item.claim.slug })}>
              <WithMarks text={item.claim.sentence} />
            </a>
          </p>
        )}
        <WaitsFor item={item} />
        {item.isOwn ? (
          <p className="meta">Your own addition or wording: another editor decides on it.</p>
        ) : (
          <div className="grid items-end gap-x-6 gap-y-4 sm:grid-cols-[auto_1fr]">
            <AcceptForm {...forms} idempotencyKey={randomUUID()} />
            {item.state === "PROPOSED" && <SendBackForm {...forms} idempotencyKey={randomUUID()} />}
          </div>
        )}
      </article>
    </li>
  );
}

/** What a line is called where there is no room for all of it. */
export const shortened = (words: string): string => beginningOf(plainly(words), 80);

function Head({
  item: { kind, state, liveId, author, since, isOwn },
  line,
  name,
  isSelected,
}: {
  item: QueueItem;
  line: string;
  name: string;
  isSelected: boolean;
}) {
  const standing = liveId ? "New wording" : STANDINGS[state];
  const badges = (
    <span className="meta flex flex-wrap items-baseline gap-x-3">
      <Badge>{standing}</Badge>
      <span>
        {NAMES[kind]}&nbsp;· {author}&nbsp;· <Day at={since.toISOString()} />
      </span>
    </span>
  );
  if (isOwn) return <p>{badges}</p>;
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-3">
      <input
        type="checkbox"
        name="item"
        value={line}
        form="selection"
        defaultChecked={isSelected}
        aria-label={`Select: ${name}`}
        className="size-4.5 flex-none accent-press"
      />
      {badges}
    </label>
  );
}

const STANDINGS: Record<QueueItem["state"], string> = {
  PROPOSED: "Proposed",
  LIVE: "In the ledger, not seen by a second person",
};
const NAMES: Record<QueueItem["kind"], string> = {
  claim: "a claim",
  evidence: "evidence",
  argument: "an argument",
  source: "a source",
};

function Wording({ item: { words, changes } }: { item: QueueItem }) {
  if (changes?.length) return <ChangedList changes={changes} />;
  const [headline, ...rest] = saidIn(words);
  return (
    <>
      <blockquote className="max-w-measure">
        <WithMarks text={words.kind === "evidence" ? `“${headline!.text}”` : headline!.text} />
      </blockquote>
      <SaidList said={rest} />
    </>
  );
}

function WaitsFor({ item: { waitsFor } }: { item: QueueItem }) {
  if (!waitsFor) return null;
  const { kind, title } = waitsFor;
  return (
    <p className="max-w-measure border-l-4 border-qualifies pl-3 text-aside">
      {kind === "source" ? "A source that it names" : "A claim that it leans on"} is not in the
      ledger:{" "}
      <a href={`/desk?tab=${kind}s`}>
        <WithMarks text={title} />
      </a>
      . That comes first; selected together, it is decided first.
    </p>
  );
}
