import { Byline } from "@/components/identity/byline";
import { Day } from "@/components/ui/day";

export type MarginNoteView = {
  id: string;
  motivation: "COMMENTING" | "QUESTIONING" | "TAGGING" | "ASSESSING" | "REPLYING";
  body: string;
  /** The words that the note hangs on; null when it is about the whole. */
  quote?: string | null;
  byline: string;
  handle?: string | null;
  writtenAt: string;
  replies: readonly Omit<MarginNoteView, "motivation" | "replies" | "quote">[];
};

/** A reader's note beside the text, with the answers that it got. */
export function MarginNote({ note }: { note: MarginNoteView }) {
  return (
    <div id={`n-${note.id}`} className="addressable border-l-2 border-mark pl-3.5">
      {note.quote && <p className="text-aside text-soft">“{note.quote}”</p>}
      <p className="max-w-measure text-aside whitespace-pre-line">{note.body}</p>
      <p className="meta dotted-list mt-0.5">
        <span>{motivations[note.motivation]}</span>
        <Byline name={note.byline} handle={note.handle} />
        <Day at={note.writtenAt} />
      </p>
      {note.replies.length > 0 && (
        <ul className="mt-2 space-y-2 pl-3.5">
          {note.replies.map((reply) => (
            <li key={reply.id}>
              <p className="max-w-measure text-aside whitespace-pre-line">{reply.body}</p>
              <p className="meta dotted-list">
                <span>Answer</span>
                <Byline name={reply.byline} handle={reply.handle} />
                <Day at={reply.writtenAt} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const motivations: Record<MarginNoteView["motivation"], string> = {
  COMMENTING: "Comment",
  QUESTIONING: "Question",
  TAGGING: "Tag",
  ASSESSING: "Assessment",
  REPLYING: "Answer",
};
