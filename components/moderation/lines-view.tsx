import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import type { FormState } from "@/lib/access/form-action";
import { LINES_PER_PAGE, type DeskQueue } from "@/lib/moderation/queries/desk-queues";
import { backFrom, deskQueuePath, lineId, type LineDeed } from "@/lib/moderation/rules/desk-queues";
import { revisePath } from "@/lib/moderation/rules/paths";
import { ReopenForm } from "./line-forms";
import { DeskKeys } from "./desk-keys";
import { DeskNav } from "./desk-nav";
import { EvidenceLine } from "./evidence-line";
import { QueueFilters } from "./queue-filters";
import { DEEDS, QUEUE_ABOUT, QUEUE_EMPTY, QUEUE_NAMES } from "./queue-words";
import { UnsourcedLine } from "./unsourced-line";

type Props = {
  queue: DeskQueue;
  /** What was just done here. */
  done?: LineDeed | undefined;
  /** The evidence that was settled, or went back, in its wording. */
  of?: string | undefined;
  outcome: FormState;
};

/** One of the desk's queues: its lines, and on each what is to be done, in place. */
export function LinesView({ queue, done, of, outcome }: Props) {
  const { queue: name, counts } = queue;
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb trail={[{ label: "Desk", href: "/desk" }, { label: QUEUE_NAMES[name] }]} />
          <h1>{QUEUE_NAMES[name]}</h1>
          <p className="meta mt-2 max-w-measure">{QUEUE_ABOUT[name]}</p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        {done && <Done {...{ queue, done, of, outcome }} />}
        <DeskNav counts={counts} at={name} />
        <QueueFilters queue={queue} />
        <Lines queue={queue} outcome={outcome} />
      </div>
    </PageFrame>
  );
}

function Done({ queue: { queue, place }, done, of, outcome }: Props & { done: LineDeed }) {
  const [claimId, evidenceId, revisionId] = of?.split("/") ?? [];
  if (!claimId || !evidenceId || !revisionId) return <Notice outcome="done" title={DEEDS[done]} />;
  return (
    <Notice outcome="done" title={DEEDS[done]}>
      {done === "settled" && (
        <ReopenForm
          hidden={{ claimId, evidenceId, revisionId, ...backFrom(queue, place, null) }}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      )}
      {done === "returned" && (
        <a href={revisePath({ kind: "evidence", claimId, contributionId: evidenceId })}>
          Take it back on its page
        </a>
      )}
    </Notice>
  );
}

function Lines({ queue, outcome }: { queue: DeskQueue; outcome: FormState }) {
  const { queue: name, place, lines, unsourced } = queue;
  const ids = [...lines, ...unsourced.map(({ claimId }) => ({ claimId, evidenceId: null }))].map(
    lineId,
  );
  if (ids.length === 0) return <Nothing queue={queue} />;
  const backOf = (nth: number) => backFrom(name, place, ids[nth + 1] ?? null);
  return (
    <>
      <DeskKeys of="lines" />
      <ul data-lines="" className="divide-y divide-rule border-y border-rule">
        {unsourced.map((claim, nth) => (
          <li key={claim.claimId} className="py-6">
            <UnsourcedLine claim={claim} back={backOf(nth)} outcome={outcome} />
          </li>
        ))}
        {lines.map((line, nth) => (
          <li key={`${line.claimId}/${line.evidenceId}`} className="py-6">
            <EvidenceLine {...{ line, queue: name, place, outcome }} back={backOf(nth)} />
          </li>
        ))}
      </ul>
      <Pages queue={queue} shown={ids.length} />
    </>
  );
}

function Nothing({ queue: { queue, place } }: { queue: DeskQueue }) {
  const { topic, source, direction, page } = place;
  if (page > 1)
    return (
      <EmptyState
        action={{
          label: "Back to the first page.",
          href: deskQueuePath(queue, { ...place, page: 1 }),
        }}
      >
        The queue ends before this page.
      </EmptyState>
    );
  if (topic || source || direction)
    return (
      <EmptyState action={{ label: "Show the whole queue.", href: deskQueuePath(queue) }}>
        Nothing of this kind stands here.
      </EmptyState>
    );
  return <EmptyState>{QUEUE_EMPTY[queue]}</EmptyState>;
}

function Pages({ queue: { queue, place, hasMore }, shown }: { queue: DeskQueue; shown: number }) {
  const from = (place.page - 1) * LINES_PER_PAGE;
  const to = (page: number) => deskQueuePath(queue, { ...place, page });
  return (
    <Pager
      label="Queue, pages"
      position={`${from + 1} to ${from + shown}`}
      previousHref={place.page > 1 ? to(place.page - 1) : null}
      nextHref={hasMore ? to(place.page + 1) : null}
    />
  );
}
