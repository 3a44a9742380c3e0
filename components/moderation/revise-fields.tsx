"use client";

import {
  getInputProps,
  getSelectProps,
  getTextareaProps,
  type FieldMetadata,
} from "@conform-to/react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { RadioGroup, type RadioOption } from "@/components/ui/radio-group";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import { RECORD_LABELS, type Words } from "@/lib/moderation/rules/words";
import { RECORD_FIELDS, SOURCE_TYPES, type RecordField } from "@/lib/sources/rules/record";

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
      return <Area field={props.fields.wording!} label={REVISE_LABELS.wording!} rows={5} />;
    case "source":
      return <RecordFieldsOf {...props} />;
  }
}

function ClaimFields({ fields, choices, topics }: ReviseFieldsProps) {
  return (
    <>
      <Area field={fields.sentence!} label={REVISE_LABELS.sentence!} rows={3} />
      <Radios field={fields.claimKind!} label={REVISE_LABELS.claimKind!} options={CLAIM_KINDS} />
      <div className={pairs}>
        <Line field={fields.scopeWho!} label={REVISE_LABELS.scopeWho!} isOptional />
        <Line field={fields.scopeWhere!} label={REVISE_LABELS.scopeWhere!} isOptional />
        <Line field={fields.scopeWhen!} label={REVISE_LABELS.scopeWhen!} isOptional />
        <Choice
          field={fields.scopeCalendar!}
          label={REVISE_LABELS.scopeCalendar!}
          options={CALENDARS}
          emptyLabel="Not said"
          isOptional
        />
        <Line field={fields.scopeStrength!} label={REVISE_LABELS.scopeStrength!} isOptional />
      </div>
      <Choice
        field={fields.aboutSourceId!}
        label={REVISE_LABELS.aboutSourceId!}
        hint="Where the claim asserts what one text says: that text."
        options={choices}
        emptyLabel="None: it speaks of the matter itself"
        isOptional
      />
      {topics && topics.length > 0 && <Topics field={fields.topics!} topics={topics} />}
    </>
  );
}

function EvidenceFields({ fields, choices }: ReviseFieldsProps) {
  return (
    <>
      <Choice
        field={fields.sourceId!}
        label={REVISE_LABELS.sourceId!}
        options={choices}
        emptyLabel="Choose a source"
      />
      <Area
        field={fields.excerpt!}
        label={REVISE_LABELS.excerpt!}
        hint="Word for word, as it stands there. What you leave out, mark with [...]."
        rows={4}
      />
      <div className={pairs}>
        <Choice
          field={fields.locatorLabel!}
          label={REVISE_LABELS.locatorLabel!}
          options={LOCATOR_LABELS.map((value) => ({ value, label: value }))}
          emptyLabel="Choose"
        />
        <Line field={fields.locatorValue!} label={REVISE_LABELS.locatorValue!} />
      </div>
      <Radios field={fields.direction!} label={REVISE_LABELS.direction!} options={DIRECTIONS} />
      <Radios field={fields.directness!} label={REVISE_LABELS.directness!} options={DIRECTNESSES} />
      <Choice
        field={fields.viaSourceId!}
        label={REVISE_LABELS.viaSourceId!}
        hint="Where the words report or quote another source: that one."
        options={choices}
        emptyLabel="None: the source speaks for itself"
        isOptional
      />
      <Area field={fields.note!} label={REVISE_LABELS.note!} rows={3} isOptional />
    </>
  );
}

function RecordFieldsOf({ fields, words }: ReviseFieldsProps) {
  const known = words.kind === "source" ? words.csl.type : "";
  const types = [...new Set<string>([...SOURCE_TYPES, known])].filter(Boolean);
  const names: RecordField[] = ["authors", "editors", "translators"];
  const short = RECORD_FIELDS.filter(
    (field) => !names.includes(field) && !["title", "type", "url", "note"].includes(field),
  );
  return (
    <>
      <Line field={fields.title!} label={RECORD_LABELS.title} />
      <Choice
        field={fields.type!}
        label={RECORD_LABELS.type}
        options={types.map((value) => ({ value, label: value.replaceAll(/[-_]/g, " ") }))}
        emptyLabel="Choose"
      />
      {names.map((name) => (
        <Area
          key={name}
          field={fields[name]!}
          label={RECORD_LABELS[name]}
          hint="One to a line: Family, Given."
          rows={2}
          isOptional
        />
      ))}
      <div className={pairs}>
        {short.map((name) => (
          <Line
            key={name}
            field={fields[name]!}
            label={RECORD_LABELS[name]}
            {...(name === "issued" && { hint: "1980, 1980-04 or 1980-04-17." })}
            isOptional
          />
        ))}
      </div>
      <Line field={fields.url!} label={RECORD_LABELS.url} isOptional />
      <Area field={fields.note!} label={RECORD_LABELS.note} rows={3} isOptional />
    </>
  );
}

type Part = {
  field: FieldMetadata<string>;
  label: string;
  hint?: string;
  isOptional?: boolean;
};

/** One line of text. */
export function Line({ field, ...given }: Part) {
  const { key: _key, ...props } = getInputProps(field, { type: "text" });
  return (
    <Field id={field.id} errors={field.errors ?? []} {...given}>
      <TextInput {...props} />
    </Field>
  );
}

/** Several lines of text. */
export function Area({ field, rows, ...given }: Part & { rows: number }) {
  const { key: _key, ...props } = getTextareaProps(field);
  return (
    <Field id={field.id} errors={field.errors ?? []} {...given}>
      <TextArea {...props} rows={rows} />
    </Field>
  );
}

function Choice({
  field,
  options,
  emptyLabel,
  ...given
}: Part & { options: readonly SelectOption[]; emptyLabel: string }) {
  const { key: _key, ...props } = getSelectProps(field);
  return (
    <Field id={field.id} errors={field.errors ?? []} {...given}>
      <Select {...props} options={options} emptyLabel={emptyLabel} />
    </Field>
  );
}

function Radios({ field, label, options }: Part & { options: readonly RadioOption[] }) {
  return (
    <RadioGroup
      id={field.id}
      name={field.name}
      legend={label}
      options={options}
      defaultValue={field.initialValue ?? ""}
      errors={field.errors ?? []}
      isRequired
    />
  );
}

function Topics({
  field,
  topics,
}: {
  field: FieldMetadata<string>;
  topics: readonly { id: string; name: string }[];
}) {
  const given = field.initialValue as unknown;
  const on = Array.isArray(given) ? (given as string[]) : typeof given === "string" ? [given] : [];
  return (
    <fieldset id={field.id} className="max-w-measure">
      <legend className="font-sans text-aside font-[620]">
        {REVISE_LABELS.topics} <span className="font-normal text-soft">(optional)</span>
      </legend>
      <div className="mt-1.5 grid gap-x-6 sm:grid-cols-2">
        {topics.map(({ id, name }) => (
          <Checkbox
            key={id}
            name={field.name}
            value={id}
            label={name}
            defaultChecked={on.includes(id)}
          />
        ))}
      </div>
      {field.errors && (
        <p className="mt-1.5 text-note text-contradicts">{field.errors.join(" ")}</p>
      )}
    </fieldset>
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
  direction: "Which way do the words point?",
  directness: "How do they bear on the claim?",
  viaSourceId: "Reported source",
  note: "Note",
  reason: "Reason",
};

const CLAIM_KINDS = [
  { value: "FACTUAL", label: "Factual", hint: "what was the case" },
  { value: "CAUSAL", label: "Causal", hint: "what brought it about" },
  { value: "INTERPRETIVE", label: "Interpretive", hint: "what it meant" },
  { value: "EVALUATIVE", label: "Evaluative", hint: "how good or bad it was" },
  { value: "PREDICTIVE", label: "Predictive", hint: "what will be the case" },
];
const CALENDARS = [
  { value: "GREGORIAN", label: "Gregorian" },
  { value: "JULIAN", label: "Julian" },
];
const DIRECTIONS = [
  { value: "SUPPORTS", label: "They support the claim" },
  { value: "CONTRADICTS", label: "They contradict it" },
  { value: "CONTEXT", label: "They give context", hint: "needed to judge it, for neither side" },
];
const DIRECTNESSES = [
  { value: "DIRECT", label: "Directly", hint: "the words speak of the very thing" },
  { value: "INFERENTIAL", label: "By inference", hint: "one has to conclude something from them" },
];
