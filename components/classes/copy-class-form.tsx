"use client";

import { BoxesField, LineField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { copyClassAction } from "@/lib/classes/actions/ending";

type Input = { name: string; assignmentIds: string[]; firstOn: string };

/** What a copy of a class is called, which assignments come along, and when the first of them opens. */
export function CopyClassForm({
  assignments,
  areAllTicked,
  opens,
  ...form
}: {
  hidden: Readonly<Record<string, string>>;
  defaultValue: Pick<Input, "name" | "firstOn">;
  assignments: readonly { value: string; label: string }[];
  areAllTicked: boolean;
  /** The day on which the first opens unless another is given; none where there is no assignment. */
  opens: string | undefined;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="copy"
      action={copyClassAction}
      {...form}
      labels={labels}
      summaryTitle="The class was not copied yet."
    >
      {({ fields, isPending }) => (
        <>
          <LineField field={fields.name} label={labels.name} />
          {assignments.length > 0 && (
            <>
              <BoxesField
                field={fields.assignmentIds}
                label={labels.assignmentIds}
                hint="As drafts that no student sees, with the claims that are still in the ledger, tasks, rubrics and settings."
                options={assignments}
                chosen={areAllTicked ? assignments.map(({ value }) => value) : []}
                isOptional
              />
              <LineField
                field={fields.firstOn}
                type="date"
                label={labels.firstOn}
                hint={`Left empty, all dates move by whole weeks, so that the first of all opens next week, on ${opens}. The others keep their distance from it, and every one its hour.`}
                isOptional
              />
            </>
          )}
          <Button look="primary" aria-disabled={isPending}>
            Copy the class
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = {
  name: "Name of the new class",
  assignmentIds: "Assignments that come along",
  firstOn: "The first opens on",
};
