import { Badge } from "@/components/ui/badge";
import { CheckBadge } from "@/components/evidence/check-badge";
import { CheckDifferences } from "@/components/evidence/check-differences";
import { placePath } from "@/lib/evidence/rules/paths";
import type { Addition } from "@/lib/evidence/queries";
import { WithMarks } from "@/components/moderation/with-marks";

/** What somebody added to a claim themselves, with what was decided about each piece and why. */
export function AdditionList({
  additions,
  claimId,
}: {
  additions: readonly Addition[];
  claimId: string;
}) {
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
          <Checked addition={addition} claimId={claimId} />
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

/** What the machine found in the texts of the source; what it looks for takes a moment. */
function Checked({ addition, claimId }: { addition: Addition; claimId: string }) {
  const { check, state } = addition;
  if (state !== "LIVE" && state !== "PROPOSED") return null;
  if (!check)
    return (
      <p className="meta">
        Being looked up in the texts of its source: load the page again in a moment.
      </p>
    );
  return (
    <>
      <p className="meta evidence-tests">
        <CheckBadge check={{ ...check, foundAt: check.locator }} />
        {check.status === "WRONG_LOCATOR" && (
          <a href={placePath(claimId, addition.id)}>Put the place right</a>
        )}
      </p>
      <CheckDifferences differences={check.differences} />
    </>
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
