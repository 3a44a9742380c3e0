"use client";

import { ChoiceField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { appointPersonAction } from "@/lib/classes/actions/people";
import type { ClassRole } from "@/prisma/generated/enums";

/** What somebody is to be in a class from now on. What they are now is no choice. */
export function AppointForm({
  role,
  ...form
}: {
  role: ClassRole;
  hidden: Readonly<Record<string, string>>;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<{ role: string }>
      id="appoint"
      action={appointPersonAction}
      {...form}
      labels={{ role: "From now on" }}
      summaryTitle="Nothing was changed."
    >
      {({ fields, isPending }) => (
        <>
          <ChoiceField
            field={fields.role}
            label="From now on"
            options={CHOICES.filter(({ value }) => value !== role)}
          />
          <Button look="primary" aria-disabled={isPending}>
            Change the role
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const CHOICES: { value: ClassRole; label: string; hint: string }[] = [
  {
    value: "TEACHER",
    label: "A teacher",
    hint: "Does everything that you do: assignments, grades and their release, people, settings.",
  },
  {
    value: "ASSISTANT",
    label: "An assistant",
    hint: "Sees the students’ names and work, grades and comments. Releases nothing and changes nothing else. Whoever was a student keeps the work that they did, and nobody grades their own.",
  },
  {
    value: "STUDENT",
    label: "A student",
    hint: "Works on assignments. Whoever was one before goes on with their work.",
  },
];
