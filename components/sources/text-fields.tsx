"use client";

import {
  ChoiceField,
  LineField,
  ProseField,
  SelectField,
  type Posted,
} from "@/components/layout/form-fields";
import { RIGHTS_LABELS } from "@/lib/sources/rules/texts";

/** What a text is of its source. */
export const RoleField = ({ field }: { field: Posted }) => (
  <SelectField
    field={field}
    label="What it is"
    hint="Excerpts are checked against originals, translations and extracts, never against a précis."
    options={ROLES}
    emptyLabel="Choose"
  />
);

/** What a text is called. */
export const LabelField = ({ field }: { field: Posted }) => (
  <LineField
    field={field}
    label="Its name"
    hint="Which printing or edition: “First printing, 1919”. A second text of this name is a new version of it."
  />
);

/** The language of a text, as its code. */
export const LanguageField = ({ field }: { field: Posted }) => (
  <LineField field={field} label="Language" hint="As its code: en, ru, de-AT." size={10} />
);

/** The rights to a text, which decide whether everyone reads it, and the note that says why. */
export const RightsFields = ({ rights, note }: { rights: Posted; note: Posted }) => (
  <>
    <ChoiceField field={rights} label="Rights" options={RIGHTS} />
    <ProseField
      field={note}
      label="What the rights rest on"
      hint="The author’s year of death, the licence, or who holds the rights. Needed where everyone is to read the text."
      rows={2}
    />
  </>
);

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
