"use client";

import { ButtonForm } from "@/components/layout/button-form";
import { ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { keepCommentAction, removeCommentAction } from "@/lib/classes/actions/comments";

type Sent = { outcome: FormState; idempotencyKey: string };

/** Keeps a comment; or words one anew. */
export function KeepForm({
  reworded,
  ...sent
}: Sent & { reworded: { commentId: string; comment: string } | null }) {
  return (
    <PostedForm<{ comment: string }>
      id={reworded ? `reword-${reworded.commentId}` : "keep"}
      action={keepCommentAction}
      {...sent}
      labels={{ comment: "The comment" }}
      {...(reworded && {
        defaultValue: { comment: reworded.comment },
        hidden: { insteadOfId: reworded.commentId },
      })}
      summaryTitle="The comment is not kept yet."
    >
      {({ fields, isPending }) => (
        <>
          <ProseField
            field={fields.comment}
            label={reworded ? "The comment in other words" : "A new comment"}
            rows={4}
          />
          <Button look="primary" aria-disabled={isPending}>
            {reworded ? "Store it" : "Keep it"}
          </Button>
        </>
      )}
    </PostedForm>
  );
}

/** Takes a comment out, or puts it back. */
export function RemoveForm({
  commentId,
  goal,
  label,
  ...sent
}: Sent & { commentId: string; goal: "remove" | "undo"; label: string }) {
  return (
    <ButtonForm
      id={`${goal}-${commentId}`}
      look={goal === "remove" ? "quiet" : "plain"}
      action={removeCommentAction}
      {...sent}
      hidden={{ commentId, goal }}
      summaryTitle="Nothing was changed."
    >
      {label}
    </ButtonForm>
  );
}
