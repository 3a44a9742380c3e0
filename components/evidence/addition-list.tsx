import { Badge } from "@/components/ui/badge";
import type { Addition } from "@/lib/evidence/queries";
import { WithMarks } from "@/components/moderation/with-marks";

/** What somebody added to a claim themselves, with what was decided about each piece and why. */
export function AdditionList({ additions }: { additions: readonly Addition[] }) {
  return (
    <ul className="divide-y divide-rule">
      {additions.map((addition) => (
        <li key={addition.id} className="py-3">
          <p className="max-w-measure whitespace-pre-line">
            “<WithMarks text={addition.excerpt} />”
          </p>
          <p className="meta">
            <Badge>{standing(addition)}</Badge>
          </p>
          {addition.reason && (
            <p className="max-w-measure text-aside">
              Reason: <WithMarks text={addition.reason} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function standing({ state, isSeenBySecond }: Addition): string {
  switch (state) {
    case "PROPOSED":
      return "waits for an editor";
    case "LIVE":
      return isSeenBySecond
        ? "accepted, in the ledger"
        : "in the ledger, not seen by a second person";
    case "SENT_BACK":
      return "sent back";
    case "RETRACTED":
      return "taken out";
  }
}
