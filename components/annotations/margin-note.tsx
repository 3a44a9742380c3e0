import { Byline } from "@/components/identity/byline";
import { FlagLink } from "@/components/moderation/flag-link";
import { Day } from "@/components/ui/day";
import { notePath } from "@/lib/annotations/rules";
import { onClaim } from "@/lib/moderation/rules/flags";
import type { Motivation } from "@/prisma/generated/enums";
import { MarkedText } from "./marked-text";
import { motivationWords } from "./words";

type ReplyView = {
  id: string;
  body: string;
  byline: string;
  handle?: string | null;
  writtenAt: string;
  editedAt?: string | null;
};
export type MarginNoteView = Omit<ReplyView, "body"> & {
  motivation: Motivation;
  /** Null where it was taken back; it stays for what others answered. */
  body: string | null;
  /** The words that the note hangs on; null when it is about the whole. */
  quote?: string | null;
  replies: readonly ReplyView[];
  /** How many answers there are, where these are only the first. */
  replyCount?: number;
};

/**
 * A reader's note beside the text, with the answers that it got.
 * @param claimId the claim on which it stands: there it has a page of its own
 */
export function MarginNote({ note, claimId }: { note: MarginNoteView; claimId?: string }) {
  const { id, motivation, body, quote, replies, replyCount = replies.length } = note;
  const href = claimId && notePath(claimId, id);
  return (
    <div id={`n-${id}`} className="addressable border-l-2 border-mark pl-3.5">
      {quote && <p className="max-w-measure text-aside text-soft">“{quote}”</p>}
      <div className="text-aside">
        {body === null ? (
          <p className="text-soft">This note was taken back by its author.</p>
        ) : (
          <MarkedText text={body} />
        )}
      </div>
      <Signature what={motivationWords[motivation]} by={note} href={href}>
        {claimId && body !== null && <FlagLink kind="annotation" id={onClaim(claimId, id)} />}
      </Signature>
      {replies.length > 0 && (
        <ul className="mt-2 space-y-2 pl-3.5">
          {replies.map((reply) => (
            <li key={reply.id} className="text-aside">
              <MarkedText text={reply.body} />
              <Signature what="Answer" by={reply} />
            </li>
          ))}
        </ul>
      )}
      {href && replyCount > replies.length && (
        <p className="meta mt-1 pl-3.5">
          <a href={href}>All {replyCount} answers</a>
        </p>
      )}
    </div>
  );
}

function Signature({
  what,
  by: { byline, handle, writtenAt, editedAt },
  href,
  children,
}: {
  what: string;
  by: Omit<ReplyView, "body">;
  href?: string | undefined;
  children?: React.ReactNode;
}) {
  return (
    <p className="meta dotted-list mt-0.5">
      <span>{what}</span>
      <Byline name={byline} handle={handle} />
      <Day at={writtenAt} />
      {editedAt && (
        <span>
          edited <Day at={editedAt} />
        </span>
      )}
      {href && (
        <a href={href} className="permalink">
          Answer
        </a>
      )}
      {children}
    </p>
  );
}
