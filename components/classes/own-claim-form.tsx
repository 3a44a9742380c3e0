"use client";

import { claimKinds } from "@/components/claims/claim-kinds";
import { ChoiceField, LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { WithMarks } from "@/components/moderation/with-marks";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { addOwnClaimAction, reviseOwnAction } from "@/lib/classes/actions/own-claims";
import { seenBy, writtenMeanwhile } from "./written-meanwhile";

type Form = { outcome: FormState; idempotencyKey: string };

/** Writes a claim for a class alone. */
export function OwnClaimForm({ classId, ...form }: Form & { classId: string }) {
  return (
    <PostedForm<Record<"sentence" | "kind", string>>
      {...form}
      id="own-claim"
      action={addOwnClaimAction}
      labels={{ sentence: labels.sentence, kind: labels.kind }}
      hidden={{ classId }}
      summaryTitle="The claim was not stored yet."
    >
      {({ fields, isPending }) => (
        <>
          <ProseField
            field={fields.sentence}
            label={labels.sentence}
            hint={labels.sentenceHint}
            rows={3}
          />
          <ChoiceField field={fields.kind} label={labels.kind} options={claimKinds} />
          <Button look="primary" aria-disabled={isPending}>
            Keep the claim
          </Button>
        </>
      )}
    </PostedForm>
  );
}

/** Says a claim of a class's own in other words. */
export function ReviseOwnClaimForm({
  classId,
  claim,
  ...form
}: Form & {
  classId: string;
  claim: { id: string; sentence: string; kind: string; revisionId: string };
}) {
  return (
    <PostedForm<Record<"sentence" | "claimKind" | "reason", string>>
      {...form}
      id="reword"
      action={reviseOwnAction}
      labels={{ sentence: labels.sentence, claimKind: labels.kind, reason: labels.reason }}
      defaultValue={{ sentence: claim.sentence, claimKind: claim.kind }}
      hidden={{ kind: "claim", classId, claimId: claim.id }}
      summaryTitle="The new wording was not stored yet."
    >
      {({ fields, isPending, state, basis }) => {
        const now = writtenMeanwhile<{ seen: string; sentence: string }>(state);
        const seen = seenBy(state, basis, claim.revisionId);
        return (
          <>
            <input type="hidden" data-basis="" name="seen" value={seen} />
            {now && <Meanwhile words={now.sentence} />}
            <ProseField
              field={fields.sentence}
              label={labels.sentence}
              hint={labels.sentenceHint}
              rows={3}
            />
            <ChoiceField field={fields.claimKind} label={labels.kind} options={claimKinds} />
            <LineField field={fields.reason} label={labels.reason} isOptional />
            <Button look="primary" aria-disabled={isPending}>
              Store the new wording
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

/** Says an argument of a class's own in other words. */
export function ReviseOwnArgumentForm({
  classId,
  claimId,
  argument,
  ...form
}: Form & {
  classId: string;
  claimId: string;
  argument: { id: string; wording: string; revisionId: string };
}) {
  return (
    <PostedForm<Record<"wording" | "reason", string>>
      {...form}
      id="reword"
      action={reviseOwnAction}
      labels={{ wording: labels.wording, reason: labels.reason }}
      defaultValue={{ wording: argument.wording }}
      hidden={{ kind: "argument", classId, claimId, itemId: argument.id }}
      summaryTitle="The new wording was not stored yet."
    >
      {({ fields, isPending, state, basis }) => {
        const now = writtenMeanwhile<{ seen: string; wording: string }>(state);
        const seen = seenBy(state, basis, argument.revisionId);
        return (
          <>
            <input type="hidden" data-basis="" name="seen" value={seen} />
            {now && <Meanwhile words={now.wording} />}
            <ProseField field={fields.wording} label={labels.wording} rows={4} />
            <LineField field={fields.reason} label={labels.reason} isOptional />
            <Button look="primary" aria-disabled={isPending}>
              Store the new wording
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

/** What it says by now, where somebody else reworded it since the form was opened. */
export function Meanwhile({ words }: { words: string }) {
  return (
    <Notice outcome="kept" title="What it says now">
      <p>
        <WithMarks text={words} />
      </p>
      <p className="mt-2">What you wrote is still here. Send it again if it still holds.</p>
    </Notice>
  );
}

const labels = {
  sentence: "The claim",
  sentenceHint: "One sentence of 3 to 400 characters that can be judged on its own.",
  kind: "What kind of claim is it?",
  wording: "The step in words",
  reason: "Why you change it",
};
