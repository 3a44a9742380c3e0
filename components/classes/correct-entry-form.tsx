"use client";

import { getInputProps, type FieldMetadata } from "@conform-to/react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/access/form-action";
import { correctRosterAction } from "@/lib/classes/actions/roster";
import type { ExpectedEntry } from "@/lib/classes/queries/roster";

/** Corrects name, address and id of somebody whom a class expects. */
export function CorrectEntryForm({
  classId,
  entry: { entryId, name, email, externalId },
  outcome,
  idempotencyKey,
}: {
  classId: string;
  entry: ExpectedEntry;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Record<keyof typeof LABELS, string>>
      id="correct"
      action={correctRosterAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      hidden={{ classId, entryId }}
      labels={LABELS}
      defaultValue={{ name, email: email ?? "", externalId: externalId ?? "" }}
      summaryTitle="Nothing was corrected."
    >
      {({ fields, isPending }) => (
        <>
          <Line label={LABELS.name} meta={fields.name} />
          <Line label={LABELS.email} meta={fields.email} isOptional />
          <Line label={LABELS.externalId} meta={fields.externalId} isOptional />
          <Button look="primary" aria-disabled={isPending}>
            Correct it
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const LABELS = { name: "Name", email: "E-mail", externalId: "Id in your school’s system" };

function Line({
  label,
  meta,
  isOptional = false,
}: {
  label: string;
  meta: FieldMetadata<string>;
  isOptional?: boolean;
}) {
  const { key: _key, ...input } = getInputProps(meta, { type: "text" });
  return (
    <Field id={meta.id} label={label} errors={meta.errors} isOptional={isOptional}>
      <TextInput {...input} autoComplete="off" />
    </Field>
  );
}
