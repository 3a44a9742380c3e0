import { FlagLink } from "@/components/moderation/flag-link";
import { Day } from "@/components/ui/day";
import type { ThreadNote as ThreadNoteView } from "@/lib/annotations/queries/thread";
import { notePath } from "@/lib/annotations/rules";
import { onClaim } from "@/lib/moderation/rules/flags";
import { MarkedText } from "./marked-text";
import { motivationWords } from "./words";

/**
 * One note of a thread, with the way to its own page.
 * @param focusId the note that the page is about
 */
export function ThreadNote({
  claimId,
  note,
  focusId,
  mayFlag,
}: {
  claimId: string;
  note: ThreadNoteView;
  focusId: string;
  /** A note for its writer alone is nobody's to flag. */
  mayFlag: boolean;
}) {
  const { id, motivation, body, byline, isMine, isRetracted, writtenAt, editedAt } = note;
  const isFocus = id === focusId;
  return (
    <div
      id={`n-${id}`}
      className={`addressable border-l-2 pl-3.5 ${isFocus ? "border-press" : "border-mark"}`}
      aria-current={isFocus ? "true" : undefined}
    >
      {isRetracted && <p className="text-soft">This note was taken back by its author.</p>}
      {body !== null && (
        <div className={isRetracted ? "text-soft" : ""}>
          {isRetracted && <p className="meta">Only you still read what it said:</p>}
          <MarkedText text={body} />
        </div>
      )}
      <p className="meta dotted-list mt-0.5">
        <span>{motivationWords[motivation]}</span>
        <span>{byline}</span>
        <Day at={writtenAt.toISOString()} />
        {editedAt && !isRetracted && (
          <span>
            edited <Day at={editedAt.toISOString()} />
          </span>
        )}
        {!isFocus && (
          <a href={notePath(claimId, id)} className="no-print inline-block min-h-6">
            {isMine ? "Answer, change or take back" : "Answer"}
          </a>
        )}
        {mayFlag && !isMine && !isRetracted && (
          <FlagLink kind="annotation" id={onClaim(claimId, id)} />
        )}
      </p>
    </div>
  );
}
