"use client";

import { ChoiceField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { MAY_AIM_AT, PREMISES, type Relation, type TargetKind } from "@/lib/arguments/rules";
import { addOwnArgumentAction } from "@/lib/classes/actions/own-claims";
import type { ClaimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import { AskOnEnter, ClaimChoice } from "./claim-choice";

type Input = Record<"relation" | "wording", string> & { claims: string[] };

/** Argues about a claim of a class's own, from claims of the class or of everyone's. */
export function OwnArgumentForm({
  on,
  aim: { kind, id },
  choice,
  outcome,
  idempotencyKey,
}: {
  on: { classId: string; claimId: string };
  /** `id` is null for the claim. */
  aim: { kind: TargetKind; id: string | null };
  choice: ClaimsToAssign;
  outcome: FormState;
  idempotencyKey: string;
}) {
  const relations = RELATIONS.filter(({ value }) => MAY_AIM_AT[value].includes(kind));
  const aimed: Record<string, string> =
    id === null ? {} : kind === "EVIDENCE" ? { evidenceId: id } : { argumentId: id };
  return (
    <PostedForm<Input>
      id="argument"
      action={addOwnArgumentAction}
      {...{ outcome, idempotencyKey, labels }}
      defaultValue={{ relation: relations[0]!.value }}
      hidden={{ ...on, ...aimed }}
      summaryTitle="The argument was not stored yet."
    >
      {({ fields, isPending, state }) => (
        <>
          <AskOnEnter />
          <ClaimChoice
            field={fields.claims}
            legend={labels.claims}
            most={PREMISES.most}
            {...{ choice, state }}
          />
          <ChoiceField field={fields.relation} label={labels.relation} options={relations} />
          <ProseField
            field={fields.wording}
            label={labels.wording}
            hint="How these claims bear on it, in 10 to 600 characters."
            rows={4}
          />
          <Button look="primary" aria-disabled={isPending}>
            Add the argument
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = {
  claims: "From which claims does it start?",
  relation: "What does the argument do?",
  wording: "The step in words",
};
const RELATIONS: { value: Relation; label: string; hint: string }[] = [
  { value: "REBUTS", label: "It rebuts", hint: "if this is so, that is not" },
  {
    value: "UNDERCUTS",
    label: "It undercuts",
    hint: "that may be so, but it does not lead where it is said to",
  },
  { value: "QUALIFIES", label: "It qualifies", hint: "so it is, but only within limits" },
  { value: "SUPPORTS", label: "It supports", hint: "if this is so, that is too" },
];
