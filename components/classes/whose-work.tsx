import { randomUUID } from "node:crypto";
import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import type { FormState } from "@/lib/access/form-action";
import type { GradingSheet } from "@/lib/classes/queries/grading-sheet";
import { LocalMoment } from "./local-moment";
import { UnmaskForm } from "./unmask-form";

/** Where work is graded blind: that it is, how to learn the name before the grade is released, and who asked for it. */
export function WhoseWork({ sheet, outcome }: { sheet: GradingSheet; outcome: FormState }) {
  const { assignmentId, submissionId, isMasked, mayDecide, unmasked, timeZone } = sheet;
  const work = { assignmentId, submissionId };
  return (
    <>
      {unmasked.map(({ at, by, reason: why }) => (
        <p key={at.toISOString()} className="meta max-w-measure">
          {by ?? "Somebody"} had the name shown on <LocalMoment at={at} timeZone={timeZone} />:{" "}
          <WithMarks text={why} />
        </p>
      ))}
      {isMasked && (
        <div className="max-w-measure">
          <p className="meta">
            This is graded blind: you see the student’s name when their grade is released.
          </p>
          {mayDecide && (
            <Details summary="Show the name now" isOpen={outcome?.form === "unmask"}>
              <UnmaskForm {...{ work, outcome }} idempotencyKey={randomUUID()} />
            </Details>
          )}
        </div>
      )}
    </>
  );
}
