import { Details } from "@/components/ui/details";
import type { NoteGroup } from "@/lib/publishing/queries/notes";
import { NoteList } from "./note-list";
import { notesInWords } from "./words";

/** The notes on a piece of evidence or an argument, folded under it; nothing where there are none. */
export function FoldedNotes({ claimId, group }: { claimId: string; group: NoteGroup }) {
  if (group.total === 0) return null;
  return (
    <div className="mt-2.5">
      <Details summary={notesInWords(group.total)}>
        <NoteList claimId={claimId} group={group} />
      </Details>
    </div>
  );
}
