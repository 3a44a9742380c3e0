import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import type { FormState } from "@/lib/access/form-action";
import { PAGE_SIZE, type QueuePage } from "@/lib/moderation/queries";
import { QueueRow } from "./queue-row";

/** The editors' desk: what waits for a second person. */
export function DeskView({
  queue: { items, total, page },
  done,
  outcome,
}: {
  queue: QueuePage;
  done: string | undefined;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <h1>Desk</h1>
          <p className="meta max-w-measure">
            {total === 1 ? "One contribution waits" : `${total} contributions wait`} for a second
            person. Nobody decides on their own work.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        {done && Object.hasOwn(DONE, done) && <Notice outcome="done" title={DONE[done]!} />}
        {items.length === 0 && total > 0 && (
          <EmptyState action={{ label: "To the first page.", href: "/desk" }}>
            The queue does not reach as far as this page.
          </EmptyState>
        )}
        {total === 0 && (
          <EmptyState>
            The queue is empty. Proposals of members, and what another editor added alone, will
            stand here.
          </EmptyState>
        )}
        {items.length > 0 && (
          <ul className="divide-y divide-rule border-y border-rule">
            {items.map((item) => (
              <QueueRow key={item.contributionId} item={item} outcome={outcome} />
            ))}
          </ul>
        )}
        {items.length > 0 && (
          <Pager
            label="Queue, pages"
            position={`${(page - 1) * PAGE_SIZE + 1} to ${(page - 1) * PAGE_SIZE + items.length} of ${total}`}
            previousHref={page > 1 ? `/desk?page=${page - 1}` : null}
            nextHref={page * PAGE_SIZE < total ? `/desk?page=${page + 1}` : null}
          />
        )}
      </div>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  accepted: "Accepted. It is part of the ledger.",
  "sent-back": "Sent back. Its author reads your reason.",
};
