import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import type { FormState } from "@/lib/access/form-action";
import { takeNextFitAction } from "@/lib/evidence/actions";

/** Takes what has waited longest for a second reader. */
export function TakeNext({ outcome }: { outcome: FormState }) {
  return (
    <ButtonForm
      id="take-next"
      action={takeNextFitAction}
      outcome={outcome}
      idempotencyKey={randomUUID()}
      hidden={{}}
      summaryTitle="Nothing was taken."
      look="primary"
    >
      Take the next
    </ButtonForm>
  );
}
