"use client";

import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { withdrawVoteAction } from "@/lib/reviews/actions";

/** Takes one's vote out of the count; voting again brings one back. */
export function WithdrawForm({
  claimId,
  outcome,
  idempotencyKey,
}: {
  claimId: string;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Record<string, never>>
      id="withdraw"
      action={withdrawVoteAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{}}
      hidden={{ claimId }}
      summaryTitle="Your vote was not withdrawn."
    >
      {({ isPending }) => <Button aria-disabled={isPending}>Withdraw my vote</Button>}
    </PostedForm>
  );
}
