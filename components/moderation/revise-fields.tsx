"use client";

import type { FieldMetadata } from "@conform-to/react";
import { claimKinds } from "@/components/claims/claim-kinds";
import { CLAIM_WORDS_HINT, CLAIM_WORDS_LABEL } from "@/components/evidence/claim-words";
import { directions, directnesses, READING_LABELS } from "@/components/evidence/reading-words";
import {
  BoxesField,
  ChoiceField,
  LineField,
  ProseField,
  SelectField,
} from "@/components/layout/form-fields";
import { SourceFields } from "@/components/sources/source-fields";
import type { SelectOption } from "@/components/ui/select";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import type { Words } from "@/lib/moderation/rules/words";

export type ReviseFieldsProps = {
  words: Words;
  fields: Record<string, FieldMetadata<string>>;
  choices: readonly SelectOption[];
  /** Null where a new wording has no place for topics. */
  topics: readonly { id: string; name: string }[] | null;
};

/** The fields of a wording, by what it is a wording of. */
export function ReviseFields(props: ReviseFieldsProps) {
  switch (props.words.kind) {
    case "claim":
      return <ClaimFields {...props} />;
    case "evidence":
      return <EvidenceFields {...props} />;
    case "argument":
      return <ProseField field={props.fields.wording!} label={REVISE_LABELS.wording!} rows={5} />;
    case "source":
      return <SourceFields fields={props.fields} type={props.words.csl.type} />;
  }
}

function ClaimFields({ fields, choices, topics }: ReviseFieldsProps) {
  return (
    <>
      <ProseField field={fields.sentence!} label={REVISE_LABELS.sentence!} rows={3} />
      <ChoiceField
        field={fields.claimKind!}
        label={REVISE_LABELS.claimKind!}
        options={claimKinds}
      />
      <div className={pairs}>
        <LineField field={fields.scopeWho!} label={REVISE_LABELS.scopeWho!} isOptional />
        <LineField field={fields.scopeWhere!} label={REVISE_LABELS.scopeWhere!} isOptional />
        <LineField field={fields.scopeWhen!} label={REVISE_LABELS.scopeWhen!} isOptional />
        <SelectField
          field={fields.scopeCalendar!}
          label={REVISE_LABELS.scopeCalendar!}
          options={CALENDARS}
          emptyLabel="Not said"
          isOptional
        />
        <LineField field={fields.scopeStrength!} label={REVISE_LABELS.scopeStrength!} isOptional />
      </div>
      <SelectField
        field={fields.aboutSourceId!}
        label={REVISE_LABELS.aboutSourceId!}
        hint="Where the claim asserts what one text says: that text."
        options={choices}
        emptyLabel="None: it speaks of the matter itself"
        isOptional
      />
      {topics && topics.length > 0 && (
        <BoxesField
          field={fields.topics!}
          label={REVISE_LABELS.topics!}
          options={topics.map(({ id, name }) => ({ value: id, label: name }))}
          isOptional
        />
      )}
    </>
  );
}

function EvidenceFields({ fields, choices }: ReviseFieldsProps) {
  return (
    <>
      <SelectField
        field={fields.sourceId!}
        label={REVISE_LABELS.sourceId!}
        options={choices}
        emptyLabel="Choose a source"
      />
      <ProseField
        field={fields.excerpt!}
        label={REVISE_LABELS.excerpt!}
        hint="Word for word, as it stands there. What you leave out, mark with [...]."
        rows={4}
      />
      <div className={pairs}>
        <SelectField
          field={fields.locatorLabel!}
          label={REVISE_LABELS.locatorLabel!}
          options={LOCATOR_LABELS.map((value) => ({ value, label: value }))}
          emptyLabel="Choose"
        />
        <LineField field={fields.locatorValue!} label={REVISE_LABELS.locatorValue!} />
      </div>
      <ChoiceField
        field={fields.direction!}
        label={REVISE_LABELS.direction!}
        options={directions}
      />
      <ChoiceField
        field={fields.directness!}
        label={REVISE_LABELS.directness!}
        options={directnesses}
      />
      <SelectField
        field={fields.viaSourceId!}
        label={REVISE_LABELS.viaSourceId!}
        hint="Where the words report or quote another source: that one."
        options={choices}
        emptyLabel="None: the source speaks for itself"
        isOptional
      />
      <LineField
        field={fields.claimWords!}
        label={REVISE_LABELS.claimWords!}
        hint={CLAIM_WORDS_HINT}
        isOptional
      />
      <ProseField field={fields.note!} label={REVISE_LABELS.note!} rows={3} isOptional />
    </>
  );
}

const pairs = "grid max-w-measure gap-x-5 gap-y-7 sm:grid-cols-2";

/** What the error summary calls the fields, and what stands over them. */
export const REVISE_LABELS: Record<string, string> = {
  sentence: "The claim, in one sentence",
  claimKind: "What kind of claim is it?",
  scopeWho: "Who",
  scopeWhen: "When",
  scopeCalendar: "By which calendar",
  scopeWhere: "Where",
  scopeStrength: "How strongly",
  aboutSourceId: "About a text",
  topics: "Topics",
  wording: "The wording of the step",
  sourceId: "Source",
  excerpt: "The words of the source",
  locatorLabel: "Place",
  locatorValue: "Which one",
  ...READING_LABELS,
  viaSourceId: "Reported source",
  claimWords: CLAIM_WORDS_LABEL,
  note: "Note",
  reason: "Reason",
};

const CALENDARS = [
  { value: "GREGORIAN", label: "Gregorian" },
  { value: "JULIAN", label: "Julian" },
];
