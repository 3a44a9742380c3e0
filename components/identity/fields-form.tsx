"use client";

import { getInputProps, type FieldMetadata } from "@conform-to/react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction, FormState } from "@/lib/access/form-action";

export type FieldsFormProps = {
  id: string;
  action: FormAction;
  /** What the action of this very request answered, for readers without script. */
  outcome: FormState;
  idempotencyKey: string;
  fields?: readonly IdentityField[];
  hidden?: Readonly<Record<string, string>>;
  defaultValue?: Readonly<Record<string, string>>;
  submit: string;
  look?: "primary" | "plain";
  summaryTitle: string;
};

export type IdentityField = {
  name: string;
  label: string;
  type: "text" | "email" | "password";
  /** The browser's word for it, by which it fills the field in. */
  autoComplete: string;
  hint?: string;
};

/** A form of plain lines of text, as everything about one's account needs. A password never comes back filled in. */
export function FieldsForm({
  fields: given = [],
  submit,
  look = "primary",
  ...form
}: FieldsFormProps) {
  const labels = Object.fromEntries(given.map(({ name, label }) => [name, label]));
  return (
    <PostedForm<Record<string, string>> {...form} labels={labels}>
      {({ fields, isPending }) => (
        <>
          {given.map((field) => (
            <IdentityInput key={field.name} field={field} meta={fields[field.name]} />
          ))}
          <Button look={look} aria-disabled={isPending}>
            {submit}
          </Button>
        </>
      )}
    </PostedForm>
  );
}

function IdentityInput({
  field: { label, type, autoComplete, hint },
  meta,
}: {
  field: IdentityField;
  meta: FieldMetadata<string> | undefined;
}) {
  if (!meta) return null;
  const { key: _key, ...input } = getInputProps(meta, {
    type,
    value: type !== "password",
    ariaDescribedBy: hint ? meta.descriptionId : undefined,
  });
  return (
    <Field id={meta.id} label={label} hint={hint} errors={meta.errors}>
      <TextInput
        {...input}
        autoComplete={autoComplete}
        {...(type === "email" && { inputMode: "email", autoCapitalize: "none", spellCheck: false })}
      />
    </Field>
  );
}
