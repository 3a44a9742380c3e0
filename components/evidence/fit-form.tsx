"use client";

import { ChoiceField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { checkFitAction } from "@/lib/evidence/actions";
import { directions, directnesses, READING_LABELS } from "./reading-words";
import { WordingRead } from "./wording-read";

type Input = { direction: string; directness: string; reason: string };

/** A second person's reading: which way the words point, how they bear on the claim, and why. */
export function FitForm({
  address: { revisionId, ...address },
  reports,
  outcome,
  idempotencyKey,
}: {
  address: { claimId: string; evidenceId: string; revisionId: string };
  /** Whether the words report another source, and so bear on the claim by inference. */
  reports: boolean;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="fit"
      action={checkFitAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      hidden={{ ...address, ...(reports && { directness: "INFERENTIAL" }) }}
      summaryTitle="Your reading was not stored yet."
    >
      {({ fields, isPending, state }) => (
        <>
          <WordingRead state={state} revisionId={revisionId} />
          <ChoiceField field={fields.direction} label={labels.direction} options={directions} />
          {reports ? (
            <p className="max-w-measure text-aside">
              The words report another source, so they bear on the claim by inference.
            </p>
          ) : (
            <ChoiceField
              field={fields.directness}
              label={labels.directness}
              options={directnesses}
            />
          )}
          <ProseField
            field={fields.reason}
            label={labels.reason}
            hint="What in the words makes you read them so. It is published with your name, under CC BY 4.0."
            rows={4}
          />
          <Button look="primary" aria-disabled={isPending}>
            Store my reading
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = { ...READING_LABELS, reason: "Why you read them so" };
