"use client";

import { getTextareaProps } from "@conform-to/react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { castVoteAction } from "@/lib/reviews/actions";
import { LedgerChanges, ledgerMoved } from "./ledger-changes";
import { ConfidenceField, PositionField, RationaleField, ReliedUponField } from "./vote-fields";

export type VoteFormView = {
  claimId: string;
  /** The hash of the ledger that the reader is being shown, and when. */
  seenHash: string;
  shownAt: string;
  evidence: readonly { id: string; label: string; hint?: string }[];
  mine: { choice: string; confidence: string; rationale: string; reliedOn: string[] } | null;
};

type Input = { choice: string; confidence: string; rationale: string; reliedOn: string[] };

/** Casts a vote, or changes the one that stands. */
export function VoteForm({
  form,
  outcome,
  idempotencyKey,
}: {
  form: VoteFormView;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="vote"
      action={castVoteAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      {...(form.mine && { defaultValue: form.mine })}
      hidden={{ claimId: form.claimId }}
      summaryTitle="Your vote was not stored yet."
      keepsDraft
    >
      {({ fields, isPending, state }) => {
        const { key: _key, ...rationale } = getTextareaProps(fields.rationale);
        const moved = state?.failure?.kind === "conflict" && ledgerMoved(state.failure.details);
        return (
          <>
            <input type="hidden" name="seenHash" value={moved ? moved.seenHash : form.seenHash} />
            <input type="hidden" name="shownAt" value={form.shownAt} />
            {moved && (
              <Notice outcome="kept" title="What changed since you opened this form">
                <LedgerChanges changes={moved.changes} />
                <p>Everything you chose is still here. Send it again if it still holds.</p>
              </Notice>
            )}
            <PositionField
              id={fields.choice.id}
              name={fields.choice.name}
              defaultValue={initial(fields.choice.initialValue)}
              errors={fields.choice.errors}
            />
            <ConfidenceField
              id={fields.confidence.id}
              name={fields.confidence.name}
              defaultValue={initial(fields.confidence.initialValue)}
              errors={fields.confidence.errors}
            />
            <RationaleField
              {...rationale}
              id={fields.rationale.id}
              errors={fields.rationale.errors}
            />
            <ReliedUponField
              id={fields.reliedOn.id}
              name={fields.reliedOn.name}
              evidence={form.evidence}
              defaultValue={initialList(fields.reliedOn.initialValue)}
              errors={fields.reliedOn.errors}
            />
            <Button look="primary" aria-disabled={isPending}>
              {form.mine ? "Change my vote" : "Cast my vote"}
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

const labels = {
  choice: "How the claim stands",
  confidence: "How sure you are",
  rationale: "Your reasons",
  reliedOn: "Evidence you relied on",
};

const initial = (value: unknown) => (typeof value === "string" ? value : undefined);
const initialList = (value: unknown) =>
  Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : [];
