import { notePath, notesPath } from "@/lib/annotations/rules";
import type { NoteGroup } from "@/lib/publishing/queries/notes";
import { MarginNote } from "./margin-note";

/** The newest notes on one thing, oldest of them first, and the way to all of them where there are more. */
export function NoteList({ claimId, group }: { claimId: string; group: NoteGroup }) {
  const hidden = group.total - group.notes.length;
  return (
    <>
      {hidden > 0 && (
        <p className="meta mb-3">
          {hidden === 1 ? "1 earlier note" : `${hidden} earlier notes`}:{" "}
          <a href={notesPath(claimId)}>all notes on this claim</a>
        </p>
      )}
      <ul className="space-y-4">
        {group.notes.map((note) => (
          <li key={note.id}>
            <MarginNote note={note} href={notePath(claimId, note.id)} />
          </li>
        ))}
      </ul>
    </>
  );
}
