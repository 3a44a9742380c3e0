"use client";

import { LineField, ProseField, SelectField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormAction, FormState } from "@/lib/access/form-action";
import { zoneInWords } from "@/lib/classes/rules/zones";

type Input = { name: string; about: string; timeZone: string };

/** What a class is called and about, and the zone of its dates: for a new one, or one that there is. */
export function ClassForm({
  timeZones,
  submit,
  ...form
}: {
  id: string;
  action: FormAction;
  outcome: FormState;
  idempotencyKey: string;
  hidden?: Readonly<Record<string, string>>;
  defaultValue?: Input;
  summaryTitle: string;
  timeZones: readonly string[];
  submit: string;
}) {
  const options = timeZones.map((name) => ({ value: name, label: zoneInWords(name) }));
  return (
    <PostedForm<Input> {...form} labels={labels}>
      {({ fields, isPending }) => (
        <>
          <LineField
            field={fields.name}
            label={labels.name}
            hint="As its people know it: “History, 11b, autumn”. Only they see it, and whoever has its code."
          />
          <ProseField
            field={fields.about}
            label={labels.about}
            rows={4}
            hint="For its students: when you meet, what you will read."
            isOptional
          />
          <SelectField
            field={fields.timeZone}
            label={labels.timeZone}
            options={options}
            emptyLabel="Choose a time zone"
            hint="Its dates are said and entered in it."
          />
          <Button look="primary" aria-disabled={isPending}>
            {submit}
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = { name: "Name", about: "What it is about", timeZone: "Time zone" };
