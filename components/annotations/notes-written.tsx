import { WithMarks } from "@/components/moderation/with-marks";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import type { NoteWritten } from "@/lib/annotations/queries/mine";
import { notePath } from "@/lib/annotations/rules";
import { MarkedText } from "./marked-text";
import { motivationWords } from "./words";

/** One's own notes, public and private, each with the claim on which it stands and the way to it. */
export function NotesWritten({ notes }: { notes: readonly NoteWritten[] }) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {notes.map((note) => (
        <li key={note.annotationId} className="space-y-1 py-4">
          <MarkedText text={note.body} />
          <p className="meta dotted-list">
            <span>{motivationWords[note.motivation]}</span>
            {note.isPrivate ? <Badge shape="hollow">Only you</Badge> : <span>public</span>}
            {note.isRetracted && <span>taken back</span>}
            {note.isHidden && <span>hidden by a ruling: you alone see it</span>}
            <Day at={note.createdAt.toISOString()} />
          </p>
          <p className="max-w-measure text-aside">
            {note.sentence ? (
              <>
                On: <WithMarks text={note.sentence} />
              </>
            ) : (
              "On a claim that is not shown any more"
            )}
          </p>
          {note.sentence && !note.isHidden && (
            <p className="text-aside">
              <a
                href={notePath(note.claimId, note.annotationId)}
                className="inline-flex min-h-6 items-center"
              >
                {note.isRetracted ? "See or restore it" : "See, change or take it back"}
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
