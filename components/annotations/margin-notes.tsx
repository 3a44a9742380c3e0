import { EmptyState } from "@/components/ui/empty-state";
import { MarginNote, type MarginNoteView } from "./margin-note";

/** The notes on one thing, oldest first as they were given. */
export function MarginNotes({
  notes,
  addHref,
}: {
  notes: readonly MarginNoteView[];
  addHref: string;
}) {
  if (notes.length === 0) {
    return (
      <EmptyState action={{ label: "Write one.", href: addHref }}>
        No notes yet. Questions and comments that are neither evidence nor a vote belong here.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="space-y-4">
        {notes.map((note) => (
          <li key={note.id}>
            <MarginNote note={note} />
          </li>
        ))}
      </ul>
      <p className="meta no-print mt-3">
        <a href={addHref} className="inline-block min-h-6">
          Add a note
        </a>
      </p>
    </>
  );
}
