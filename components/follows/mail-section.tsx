import { randomUUID } from "node:crypto";
import type { FormState } from "@/lib/access/form-action";
import { timeZones } from "@/lib/classes/rules/zones";
import type { MailChoice } from "@/lib/follows/queries/mail";
import { MailChoiceForm } from "./mail-choice-form";

/** Of one's account: whether what one is told comes by mail. */
export function MailSection({
  choice: { cadence, timeZone },
  outcome,
}: {
  choice: MailChoice;
  outcome: FormState;
}) {
  return (
    <>
      <p className="meta mb-5 max-w-measure">
        What you are told of your classes and of what you follow stands under{" "}
        <a href="/notifications">notifications</a>. It can come by mail, too: all that is new and
        not read yet in one letter, never one for each.
      </p>
      <MailChoiceForm
        outcome={outcome}
        idempotencyKey={randomUUID()}
        defaultValue={{ cadence: cadence ?? "NEVER", timeZone }}
        timeZones={timeZones()}
      />
    </>
  );
}
