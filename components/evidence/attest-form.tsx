"use client";

import { LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { attestExcerptAction } from "@/lib/evidence/actions";
import { WordingRead } from "./wording-read";

type Input = { copy: string; note: string };

/** Somebody's word that they transcribed an excerpt from the print, and from which copy. */
export function AttestForm({
  address: { revisionId, ...address },
  outcome,
  idempotencyKey,
}: {
  address: { claimId: string; evidenceId: string; revisionId: string };
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="attest"
      action={attestExcerptAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      hidden={address}
      summaryTitle="Your word was not stored yet."
    >
      {({ fields, isPending, state }) => (
        <>
          <WordingRead state={state} revisionId={revisionId} />
          <LineField
            field={fields.copy}
            label={labels.copy}
            hint="So that others find the same one: which printing, and in which library under which shelf mark, or whose it is."
          />
          <ProseField
            field={fields.note}
            label={labels.note}
            hint="What somebody should know who compares it again: a misprint, a page that is counted twice."
            rows={3}
            isOptional
          />
          <p className="meta max-w-measure">
            By sending this you say that you wrote these words off from the print, at the place that
            is given, and that they are the same to the letter. It is published with your name.
          </p>
          <Button look="primary" aria-disabled={isPending}>
            I transcribed these words
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = { copy: "Which copy you had before you", note: "Note" };
