"use client";

import { getInputProps, getTextareaProps, type FieldMetadata } from "@conform-to/react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field, fieldAria } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/access/form-action";
import { giveTextAction } from "@/lib/sources/actions/texts";
import { FILE_DOOR, type Way } from "@/lib/sources/rules/texts";
import { LabelField, LanguageField, RightsFields, RoleField } from "./text-fields";

type Given = Partial<
  Record<"role" | "label" | "language" | "rights" | "rightsNote" | "address", string>
>;

/** Gives a text of a source, by one of three ways. A file goes past the action: it may be larger than a form else carries. */
export function GiveTextForm({
  sourceId,
  way,
  given,
  ...form
}: {
  sourceId: string;
  way: Way;
  /** What is known of it beforehand. */
  given: Given;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Required<Given> & { file: string; text: string }>
      {...form}
      id={way}
      action={giveTextAction}
      {...(way === "file" && { postsTo: FILE_DOOR })}
      labels={LABELS}
      defaultValue={given}
      hidden={{ sourceId, way }}
      summaryTitle="The text was not taken."
    >
      {({ fields, isPending }) => (
        <>
          {way === "paste" && <PasteField field={fields.text} />}
          {way === "address" && <AddressField field={fields.address as FieldMetadata<string>} />}
          <RoleField field={fields.role as FieldMetadata<string>} />
          <LabelField field={fields.label as FieldMetadata<string>} />
          <LanguageField field={fields.language as FieldMetadata<string>} />
          <RightsFields
            rights={fields.rights as FieldMetadata<string>}
            note={fields.rightsNote as FieldMetadata<string>}
          />
          {way === "file" && <FileField field={fields.file} />}
          <Button look="primary" aria-disabled={isPending}>
            Give this text
          </Button>
        </>
      )}
    </PostedForm>
  );
}

// The last field, so that all others arrive before it, whatever its size.
function FileField({ field }: { field: FieldMetadata<string> }) {
  const chosen = { id: field.id, hint: FILE_HINT, errors: field.errors ?? [] };
  return (
    <Field {...chosen} label="File">
      <input
        type="file"
        name="file"
        accept=".txt,.md,.html,.htm,.pdf,.docx,.epub,text/plain,text/html,text/markdown,application/pdf,application/epub+zip"
        className="block w-full font-sans text-aside file:mr-3 file:cursor-pointer file:rounded file:border file:border-solid file:border-rule file:bg-wash file:px-3 file:py-1.5 file:text-ink"
        {...fieldAria(chosen)}
      />
    </Field>
  );
}

function PasteField({ field }: { field: FieldMetadata<string> }) {
  const { key: _key, ...area } = getTextareaProps(field, { ariaDescribedBy: field.descriptionId });
  return (
    <Field
      id={field.id}
      label="The text"
      hint="At most 900 kB. Paragraphs are parted by empty lines."
      errors={field.errors ?? []}
    >
      <TextArea {...area} rows={14} spellCheck={false} />
    </Field>
  );
}

function AddressField({ field }: { field: FieldMetadata<string> }) {
  const { key: _key, ...props } = getInputProps(field, {
    type: "url",
    ariaDescribedBy: field.descriptionId,
  });
  return (
    <Field
      id={field.id}
      label="Its address on the web"
      hint="The whole address of the text itself, with https:// before it. It is fetched once."
      errors={field.errors ?? []}
    >
      <TextInput {...props} />
    </Field>
  );
}

const FILE_HINT = "Plain text, Markdown, HTML, PDF, Word (.docx) or EPUB; at most 10 MB.";
const LABELS = {
  ...{ role: "What it is", label: "Its name", language: "Language", rights: "Rights" },
  ...{ rightsNote: "What the rights rest on", file: "File", text: "The text" },
  address: "Its address on the web",
};
