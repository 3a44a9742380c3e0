import { Badge } from "@/components/ui/badge";
import type { ContentState } from "@/prisma/generated/enums";
import { WithMarks } from "@/components/moderation/with-marks";

/** What somebody proposed themselves, with what was decided about each and why. */
export function ProposalList({
  proposals,
}: {
  proposals: readonly {
    id: string;
    words: string;
    state: ContentState;
    reason: string | null;
    /** Its page, where it has one that everyone may read. */
    href?: string | null;
  }[];
}) {
  return (
    <ul className="divide-y divide-rule">
      {proposals.map(({ id, words, state, reason, href }) => (
        <li key={id} className="py-3">
          <p className="max-w-measure">
            {href ? (
              <a href={href}>
                <WithMarks text={words} />
              </a>
            ) : (
              <WithMarks text={words} />
            )}
          </p>
          <p className="meta">
            <Badge>{standing[state]}</Badge>
          </p>
          {reason && (
            <p className="max-w-measure text-aside">
              Reason: <WithMarks text={reason} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

const standing: Record<ContentState, string> = {
  PROPOSED: "waits for an editor",
  LIVE: "in the ledger",
  SENT_BACK: "sent back",
  RETRACTED: "taken out",
};
