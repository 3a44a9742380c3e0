"use client";

import { LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { grantExtensionAction } from "@/lib/classes/actions/extensions";

/** Gives one student longer, or changes until when they have. */
export function ExtensionForm({
  isChange,
  ...form
}: {
  id: string;
  outcome: FormState;
  idempotencyKey: string;
  hidden: Readonly<Record<string, string>>;
  defaultValue: { until: string; reason: string };
  isChange: boolean;
}) {
  return (
    <PostedForm<{ until: string; reason: string }>
      {...form}
      action={grantExtensionAction}
      labels={labels}
      summaryTitle="Nothing was changed yet."
    >
      {({ fields, isPending }) => (
        <>
          <LineField
            field={fields.until}
            label={labels.until}
            type="datetime-local"
            hint="In the time of the class."
          />
          <ProseField
            field={fields.reason}
            label={labels.reason}
            hint="For those who teach the class; the student does not see it."
            rows={2}
            isOptional
          />
          <Button aria-disabled={isPending}>{isChange ? "Change it" : "Give them longer"}</Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = { until: "They have until", reason: "The reason" };
