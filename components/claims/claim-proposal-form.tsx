"use client";

import { AlikeNotice, alikeIn } from "@/components/layout/alike";
import {
  BoxesField,
  ChoiceField,
  LineField,
  ProseField,
  SelectField,
} from "@/components/layout/form-fields";
import { PostedForm, type PostedFields } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import type { FormState } from "@/lib/access/form-action";
import { proposeClaimAction } from "@/lib/claims/actions";
import { claimFromSentencePath, claimPath } from "@/lib/claims/rules";
import type { NamedClaim } from "@/lib/claims/queries/alike";
import type { SentenceSheet } from "@/lib/claims/queries/sentence-sheet";
import { WithMarks } from "@/components/moderation/with-marks";
import { claimKinds } from "./claim-kinds";
import { PlaceFields, placeLabels, type PlaceInput } from "./place-fields";

type ScopeInput = Record<
  "scopeWho" | "scopeWhen" | "scopeCalendar" | "scopeWhere" | "scopeStrength" | "aboutSourceId",
  string
>;
type Input = PlaceInput &
  ScopeInput & { sentence: string; kind: string; topics: string[]; shownAlike: string[] };

export type ClaimProposalSheet = Pick<
  SentenceSheet,
  | "document"
  | "editionId"
  | "sentenceId"
  | "sentence"
  | "authors"
  | "persons"
  | "topics"
  | "sources"
  | "mayPlace"
>;

/** Proposes a claim that words of a document assert. */
export function ClaimProposalForm({
  sheet,
  outcome,
  idempotencyKey,
}: {
  sheet: ClaimProposalSheet;
  outcome: FormState;
  idempotencyKey: string;
}) {
  const { document, editionId, sentenceId, sentence, persons, authors } = sheet;
  return (
    <PostedForm<Input>
      id="claim"
      action={proposeClaimAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      defaultValue={{ words: sentence.replace(/\s+/g, " ") }}
      hidden={{ documentId: document.id, editionId, sentenceId: String(sentenceId) }}
      summaryTitle="This claim was not sent yet."
      keepsDraft
    >
      {({ fields, isPending, state }) => (
        <>
          <Alike sheet={sheet} state={state} />
          <ProseField
            field={fields.sentence}
            label={labels.sentence}
            hint="One sentence of 3 to 400 characters that can be judged on its own: names instead of “he”, one assertion and no more."
            rows={3}
          />
          <ChoiceField field={fields.kind} label={labels.kind} options={claimKinds} />
          <PlaceFields fields={fields} persons={persons} authors={authors} />
          <ScopeFields fields={fields} sheet={sheet} />
          <Button look="primary" aria-disabled={isPending}>
            Send the claim
          </Button>
        </>
      )}
    </PostedForm>
  );
}

function Alike({
  sheet: { document, sentenceId, mayPlace },
  state,
}: {
  sheet: ClaimProposalSheet;
  state: FormState;
}) {
  return (
    <AlikeNotice alike={alikeIn<NamedClaim>(state)} title="These claims may say the same">
      {({ id, slug, sentence }) => (
        <>
          <a href={claimPath({ id, slug })}>
            <WithMarks text={sentence} />
          </a>
          {mayPlace && (
            <>
              {" "}
              (<a href={claimFromSentencePath(document.id, sentenceId, id)}>it is this one</a>)
            </>
          )}
        </>
      )}
    </AlikeNotice>
  );
}

function ScopeFields({
  fields,
  sheet,
}: {
  fields: PostedFields<Input>;
  sheet: ClaimProposalSheet;
}) {
  const isOpen = Object.keys(scopeLabels).some((name) => {
    const { initialValue, errors } = fields[name as keyof typeof scopeLabels];
    return Boolean(initialValue?.length) || Boolean(errors?.length);
  });
  return (
    <Details summary="How far the claim goes, and what it belongs to (optional)" isOpen={isOpen}>
      <div className="space-y-7 pt-3">
        <LineField field={fields.scopeWho} label={scopeLabels.scopeWho} isOptional />
        <div className="grid max-w-measure gap-x-5 gap-y-7 sm:grid-cols-[1fr_13rem]">
          <LineField field={fields.scopeWhen} label={scopeLabels.scopeWhen} isOptional />
          <SelectField
            field={fields.scopeCalendar}
            label={scopeLabels.scopeCalendar}
            options={calendars}
            emptyLabel="Not said"
            isOptional
          />
        </div>
        <LineField field={fields.scopeWhere} label={scopeLabels.scopeWhere} isOptional />
        <LineField
          field={fields.scopeStrength}
          label={scopeLabels.scopeStrength}
          hint="All or some, always or often, certainly or probably."
          isOptional
        />
        <SelectField
          field={fields.aboutSourceId}
          label={scopeLabels.aboutSourceId}
          hint="Where it asserts what one text says, and not what was so."
          options={sheet.sources.map(({ id, name }) => ({ value: id, label: name }))}
          emptyLabel="No: it is about the world"
          isOptional
        />
        {sheet.topics.length > 0 && (
          <BoxesField
            field={fields.topics}
            label={scopeLabels.topics}
            hint="Five at most."
            options={sheet.topics.map(({ id, name }) => ({ value: id, label: name }))}
            isOptional
          />
        )}
      </div>
    </Details>
  );
}

const calendars = [
  { value: "GREGORIAN", label: "Gregorian (new style)" },
  { value: "JULIAN", label: "Julian (old style)" },
];
const scopeLabels = {
  scopeWho: "Who",
  scopeWhen: "When",
  scopeCalendar: "Calendar",
  scopeWhere: "Where",
  scopeStrength: "How strongly",
  aboutSourceId: "Is it about a text?",
  topics: "Topics",
};
const labels = {
  sentence: "The claim",
  kind: "What kind of claim is it?",
  ...placeLabels,
  ...scopeLabels,
};
