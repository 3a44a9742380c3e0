"use client";

import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { placeClaimAction } from "@/lib/claims/actions";
import type { ClaimProposalSheet } from "./claim-proposal-form";
import { PlaceFields, placeLabels, type PlaceInput } from "./place-fields";

/** Records that words of a document assert a claim that is in the ledger already. */
export function PlaceForm({
  sheet: { document, editionId, sentenceId, sentence, persons, authors },
  claimId,
  outcome,
  idempotencyKey,
}: {
  sheet: ClaimProposalSheet;
  claimId: string;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<PlaceInput>
      id="place"
      action={placeClaimAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={placeLabels}
      defaultValue={{ words: sentence.replace(/\s+/g, " ") }}
      hidden={{ claimId, documentId: document.id, editionId, sentenceId: String(sentenceId) }}
      summaryTitle="This place was not recorded yet."
    >
      {({ fields, isPending }) => (
        <>
          <PlaceFields fields={fields} persons={persons} authors={authors} />
          <Button look="primary" aria-disabled={isPending}>
            Record this place
          </Button>
        </>
      )}
    </PostedForm>
  );
}
