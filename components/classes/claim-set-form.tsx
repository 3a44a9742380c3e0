"use client";

import { LineField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { keepClaimSetAction, reviseClaimSetAction } from "@/lib/classes/actions/claim-sets";
import type { ClaimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import { SET_CLAIMS_MOST } from "@/lib/classes/rules/choice";
import { AskOnEnter, ClaimChoice } from "./claim-choice";
import { seenBy } from "./written-meanwhile";

/** Keeps claims together, or changes which and how they are called. */
export function ClaimSetForm({
  set,
  choice,
  outcome,
  idempotencyKey,
}: {
  /** Null where it is new. */
  set: { id: string; title: string; seen: string } | null;
  choice: ClaimsToAssign;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Record<"title", string> & { claims: string[] }>
      id="claim-set"
      action={set ? reviseClaimSetAction : keepClaimSetAction}
      {...{ outcome, idempotencyKey }}
      labels={{ title: "Title", claims: "The claims" }}
      {...(set && { defaultValue: { title: set.title }, hidden: { claimSetId: set.id } })}
      summaryTitle="The set was not stored yet."
    >
      {({ fields, isPending, state, basis }) => {
        const seen = set && seenBy(state, basis, set.seen);
        return (
          <>
            <AskOnEnter />
            {seen && <input type="hidden" data-basis="" name="seen" value={seen} />}
            <ClaimChoice field={fields.claims} most={SET_CLAIMS_MOST} {...{ choice, state }} />
            <LineField field={fields.title} label="Title" />
            <Button look="primary" aria-disabled={isPending}>
              {set ? "Store the changes" : "Keep the set"}
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}
