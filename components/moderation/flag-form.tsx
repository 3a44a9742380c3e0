"use client";

import { ChoiceField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { raiseFlagAction } from "@/lib/moderation/actions";
import { REASONS } from "@/lib/moderation/rules/flags";

/** Says what is wrong with something, for editors alone to read. */
export function FlagForm({
  on,
  ...posted
}: {
  /** The name of what is flagged. */
  on: string;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Record<"reason" | "note", string>>
      {...posted}
      id="flag"
      action={raiseFlagAction}
      labels={labels}
      hidden={{ on }}
      summaryTitle="This was not flagged yet."
    >
      {({ fields, isPending }) => (
        <>
          <ChoiceField field={fields.reason} label={labels.reason} options={reasons} />
          <ProseField
            field={fields.note}
            label={labels.note}
            hint="Which words, and why. Editors read it, and nobody else."
            rows={3}
            isOptional
          />
          <Button look="primary" aria-disabled={isPending}>
            Flag it
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = { reason: "What is wrong with it?", note: "Note" };
const reasons = Object.entries(REASONS).map(([value, label]) => ({ value, label }));
