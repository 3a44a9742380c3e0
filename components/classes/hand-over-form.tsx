"use client";

import { SelectField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { SelectOption } from "@/components/ui/select";
import type { FormState } from "@/lib/access/form-action";
import { handOverClassAction } from "@/lib/classes/actions/people";

/** Makes somebody else teach a class and takes oneself out of it. */
export function HandOverForm({
  classId,
  successors,
  ...form
}: {
  classId: string;
  successors: readonly SelectOption[];
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<{ enrolmentId: string }>
      id="hand-over"
      action={handOverClassAction}
      {...form}
      hidden={{ classId }}
      labels={{ enrolmentId: "Who takes it over" }}
      summaryTitle="You did not hand the class over."
    >
      {({ fields, isPending }) => (
        <>
          <SelectField
            field={fields.enrolmentId}
            label="Who takes it over"
            options={successors}
            emptyLabel="Choose somebody"
            hint="They teach the class from now on, and you are no longer in it. You can take that back until the same time tomorrow; they stay its teacher."
          />
          <Button look="primary" aria-disabled={isPending}>
            Hand over and leave
          </Button>
        </>
      )}
    </PostedForm>
  );
}
