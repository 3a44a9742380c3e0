"use client";

import { directions, directnesses, READING_LABELS } from "@/components/evidence/reading-words";
import { ChoiceField, LineField, ProseField, SelectField } from "@/components/layout/form-fields";
import { PostedForm, type PostedFields } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field, fieldAria } from "@/components/ui/field";
import type { SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/access/form-action";
import { addOwnEvidenceAction, reviseOwnAction } from "@/lib/classes/actions/own-claims";
import type { OwnEvidence } from "@/lib/classes/queries/own-claims";
import { LOCATOR_LABELS } from "@/lib/evidence/rules";
import { AskOnEnter } from "./claim-choice";
import { Meanwhile } from "./own-claim-form";
import { seenBy, writtenMeanwhile } from "./written-meanwhile";

type Input = Record<
  | ("sourceId" | "excerpt" | "locatorLabel" | "locatorValue")
  | ("direction" | "directness" | "note" | "reason"),
  string
>;
type Sources = { words: string; hasMore: boolean; offered: readonly SelectOption[] };

/** Puts words of a public source on a claim of a class's own, or says them otherwise. */
export function OwnEvidenceForm({
  on,
  evidence,
  sources,
  outcome,
  idempotencyKey,
}: {
  on: { classId: string; claimId: string };
  evidence: OwnEvidence | undefined;
  sources: Sources;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="evidence"
      action={evidence ? reviseOwnAction : addOwnEvidenceAction}
      {...{ outcome, idempotencyKey, labels }}
      {...(evidence && { defaultValue: saidIn(evidence) })}
      hidden={evidence ? { ...on, kind: "evidence", itemId: evidence.id } : on}
      summaryTitle="The evidence was not stored yet."
    >
      {({ fields, isPending, state, basis }) => {
        const now = writtenMeanwhile<{ seen: string; excerpt: string }>(state);
        const seen = evidence && seenBy(state, basis, evidence.revisionId);
        return (
          <>
            <AskOnEnter />
            <input type="hidden" name="searched" value={sources.words} />
            {seen && <input type="hidden" data-basis="" name="seen" value={seen} />}
            {now && <Meanwhile words={now.excerpt} />}
            <SourceSearch sources={sources} />
            <SelectField
              field={fields.sourceId}
              label={labels.sourceId}
              options={sources.offered}
              emptyLabel="Choose a source"
            />
            <WordFields fields={fields} />
            {evidence && <LineField field={fields.reason} label={labels.reason} isOptional />}
            <Button look="primary" aria-disabled={isPending}>
              {evidence ? "Store the new wording" : "Add the evidence"}
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

function SourceSearch({ sources }: { sources: Sources }) {
  const field = { id: "evidence-words", hint: offeredInWords(sources) };
  return (
    <Field {...field} label="Find a source">
      <span className="flex gap-2.5">
        <TextInput
          type="search"
          name="words"
          defaultValue={sources.words}
          maxLength={200}
          {...fieldAria(field)}
        />
        <Button name="ask" value="search">
          Search
        </Button>
      </span>
    </Field>
  );
}

function offeredInWords({ words, hasMore, offered }: Sources): string {
  if (words === "")
    return hasMore
      ? "By words of its title or its authors. Below, the newest are offered."
      : "By words of its title or its authors. Below, all of them are offered.";
  if (offered.length === 0) return `No source has “${words}”.`;
  return `Below, those with “${words}” are offered${hasMore ? ", and there are more" : ""}.`;
}

function WordFields({ fields }: { fields: PostedFields<Input> }) {
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
          options={LOCATOR_LABELS.map((value) => ({ value, label: value }))}
          emptyLabel="Choose"
        />
        <LineField field={fields.locatorValue} label={labels.locatorValue} />
      </div>
      <ChoiceField field={fields.direction} label={labels.direction} options={directions} />
      <ChoiceField field={fields.directness} label={labels.directness} options={directnesses} />
      <ProseField
        field={fields.note}
        label={labels.note}
        hint="Your students read it, too."
        rows={3}
        isOptional
      />
    </>
  );
}

function saidIn(evidence: OwnEvidence): Partial<Input> {
  const { sourceId, excerpt, locatorLabel, locatorValue, direction, directness, note } = evidence;
  return {
    ...{ sourceId, excerpt, direction, directness, note: note ?? "" },
    ...{ locatorLabel: locatorLabel ?? "", locatorValue: locatorValue ?? "" },
  };
}

const labels = {
  sourceId: "Source",
  excerpt: "The words of the source",
  locatorLabel: "Place",
  locatorValue: "Which one",
  ...READING_LABELS,
  note: "Note",
  reason: "Why you change it",
};
