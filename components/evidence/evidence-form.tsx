"use client";

import { ChoiceField, LineField, ProseField, SelectField } from "@/components/layout/form-fields";
import { PostedForm, type PostedFields } from "@/components/layout/posted-form";
import { SourceFields } from "@/components/sources/source-fields";
import { Button } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import type { SelectOption } from "@/components/ui/select";
import type { FormState } from "@/lib/access/form-action";
import { proposeEvidenceAction } from "@/lib/evidence/actions";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import { CLAIM_WORDS_HINT, CLAIM_WORDS_LABEL } from "./claim-words";
import { LookedUpNote } from "./looked-up";
import { directions, directnesses, READING_LABELS } from "./reading-words";
import { RECORD_LABELS, type RecordField } from "@/lib/sources/rules/record";

type WordsInput = Record<
  | "sourceId"
  | "viaSourceId"
  | "excerpt"
  | "locatorLabel"
  | "locatorValue"
  | "direction"
  | "directness"
  | "claimWords"
  | "note",
  string
>;
type SourceInput = Record<Exclude<RecordField, "note">, string>;
type Input = WordsInput & SourceInput;

/** Proposes words of a source as evidence on a claim; the source may be described along with them. */
export function EvidenceForm({
  claimId,
  sources,
  chosen,
  outcome,
  idempotencyKey,
}: {
  claimId: string;
  sources: readonly SelectOption[];
  /** What is chosen beforehand, where it is one of those to choose from. */
  chosen: {
    direction?: string | undefined;
    sourceId?: string | undefined;
    claimWords?: string | undefined;
  };
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="evidence"
      action={proposeEvidenceAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ ...sourceLabels, ...labels }}
      defaultValue={{
        ...(chosen.direction && { direction: chosen.direction }),
        ...(chosen.sourceId && { sourceId: chosen.sourceId }),
        ...(chosen.claimWords && { claimWords: chosen.claimWords }),
      }}
      hidden={{ claimId }}
      summaryTitle="This evidence was not sent yet."
      keepsDraft
    >
      {({ fields, isPending, state }) => (
        <>
          <SelectField
            field={fields.sourceId}
            label={labels.sourceId}
            options={sources}
            emptyLabel="Choose a source"
          />
          <NewSource fields={fields} />
          <WordsFields fields={fields} />
          <BearingFields fields={fields} sources={sources} />
          <LookedUpNote state={state} />
          <p className="flex flex-wrap gap-2.5">
            <Button look="primary" aria-disabled={isPending}>
              Send the evidence
            </Button>
            <Button name="ask" value="check" aria-disabled={isPending}>
              Check it first
            </Button>
          </p>
        </>
      )}
    </PostedForm>
  );
}

type Part = { fields: PostedFields<Input> };

function NewSource({ fields }: Part) {
  const isOpen = Object.keys(sourceLabels).some((name) => {
    const { initialValue, errors } = fields[name as keyof SourceInput];
    return Boolean(initialValue) || Boolean(errors?.length);
  });
  return (
    <Details summary="Or describe a source that is not here yet" isOpen={isOpen}>
      <div className="space-y-7 border-l border-rule pt-3 pl-5">
        <p className="meta max-w-measure">
          Leave the choice above empty then. The source goes to an editor together with your
          evidence.
        </p>
        <SourceFields fields={described(fields)} />
      </div>
    </Details>
  );
}

function WordsFields({ fields }: Part) {
  return (
    <>
      <ProseField
        field={fields.excerpt}
        label={labels.excerpt}
        hint="Word for word, as it stands there. What you leave out, mark with [...]."
        rows={4}
      />
      <div className="grid max-w-measure gap-x-5 gap-y-7 sm:grid-cols-[11rem_1fr]">
        <SelectField
          field={fields.locatorLabel}
          label={labels.locatorLabel}
          options={places}
          emptyLabel="Choose"
        />
        <LineField field={fields.locatorValue} label={labels.locatorValue} />
      </div>
    </>
  );
}

function BearingFields({ fields, sources }: Part & { sources: readonly SelectOption[] }) {
  return (
    <>
      <ChoiceField field={fields.direction} label={labels.direction} options={directions} />
      <ChoiceField field={fields.directness} label={labels.directness} options={directnesses} />
      <SelectField
        field={fields.viaSourceId}
        label={labels.viaSourceId}
        hint="Where the words report or quote another source: that one."
        options={sources}
        emptyLabel="None: the source speaks for itself"
        isOptional
      />
      <LineField
        field={fields.claimWords}
        label={labels.claimWords}
        hint={CLAIM_WORDS_HINT}
        isOptional
      />
      <ProseField
        field={fields.note}
        label={labels.note}
        hint="How the words bear on the claim, if that needs saying."
        rows={3}
        isOptional
      />
    </>
  );
}

// The note of this form is about the evidence. Fields are made as they are asked for by name: there is nothing to spread.
const described = (fields: PostedFields<Input>) =>
  Object.fromEntries(
    Object.keys(sourceLabels).map((name) => [name, fields[name as keyof SourceInput]]),
  );
const { note: _ofTheSource, ...sourceLabels } = RECORD_LABELS;
const labels = {
  sourceId: "Source",
  excerpt: "The words of the source",
  locatorLabel: "Place",
  locatorValue: "Which one",
  ...READING_LABELS,
  viaSourceId: "Reported source",
  claimWords: CLAIM_WORDS_LABEL,
  note: "Note",
};

const places = LOCATOR_LABELS.map((value) => ({ value, label: value }));
