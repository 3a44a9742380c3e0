import { WithMarks } from "@/components/moderation/with-marks";
import { Byline } from "@/components/identity/byline";
import { FlagLink } from "@/components/moderation/flag-link";
import { Day } from "@/components/ui/day";

import { onClaim } from "@/lib/moderation/rules/flags";

export type RequestView = {
  id: string;
  kind: "NEEDS_SOURCE" | "NEEDS_RECHECK";
  note: string | null;
  /** The piece of evidence that it is about; null where it asks for a source. */
  evidenceId: string | null;
  /** The words of the claim that it is about; null for the whole, and where they cannot be read any more. */
  claimWords: string | null;
  byline: string;
  handle?: string | null;
  requestedAt: string;
};

export const requestWords: Record<RequestView["kind"], string> = {
  NEEDS_SOURCE: "A source is needed",
  NEEDS_RECHECK: "A piece of evidence needs another look",
};

/** What readers ask for at a claim and nobody has given yet. Nothing where nothing is asked. */
export function RequestList({
  claimId,
  requests,
  count,
}: {
  claimId: string;
  requests: readonly RequestView[];
  /** How many are open altogether. */
  count: number;
}) {
  if (requests.length === 0) return null;
  return (
    <ul className="mt-4 space-y-1.5">
      {requests.map(({ id, kind, note, evidenceId, claimWords, byline, handle, requestedAt }) => (
        <li key={id} className="max-w-measure text-aside">
          {evidenceId ? <a href={`#e-${evidenceId}`}>{requestWords[kind]}</a> : requestWords[kind]}
          {claimWords && ` for “${claimWords}”`}
          {note && (
            <>
              : <WithMarks text={note} />
            </>
          )}{" "}
          <span className="meta">
            <Byline name={byline} handle={handle} />, <Day at={requestedAt} />{" "}
            <FlagLink kind="request" id={onClaim(claimId, id)} />
          </span>
        </li>
      ))}
      {count > requests.length && (
        <li className="meta">{count - requests.length} more requests are open.</li>
      )}
    </ul>
  );
}
