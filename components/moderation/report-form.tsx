"use client";

import type { FieldMetadata } from "@conform-to/react";
import { ChoiceField, LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { reportRightsAction } from "@/lib/moderation/actions";

type Input = { about: string; reason: string; note: string; contact: string };

/** Reports copyright or personal data; nobody needs an account for it. */
export function ReportForm({
  about,
  ...form
}: {
  /** The address that a link to this form named. */
  about: string;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      {...form}
      id="report"
      action={reportRightsAction}
      labels={labels}
      defaultValue={{ about }}
      summaryTitle="Your report was not sent yet."
    >
      {({ fields, isPending }) => (
        <>
          <LineField
            field={fields.about as FieldMetadata<string>}
            label={labels.about}
            hint="As it stands in your browser."
          />
          <ChoiceField
            field={fields.reason as FieldMetadata<string>}
            label={labels.reason}
            options={[
              {
                value: "COPYRIGHT",
                label: "Copyright: your work is quoted beyond what is allowed",
              },
              {
                value: "PERSONAL_DATA",
                label:
                  "Personal data: it says something of a living person that should not stand here",
              },
            ]}
          />
          <ProseField
            field={fields.note as FieldMetadata<string>}
            label={labels.note}
            hint="Which words, whose work or about whom, and who you are to it. Only editors read this."
            rows={6}
          />
          <LineField
            field={fields.contact as FieldMetadata<string>}
            label={labels.contact}
            hint="If you want an answer. Only editors see it."
            isOptional
          />
          <Button look="primary" aria-disabled={isPending}>
            Send the report
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = {
  about: "Address of the page",
  reason: "What it is about",
  note: "What is wrong",
  contact: "Your e-mail address",
};
