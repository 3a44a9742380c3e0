"use client";

import { getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { PostedForm, type PostedFields } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/access/form-action";
import { proposeEvidenceAction } from "@/lib/evidence/actions";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";

type Input = Record<
  | "sourceId"
  | "viaSourceId"
  | "excerpt"
  | "locatorLabel"
  | "locatorValue"
  | "direction"
  | "directness"
  | "note",
  string
>;

/** Proposes words of a source as evidence on a claim. */
export function EvidenceForm({
  claimId,
  sources,
  hasMoreSources,
  direction,
  outcome,
  idempotencyKey,
}: {
  claimId: string;
  sources: readonly SelectOption[];
  /** There are older sources than those to choose from. */
  hasMoreSources: boolean;
  /** What is chosen beforehand, where it is one of the three. */
  direction: string | undefined;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="evidence"
      action={proposeEvidenceAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      {...(direction && { defaultValue: { direction } })}
      hidden={{ claimId }}
      summaryTitle="This evidence was not sent yet."
    >
      {({ fields, isPending }) => (
        <>
          <WordsFields fields={fields} sources={sources} hasMoreSources={hasMoreSources} />
          <BearingFields fields={fields} sources={sources} />
          <Button look="primary" aria-disabled={isPending}>
            Send the evidence
          </Button>
        </>
      )}
    </PostedForm>
  );
}

type Part = { fields: PostedFields<Input>; sources: readonly SelectOption[] };

function WordsFields({ fields, sources, hasMoreSources }: Part & { hasMoreSources: boolean }) {
  const { key: _source, ...sourceId } = getSelectProps(fields.sourceId);
  const { key: _excerpt, ...excerpt } = getTextareaProps(fields.excerpt);
  const { key: _label, ...locatorLabel } = getSelectProps(fields.locatorLabel);
  const { key: _value, ...locatorValue } = getInputProps(fields.locatorValue, { type: "text" });
  return (
    <>
      <Field
        id={fields.sourceId.id}
        label={labels.sourceId}
        {...(hasMoreSources && {
          hint: `The newest ${sources.length} sources. Older ones cannot be chosen here yet.`,
        })}
        errors={fields.sourceId.errors}
      >
        <Select {...sourceId} options={sources} emptyLabel="Choose a source" />
      </Field>
      <Field
        id={fields.excerpt.id}
        label={labels.excerpt}
        hint="Word for word, as it stands there. What you leave out, mark with [...]."
        errors={fields.excerpt.errors}
      >
        <TextArea {...excerpt} rows={4} />
      </Field>
      <div className="grid max-w-measure gap-x-5 gap-y-7 sm:grid-cols-[11rem_1fr]">
        <Field
          id={fields.locatorLabel.id}
          label={labels.locatorLabel}
          errors={fields.locatorLabel.errors}
        >
          <Select {...locatorLabel} options={places} emptyLabel="Choose" />
        </Field>
        <Field
          id={fields.locatorValue.id}
          label={labels.locatorValue}
          errors={fields.locatorValue.errors}
        >
          <TextInput {...locatorValue} />
        </Field>
      </div>
    </>
  );
}

function BearingFields({ fields, sources }: Part) {
  const { key: _via, ...viaSourceId } = getSelectProps(fields.viaSourceId);
  const { key: _note, ...note } = getTextareaProps(fields.note);
  return (
    <>
      <RadioGroup
        id={fields.direction.id}
        name={fields.direction.name}
        legend={labels.direction}
        options={directions}
        defaultValue={fields.direction.initialValue ?? ""}
        errors={fields.direction.errors ?? []}
        isRequired
      />
      <RadioGroup
        id={fields.directness.id}
        name={fields.directness.name}
        legend={labels.directness}
        options={directnesses}
        defaultValue={fields.directness.initialValue ?? ""}
        errors={fields.directness.errors ?? []}
        isRequired
      />
      <Field
        id={fields.viaSourceId.id}
        label={labels.viaSourceId}
        hint="Where the words report or quote another source: that one."
        errors={fields.viaSourceId.errors}
        isOptional
      >
        <Select
          {...viaSourceId}
          options={sources}
          emptyLabel="None: the source speaks for itself"
        />
      </Field>
      <Field
        id={fields.note.id}
        label={labels.note}
        hint="How the words bear on the claim, if that needs saying."
        errors={fields.note.errors}
        isOptional
      >
        <TextArea {...note} rows={3} />
      </Field>
    </>
  );
}

const labels = {
  sourceId: "Source",
  excerpt: "The words of the source",
  locatorLabel: "Place",
  locatorValue: "Which one",
  direction: "Which way do the words point?",
  directness: "How do they bear on the claim?",
  viaSourceId: "Reported source",
  note: "Note",
};

const places = LOCATOR_LABELS.map((value) => ({ value, label: value }));
const directions = [
  { value: "SUPPORTS", label: "They support the claim" },
  { value: "CONTRADICTS", label: "They contradict it" },
  { value: "CONTEXT", label: "They give context", hint: "needed to judge it, for neither side" },
];
const directnesses = [
  { value: "DIRECT", label: "Directly", hint: "the words speak of the very thing" },
  { value: "INFERENTIAL", label: "By inference", hint: "one has to conclude something from them" },
];
