import { ChoiceField, LineField, ProseField, SelectField } from "@/components/layout/form-fields";
import type { PostedFields } from "@/components/layout/posted-form";

export type PlaceInput = Record<"words" | "mode" | "asserterId" | "asserterName", string>;

/** Which words of a text assert a claim, how, and who says them. */
export function PlaceFields({
  fields,
  persons,
  authors,
}: {
  fields: PostedFields<PlaceInput>;
  persons: readonly { id: string; name: string }[];
  authors: readonly string[];
}) {
  const author = authors.length > 0 ? ` (${authors.join(" and ")})` : "";
  return (
    <>
      <ProseField
        field={fields.words}
        label={placeLabels.words}
        hint="Take away what does not belong to it. You may go on into the next sentences of the paragraph: copy them exactly."
        rows={4}
      />
      <ChoiceField field={fields.mode} label={placeLabels.mode} options={modes} />
      <SelectField
        field={fields.asserterId}
        label={placeLabels.asserterId}
        options={persons.map(({ id, name }) => ({ value: id, label: name }))}
        emptyLabel={`The author of the document${author}`}
      />
      <LineField
        field={fields.asserterName}
        label={placeLabels.asserterName}
        hint="Family name first: Trotsky, Leon. For somebody whom the author reports."
        isOptional
      />
    </>
  );
}

export const placeLabels = {
  words: "The words that are meant",
  mode: "How do they say it?",
  asserterId: "Who asserts it?",
  asserterName: "Somebody who is not listed",
};

const modes = [
  { value: "VERBATIM", label: "In these very words" },
  { value: "PARAPHRASE", label: "In other words" },
  { value: "IMPLIED", label: "By implication", hint: "they say it without saying so" },
];
