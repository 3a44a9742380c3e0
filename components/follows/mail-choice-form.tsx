"use client";

import { ChoiceField, SelectField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { zoneInWords } from "@/lib/classes/rules/zones";
import { chooseMailAction } from "@/lib/follows/actions";

type Input = { cadence: string; timeZone: string };

/** How often one wants letters, and where one is when they go. */
export function MailChoiceForm({
  timeZones,
  ...form
}: {
  outcome: FormState;
  idempotencyKey: string;
  defaultValue: Input;
  timeZones: readonly string[];
}) {
  return (
    <PostedForm<Input>
      id="letters-form"
      action={chooseMailAction}
      labels={labels}
      hidden={{ on: "account" }}
      summaryTitle="Nothing was changed."
      {...form}
    >
      {({ fields, isPending }) => (
        <>
          <ChoiceField field={fields.cadence} label={labels.cadence} options={CADENCES} />
          <SelectField
            field={fields.timeZone}
            label={labels.timeZone}
            options={timeZones.map((zone) => ({ value: zone, label: zoneInWords(zone) }))}
            emptyLabel="Choose a time zone"
            hint="Letters go at six in the morning there."
          />
          <Button aria-disabled={isPending}>Save</Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = { cadence: "How often", timeZone: "Time zone" };
const CADENCES = [
  { value: "NEVER", label: "Never" },
  { value: "DAILY", label: "Once a day", hint: "When there is something new." },
  { value: "WEEKLY", label: "Once a week", hint: "On Mondays, when there is something new." },
];
