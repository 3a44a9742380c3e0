"use client";

import { ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { unmaskWorkAction } from "@/lib/classes/actions/grading";

/** Asks for the name of whoever did this work, before its grade is released. */
export function UnmaskForm({
  work,
  ...sent
}: {
  work: { assignmentId: string; submissionId: string };
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<{ reason: string }>
      id="unmask"
      action={unmaskWorkAction}
      {...sent}
      labels={{ reason: "Why you ask for it" }}
      hidden={work}
      summaryTitle="The name was not shown."
    >
      {({ fields, isPending }) => (
        <>
          <ProseField
            field={fields.reason}
            label="Why you ask for it"
            hint="The student is shown that you did this, when, and why. It cannot be undone."
            rows={2}
          />
          <Button aria-disabled={isPending}>Show the name</Button>
        </>
      )}
    </PostedForm>
  );
}
