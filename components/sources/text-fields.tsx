"use client";

import {
  getInputProps,
  getSelectProps,
  getTextareaProps,
  type FieldMetadata,
} from "@conform-to/react";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { RIGHTS_LABELS } from "@/lib/sources/rules/texts";

type One = FieldMetadata<string>;

/** What a text is of its source. */
export function RoleField({ field }: { field: One }) {
  const { key: _key, ...props } = getSelectProps(field, { ariaDescribedBy: field.descriptionId });
  return (
    <Field
      id={field.id}
      label="What it is"
      hint="Excerpts are checked against originals, translations and extracts, never against a précis."
      errors={field.errors ?? []}
    >
      <Select {...props} options={ROLES} emptyLabel="Choose" />
    </Field>
  );
}

/** What a text is called. */
export function LabelField({ field }: { field: One }) {
  const { key: _key, ...props } = getInputProps(field, {
    type: "text",
    ariaDescribedBy: field.descriptionId,
  });
  return (
    <Field
      id={field.id}
      label="Its name"
      hint="Which printing or edition: “First printing, 1919”. A second text of this name is a new version of it."
      errors={field.errors ?? []}
    >
      <TextInput {...props} />
    </Field>
  );
}

/** The language of a text, as its code. */
export function LanguageField({ field }: { field: One }) {
  const { key: _key, ...props } = getInputProps(field, {
    type: "text",
    ariaDescribedBy: field.descriptionId,
  });
  return (
    <Field
      id={field.id}
      label="Language"
      hint="As its code: en, ru, de-AT."
      errors={field.errors ?? []}
    >
      <TextInput {...props} size={10} />
    </Field>
  );
}

/** The rights to a text, which decide whether everyone reads it, and the note that says why. */
export function RightsFields({ rights, note }: { rights: One; note: One }) {
  const { key: _key, ...area } = getTextareaProps(note, { ariaDescribedBy: note.descriptionId });
  return (
    <>
      <RadioGroup
        id={rights.id}
        name={rights.name}
        legend="Rights"
        options={RIGHTS}
        defaultValue={rights.initialValue ?? ""}
        errors={rights.errors ?? []}
        isRequired
      />
      <Field
        id={note.id}
        label="What the rights rest on"
        hint="The author’s year of death, the licence, or who holds the rights. Needed where everyone is to read the text."
        errors={note.errors ?? []}
      >
        <TextArea {...area} rows={2} />
      </Field>
    </>
  );
}

const ROLES = [
  { value: "ORIGINAL", label: "The original" },
  { value: "TRANSLATION", label: "A translation" },
  { value: "EXTRACT", label: "An extract" },
  { value: "PRECIS", label: "A précis" },
];
const RIGHTS = [
  { value: "PUBLIC_DOMAIN", label: RIGHTS_LABELS.PUBLIC_DOMAIN, hint: "everyone reads it here" },
  { value: "OPEN_LICENCE", label: RIGHTS_LABELS.OPEN_LICENCE, hint: "everyone reads it here" },
  {
    value: "IN_COPYRIGHT",
    label: RIGHTS_LABELS.IN_COPYRIGHT,
    hint: "excerpts are checked against it; only editors read it",
  },
  {
    value: "UNKNOWN",
    label: RIGHTS_LABELS.UNKNOWN,
    hint: "treated as in copyright until somebody finds out",
  },
];
