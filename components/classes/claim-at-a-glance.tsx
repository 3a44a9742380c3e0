import { Badge } from "@/components/ui/badge";
import { VerdictMark } from "@/components/verdicts/verdict-mark";
import type { GlancedClaim } from "@/lib/classes/queries/glance";

/** What stands on a claim, for a teacher who looks whether there is something to grade: its verdict, and how much. */
export function ClaimAtAGlance({ claim }: { claim: GlancedClaim }) {
  const { verdict, supports, contradicts, context, arguments: steps } = claim;
  const pieces = supports + contradicts + context;
  return (
    <p className="meta dotted-list">
      {verdict ? <VerdictMark verdict={verdict} /> : <Badge shape="dot">this class’s own</Badge>}
      <span>
        {pieces === 0
          ? "no evidence"
          : `evidence: ${supports} for, ${contradicts} against${context > 0 ? `, ${context} context` : ""}`}
      </span>
      <span>
        {steps === 0 ? "no arguments" : steps === 1 ? "one argument" : `${steps} arguments`}
      </span>
      {pieces + steps === 0 && <span>nothing to grade yet</span>}
    </p>
  );
}
