import { Badge } from "@/components/ui/badge";
import { workClaimPath } from "@/lib/classes/rules/paths";
import { stepOf } from "@/lib/classes/rules/steps";
import type { Missing } from "@/lib/classes/rules/work";
import { missingWords } from "./work-words";

/** What of one claim is missing, each with the way to where it is done. */
export function Todo({
  missing,
  assignmentId,
}: {
  missing: readonly Missing[];
  assignmentId: string;
}) {
  if (missing.length === 0)
    return (
      <Badge shape="check" tone="green">
        done
      </Badge>
    );
  return (
    <ul className="meta space-y-1">
      {missing.map((one) => (
        <li key={missingWords(one)}>
          <Badge shape="hollow">
            <a href={workClaimPath(assignmentId, one.claimId, { step: stepOf(one) })}>
              {missingWords(one)}
            </a>
          </Badge>
        </li>
      ))}
    </ul>
  );
}
