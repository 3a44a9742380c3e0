"use client";

import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { withdrawRatingAction } from "@/lib/reviews/actions";
import type { RatingFormView } from "./rating-form";

/** Takes one's rating out of the count; rating again brings one back. */
export function WithdrawRatingForm({
  item,
  outcome,
  idempotencyKey,
}: {
  item: RatingFormView["item"];
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Record<string, never>>
      id="withdraw-rating"
      action={withdrawRatingAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{}}
      hidden={item}
      summaryTitle="Your rating was not withdrawn."
    >
      {({ isPending }) => <Button aria-disabled={isPending}>Withdraw my rating</Button>}
    </PostedForm>
  );
}
