import { notesPath } from "@/lib/annotations/rules";
import type { NoteGroup } from "@/lib/publishing/queries/notes";
import { MarginNote } from "./margin-note";
import { notesInWords } from "./words";

/** The newest notes on one thing, oldest of them first, and the way to all of them where there are more. */
export function NoteList({ claimId, group }: { claimId: string; group: NoteGroup }) {
  return (
    <>
      {group.total > group.notes.length && (
        <p className="meta mb-3">
          {notesInWords(group.total)} in all:{" "}
          <a href={notesPath(claimId)}>read them from the first</a>
        </p>
      )}
      <ul className="space-y-4">
        {group.notes.map((note) => (
          <li key={note.id}>
            <MarginNote note={note} claimId={claimId} />
          </li>
        ))}
      </ul>
    </>
  );
}
