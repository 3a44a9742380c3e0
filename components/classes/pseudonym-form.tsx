"use client";

import { SelectField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { choosePseudonymAction } from "@/lib/classes/actions/work";

/** Takes another of the names that nobody has in the assignment. */
export function PseudonymForm({
  assignmentId,
  names,
  outcome,
  idempotencyKey,
}: {
  assignmentId: string;
  names: readonly string[];
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<{ pseudonym: string }>
      id="pseudonym"
      action={choosePseudonymAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ pseudonym: "Another name" }}
      hidden={{ assignmentId }}
      summaryTitle="Your name here was not changed."
    >
      {({ fields, isPending }) => (
        <>
          <SelectField
            field={fields.pseudonym}
            label="Another name"
            options={names.map((name) => ({ value: name, label: name }))}
            emptyLabel="Choose"
          />
          <Button aria-disabled={isPending}>Take this name</Button>
        </>
      )}
    </PostedForm>
  );
}
