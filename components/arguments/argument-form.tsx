"use client";

import { BoxesField, ChoiceField, LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm, type PostedFields } from "@/components/layout/posted-form";
import { claimKinds } from "@/components/claims/claim-kinds";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Details } from "@/components/ui/details";
import { FieldErrors } from "@/components/ui/field";
import type { FormState } from "@/lib/access/form-action";
import { proposeArgumentAction } from "@/lib/arguments/actions";
import { MAY_AIM_AT, type Relation, type TargetKind } from "@/lib/arguments/rules";
import { plainly } from "@/lib/foundation/redacted";

type Input = Record<
  "relation" | "addresses" | "newSentence" | "newKind" | "wording" | "isMutual" | "mutualWording",
  string
> & { premises: string[] };

export type ArgumentFormView = {
  claimId: string;
  target: { kind: TargetKind; id: string };
  /** Which is chosen beforehand. */
  relation: Relation;
  /** Claims to start from: those chosen before, and those that a search found. */
  chosen: readonly { id: string; sentence: string }[];
  found: readonly { id: string; sentence: string }[];
};

/** Proposes an argument about a claim, a piece of evidence or another argument. */
export function ArgumentForm({
  form: { claimId, target, relation, chosen, found },
  outcome,
  idempotencyKey,
}: {
  form: ArgumentFormView;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="argument"
      action={proposeArgumentAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      defaultValue={{ relation }}
      hidden={{ claimId, ...aimOf(target) }}
      summaryTitle="This argument was not sent yet."
      keepsDraft
    >
      {({ fields, isPending }) => (
        <>
          <ChoiceField
            field={fields.relation}
            label={labels.relation}
            options={relationsTo(target.kind)}
          />
          <PremiseFields fields={fields} chosen={chosen} found={found} />
          <ProseField
            field={fields.wording}
            label={labels.wording}
            hint="How these claims bear on it, in 10 to 600 characters."
            rows={4}
          />
          {target.kind === "CLAIM" && <MutualFields fields={fields} />}
          <Button look="primary" aria-disabled={isPending}>
            Send the argument
          </Button>
        </>
      )}
    </PostedForm>
  );
}

type Part = { fields: PostedFields<Input> };

function PremiseFields({
  fields,
  chosen,
  found,
}: Part & Pick<ArgumentFormView, "chosen" | "found">) {
  const isOpen =
    (chosen.length === 0 && found.length === 0) ||
    [fields.newSentence, fields.newKind].some(
      ({ initialValue, errors }) => Boolean(initialValue) || Boolean(errors?.length),
    );
  return (
    <>
      <BoxesField
        field={fields.premises}
        label={labels.premises}
        hint="One to five. Search for them above, give their addresses, or word a new one."
        options={[...chosen, ...found].map(({ id, sentence }) => ({
          value: id,
          label: plainly(sentence),
        }))}
        chosen={chosen.map(({ id }) => id)}
      />
      <ProseField
        field={fields.addresses}
        label={labels.addresses}
        hint="Copied from their pages, one a line."
        rows={2}
        isOptional
      />
      <Details summary="Start from a claim that is not here yet" isOpen={isOpen}>
        <div className="space-y-7 border-l border-rule pt-3 pl-5">
          <LineField
            field={fields.newSentence}
            label={labels.newSentence}
            hint="One sentence of 3 to 400 characters that can be judged on its own."
            isOptional
          />
          <ChoiceField
            field={fields.newKind}
            label={labels.newKind}
            options={claimKinds}
            isOptional
          />
        </div>
      </Details>
    </>
  );
}

function MutualFields({ fields }: Part) {
  const { isMutual, mutualWording } = fields;
  return (
    <div className="space-y-4">
      <div>
        <Checkbox
          id={isMutual.id}
          name={isMutual.name}
          value="yes"
          defaultChecked={isMutual.initialValue === "yes"}
          label={labels.isMutual}
          hint="For a rebuttal from one claim. It stands on the other claim’s page."
        />
        <FieldErrors id={isMutual.id} errors={isMutual.errors ?? []} />
      </div>
      <ProseField
        field={mutualWording}
        label={labels.mutualWording}
        hint="How this claim rebuts the other one."
        rows={3}
        isOptional
      />
    </div>
  );
}

const labels = {
  relation: "What does the argument do?",
  premises: "From which claims does it start?",
  addresses: "Addresses of claims",
  newSentence: "The new claim",
  newKind: "What kind of claim is it?",
  wording: "The step in words",
  isMutual: "It holds the other way round too",
  mutualWording: "The other way round, in words",
};

const relationsTo = (kind: TargetKind) =>
  relations.filter(({ value }) => MAY_AIM_AT[value].includes(kind));

const relations: { value: Relation; label: string; hint: string }[] = [
  { value: "REBUTS", label: "It rebuts", hint: "if this is so, that is not" },
  {
    value: "UNDERCUTS",
    label: "It undercuts",
    hint: "that may be so, but it does not lead where it is said to",
  },
  { value: "QUALIFIES", label: "It qualifies", hint: "so it is, but only within limits" },
  { value: "SUPPORTS", label: "It supports", hint: "if this is so, that is too" },
];

const aimOf = ({ kind, id }: ArgumentFormView["target"]): Record<string, string> =>
  kind === "CLAIM" ? {} : kind === "EVIDENCE" ? { evidenceId: id } : { argumentId: id };
