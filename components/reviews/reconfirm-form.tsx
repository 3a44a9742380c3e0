"use client";

import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { castVoteAction } from "@/lib/reviews/actions";
import { LedgerChanges, ledgerMoved, type LedgerChangeView } from "./ledger-changes";
import type { VoteFormView } from "./vote-form";

/** Casts a stale vote once more, unchanged, for the ledger as it is now. */
export function ReconfirmForm({
  form: { claimId, seenHash, shownAt, evidence },
  vote,
  changes,
  outcome,
  idempotencyKey,
}: {
  form: VoteFormView;
  vote: NonNullable<VoteFormView["mine"]>;
  /** Since the vote was cast. */
  changes: readonly LedgerChangeView[];
  outcome: FormState;
  idempotencyKey: string;
}) {
  const { choice, confidence, rationale, reliedOn } = vote;
  const standing = reliedOn.filter((id) => evidence.some((item) => item.id === id));
  return (
    <PostedForm<Record<string, never>>
      id="reconfirm"
      action={castVoteAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{}}
      hidden={{ claimId, choice, confidence, rationale, shownAt }}
      summaryTitle="Your vote was not confirmed yet."
    >
      {({ isPending, state }) => {
        const moved = state?.failure?.kind === "conflict" && ledgerMoved(state.failure.details);
        return (
          <Notice
            outcome="kept"
            title="Your vote is stale: what follows changed after you cast it, so it does not count."
          >
            <LedgerChanges changes={moved ? [...changes, ...moved.changes] : changes} />
            <input type="hidden" name="seenHash" value={moved ? moved.seenHash : seenHash} />
            {standing.map((id) => (
              <input key={id} type="hidden" name="reliedOn" value={id} />
            ))}
            <p className="mt-3 mb-2">
              {standing.length < reliedOn.length &&
                "Some of the evidence you relied on is no longer part of the claim; it is left out. "}
              If it changes nothing for you, confirm your vote as it is. Otherwise change it below.
            </p>
            <Button aria-disabled={isPending}>Still my judgement</Button>
          </Notice>
        );
      }}
    </PostedForm>
  );
}
