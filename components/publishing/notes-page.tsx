import { WithMarks } from "@/components/moderation/with-marks";
import { MarginNote } from "@/components/annotations/margin-note";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { annotatePath, notesPath } from "@/lib/annotations/rules";
import type { NotesPage as NotesPageView } from "@/lib/publishing/queries/notes";

/** Every public note on a claim, its evidence and the arguments about it, oldest first. */
export function NotesPage({ page: { claim, notes, position } }: { page: NotesPageView }) {
  const { page, from, total } = position;
  const to = from + notes.length - 1;
  const hrefOf = (wanted: number) => `${notesPath(claim.id)}${wanted > 1 ? `?page=${wanted}` : ""}`;
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[
              { label: "Claims", href: "/claims" },
              { label: claim.sentence, href: claim.path },
              { label: "Notes" },
            ]}
          />
          <h1>Notes on a claim</h1>
          <p className="lede max-w-measure">
            <WithMarks text={claim.sentence} />
          </p>
        </>
      }
    >
      <ul className="mt-7 space-y-6">
        {notes.map(({ target, ...note }) => (
          <li key={note.id}>
            {target && (
              <p className="meta mb-1">
                On{" "}
                <a href={`${claim.path}#${target.kind === "evidence" ? "e" : "a"}-${target.id}`}>
                  {target.kind === "evidence" ? "evidence" : "an argument"}
                </a>
              </p>
            )}
            <MarginNote note={{ ...note, quote: target?.words ?? null }} claimId={claim.id} />
          </li>
        ))}
      </ul>
      {notes.length === 0 && (
        <EmptyState action={{ label: "Write one.", href: annotatePath(claim.id) }}>
          {page > 1
            ? "The notes end before this page."
            : "No notes yet. Questions and comments that are neither evidence nor a vote belong here."}
        </EmptyState>
      )}
      <Pager
        label="Notes, pages"
        position={notes.length ? `${from} to ${to} of ${total}` : "no further"}
        previousHref={page > 1 ? hrefOf(page - 1) : null}
        nextHref={notes.length > 0 && to < total ? hrefOf(page + 1) : null}
      />
    </PageFrame>
  );
}
