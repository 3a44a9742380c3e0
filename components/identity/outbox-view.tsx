import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import type { LetterPage } from "@/lib/identity/queries";

/** The dev outbox: letters as they were posted, newest first, with their links. */
export function OutboxView({ page: { letters, page, total, perPage } }: { page: LetterPage }) {
  const first = (page - 1) * perPage + 1;
  return (
    <PageFrame head={<h1>Outbox</h1>}>
      <p className="lede mt-3 max-w-measure">
        Letters of this installation. Without a mail server they stay here; this page opens on this
        machine alone.
      </p>
      {letters.length === 0 && <EmptyState>No letter has been posted yet.</EmptyState>}
      {letters.map((letter) => (
        <LetterView key={letter.letterId} letter={letter} />
      ))}
      <Pager
        label="Letters, pages"
        position={`${first} to ${first + letters.length - 1} of ${total}`}
        previousHref={page > 1 ? `/outbox?page=${page - 1}` : null}
        nextHref={page * perPage < total ? `/outbox?page=${page + 1}` : null}
      />
    </PageFrame>
  );
}

function LetterView({ letter }: { letter: LetterPage["letters"][number] }) {
  const { recipient, subject, text, createdAt, deliveredAt } = letter;
  return (
    <article className="mt-7 max-w-measure border-t border-rule pt-5">
      <h2>{subject}</h2>
      <p className="meta mt-1">
        To {recipient},{" "}
        <time dateTime={createdAt}>{createdAt.replace("T", " ").slice(0, 16)} UTC</time>
      </p>
      {deliveredAt ? (
        <p className="mt-3 text-soft">Sent by mail; its words are not kept.</p>
      ) : (
        <p className="mt-3 break-words whitespace-pre-line">{linked(text)}</p>
      )}
    </article>
  );
}

function linked(text: string): React.ReactNode[] {
  return text.split(/(https?:\/\/\S+)/).map((part, place) =>
    place % 2 === 1 ? (
      <a key={place} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
