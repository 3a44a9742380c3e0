import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import type { FormState } from "@/lib/access/form-action";
import { PAGE_SIZE, type QueuePage } from "@/lib/moderation/queries/desk";
import type { DeskCounts } from "@/lib/moderation/queries/desk-queues";
import type { JustDecided } from "@/lib/moderation/queries/just-decided";
import { deskPath, queueItemOf } from "@/lib/moderation/rules/queue";
import { REDACTIONS_PATH } from "@/lib/moderation/rules/redaction";
import { headlineOf } from "@/lib/moderation/rules/words";
import { importPath } from "@/lib/sources/rules/paths";
import { SelectionForm, UndoForm, type QueueViewed } from "./decision-forms";
import { DeskKeys } from "./desk-keys";
import { DeskNav } from "./desk-nav";
import { QueueRow, shortened } from "./queue-row";
import { QueueTabs } from "./queue-tabs";

/** The editors' desk: what waits for a second person. */
export function DeskView({
  queue,
  decided,
  outcome,
  mayRedact,
  desk,
}: {
  queue: QueuePage;
  /** How much stands in the other queues. */
  desk: DeskCounts;
  /** What the viewer just decided, and nobody since. */
  decided: readonly JustDecided[];
  outcome: FormState;
  /** Whether whoever reads this takes words out for good. */
  mayRedact: boolean;
}) {
  const { items, counts, tab, whose } = queue;
  const viewed = { tab, whose };
  const selected = selectedIn(outcome);
  return (
    <PageFrame
      head={
        <>
          <h1>Desk</h1>
          <p className="meta max-w-measure">
            {counts.all === 1 ? "One contribution waits" : `${counts.all} contributions wait`} for a
            second person. Nobody decides on their own work.
          </p>
          <p className="meta flex flex-wrap gap-x-5">
            <a href={importPath()} className="inline-block min-h-6">
              Import sources
            </a>
            {mayRedact && (
              <a href={REDACTIONS_PATH} className="inline-block min-h-6">
                Redactions
              </a>
            )}
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <DeskNav counts={desk} at="proposals" proposals={counts.all} />
        {decided.length > 0 && <Decided decided={decided} viewed={viewed} outcome={outcome} />}
        <QueueTabs queue={queue} />
        <Nothing queue={queue} />
        {items.length > 0 && (
          <>
            <DeskKeys of="proposals" />
            <ul
              id="selection-item"
              data-lines=""
              tabIndex={-1}
              className="divide-y divide-rule border-y border-rule"
            >
              {items.map((item) => (
                <QueueRow
                  key={item.revisionId}
                  item={item}
                  isSelected={selected.has(queueItemOf(item))}
                  viewed={viewed}
                  outcome={outcome}
                />
              ))}
            </ul>
            <SelectionForm
              names={Object.fromEntries(
                items.map((item) => [queueItemOf(item), shortened(headlineOf(item.words))]),
              )}
              viewed={viewed}
              outcome={outcome}
              idempotencyKey={randomUUID()}
            />
            <Pages queue={queue} />
          </>
        )}
      </div>
    </PageFrame>
  );
}

function Decided({
  decided,
  ...form
}: {
  decided: readonly JustDecided[];
  viewed: QueueViewed;
  outcome: FormState;
}) {
  // One form takes decisions of one kind.
  const how = decided[0]!.how;
  const items = decided.filter((one) => one.how === how).map(queueItemOf);
  const [one, several] = DONE[how];
  return (
    <Notice outcome="done" title={items.length > 1 ? `${items.length} ${several}` : one}>
      {how !== "RESTORE" && <UndoForm {...form} items={items} idempotencyKey={randomUUID()} />}
    </Notice>
  );
}

const DONE: Record<JustDecided["how"], [one: string, several: string]> = {
  ACCEPT: ["Accepted. It is part of the ledger.", "accepted. They are part of the ledger."],
  SEND_BACK: [
    "Sent back. Its author reads your reason.",
    "sent back. Their authors read your reason.",
  ],
  RESTORE: ["Taken back. It waits again.", "taken back. They wait again."],
};

function Nothing({ queue: { items, total, counts, whose } }: { queue: QueuePage }) {
  if (items.length > 0) return null;
  if (total > 0)
    return (
      <EmptyState action={{ label: "To the first page.", href: "/desk" }}>
        The queue does not reach as far as this page.
      </EmptyState>
    );
  if (counts.all > 0 || whose !== "all")
    return (
      <EmptyState action={{ label: "Show all that waits.", href: "/desk" }}>
        Nothing of this kind waits.
      </EmptyState>
    );
  return (
    <EmptyState>
      The queue is empty. Proposals of members, new wordings of what is live, and what another
      editor added alone will stand here.
    </EmptyState>
  );
}

function Pages({ queue: { items, total, page, tab, whose } }: { queue: QueuePage }) {
  const from = (page - 1) * PAGE_SIZE;
  const to = (nth: number) => deskPath({ tab, whose, page: nth });
  return (
    <Pager
      label="Queue, pages"
      position={`${from + 1} to ${from + items.length} of ${total}`}
      previousHref={page > 1 ? to(page - 1) : null}
      nextHref={page * PAGE_SIZE < total ? to(page + 1) : null}
    />
  );
}

/** The lines that were selected when a form came back, so that they still are. */
function selectedIn(outcome: FormState): ReadonlySet<string> {
  const given = outcome?.form === "selection" ? outcome.result.initialValue?.item : undefined;
  const items = Array.isArray(given) ? given : [given];
  return new Set(items.filter((item) => typeof item === "string"));
}
