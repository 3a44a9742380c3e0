import { READING_LABELS } from "@/components/evidence/reading-words";
import { Details } from "@/components/ui/details";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { ChoicesForWork } from "@/lib/classes/queries/choices-for-work";
import type { EvidenceDraft } from "@/lib/classes/rules/additions";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import { DIRECTNESS_WORDS } from "@/lib/evidence/rules/reading-words";
import { plainly } from "@/lib/foundation/redacted";
import { SOURCE_TYPES } from "@/lib/sources/rules/record";
import { directionOptions } from "./addition-words";
import { chosen } from "./chosen";
import { LineField, OneField, TextField, type Refused } from "./saved-fields";

/** The fields of evidence that a student adds, with what was saved of it. */
export function EvidenceFields({
  id,
  draft,
  choices,
  refused,
}: {
  id: string;
  draft: EvidenceDraft | null;
  choices: ChoicesForWork;
  refused: Refused;
}) {
  return (
    <>
      <SourceChoice {...{ id, draft, choices, refused }} />
      <TextField
        {...{ id, refused, name: "excerpt", rows: 4, value: draft?.excerpt }}
        label="The words of the source"
        hint="Word for word, as they stand there. No machine has checked them: they are marked as not checked."
      />
      <div className="grid max-w-measure gap-x-5 gap-y-5 sm:grid-cols-[11rem_1fr]">
        <Field id={`${id}-locatorLabel`} label="Place">
          <Select
            id={`${id}-locatorLabel`}
            name="locatorLabel"
            defaultValue={draft?.locatorLabel ?? ""}
            options={LOCATOR_LABELS.map((value) => ({ value, label: value }))}
            emptyLabel="Choose"
          />
        </Field>
        <LineField
          {...{ id, refused, name: "locatorValue", value: draft?.locatorValue }}
          label="Which one"
        />
      </div>
      <RadioGroup
        id={`${id}-direction`}
        name="direction"
        legend={READING_LABELS.direction}
        options={directionOptions}
        {...chosen(draft?.direction)}
      />
      <RadioGroup
        id={`${id}-directness`}
        name="directness"
        legend={READING_LABELS.directness}
        options={[
          {
            value: "DIRECT",
            ...DIRECTNESS_WORDS.DIRECT.choice,
          },
          {
            value: "INFERENTIAL",
            label: DIRECTNESS_WORDS.INFERENTIAL.choice.label,
            hint: "one concludes it from them",
          },
        ]}
        {...chosen(draft?.directness)}
      />
      <TextField
        {...{ id, refused, name: "note", rows: 2, value: draft?.note }}
        label="Note"
        hint="How the words bear on the claim, if that needs saying."
        isOptional
      />
    </>
  );
}

function SourceChoice({ id, draft, choices, refused }: Parameters<typeof EvidenceFields>[0]) {
  const { described } = draft ?? {};
  const isDescribed =
    Boolean(described?.title) ||
    ["title", "authors", "issued", "url"].some((name) => refused[name]);
  return (
    <>
      <LineField
        {...{ id, refused, name: "search", value: draft?.search }}
        label="Find a source on record"
        hint="By words of its title or its author. Then press “Search the sources” below."
        isOptional
      />
      {choices.found === 0 && <p className="meta">No source on record has these words.</p>}
      {choices.sources.length > 0 && (
        <OneField
          id={`${id}-sourceId`}
          name="sourceId"
          legend="Source"
          refused={refused}
          options={[
            ...choices.sources.map(({ id: value, title }) => ({ value, label: plainly(title) })),
            { value: "", label: "None of these" },
          ]}
          defaultValue={draft?.sourceId ?? ""}
        />
      )}
      <Details summary="Or describe a source that is not on record" isOpen={isDescribed}>
        <div className="space-y-5 border-l border-rule pt-3 pl-5">
          <p className="meta max-w-measure">
            It is for this assignment alone: whoever may read your work sees it, and nobody else.
          </p>
          <LineField {...{ id, refused, name: "title", value: described?.title }} label="Title" />
          <Field id={`${id}-type`} label="Kind of source">
            <Select
              id={`${id}-type`}
              name="type"
              defaultValue={described?.type ?? ""}
              options={SOURCE_TYPES.map((value) => ({
                value,
                label: value.replaceAll(/[-_]/g, " "),
              }))}
              emptyLabel="Choose"
            />
          </Field>
          <TextField
            {...{ id, refused, name: "authors", rows: 2, value: described?.authors }}
            label="Authors"
            hint="One to a line: “Reed, John”."
            isOptional
          />
          <LineField
            {...{ id, refused, name: "issued", value: described?.issued }}
            label="Year"
            hint="Or the day: 1917-11-14."
            isOptional
          />
          <LineField
            {...{ id, refused, name: "url", value: described?.url }}
            label="Address"
            hint="With https:// before it."
            isOptional
          />
        </div>
      </Details>
    </>
  );
}
