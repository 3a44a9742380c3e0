import { EmptyState } from "@/components/ui/empty-state";
import type { NoteGroup } from "@/lib/publishing/queries/notes";
import { NoteList } from "./note-list";

/** The notes on a claim itself, beside it. */
export function MarginNotes({
  claimId,
  group,
  addHref,
}: {
  claimId: string;
  group: NoteGroup;
  addHref: string;
}) {
  if (group.notes.length === 0) {
    return (
      <EmptyState action={{ label: "Write one.", href: addHref }}>
        No notes yet. Questions and comments that are neither evidence nor a vote belong here.
      </EmptyState>
    );
  }
  return (
    <>
      <NoteList claimId={claimId} group={group} />
      <p className="meta no-print mt-3">
        <a href={addHref} className="inline-block min-h-6">
          Add a note
        </a>
      </p>
    </>
  );
}
