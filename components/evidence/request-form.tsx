"use client";

import { ChoiceField, LineField, ProseField, SelectField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { SelectOption } from "@/components/ui/select";
import type { FormState } from "@/lib/access/form-action";
import { closeRequestAction, makeRequestAction } from "@/lib/evidence/actions";

type Posting = { claimId: string; outcome: FormState; idempotencyKey: string };

/** Asks for a source, or for another look at a piece of evidence. */
export function RequestForm({
  claimId,
  evidence,
  chosen,
  claimWords,
  outcome,
  idempotencyKey,
}: Posting & {
  evidence: readonly SelectOption[];
  chosen: string | undefined;
  /** The words of the claim that the link which led here was about. */
  claimWords: string | undefined;
}) {
  return (
    <PostedForm<Record<"kind" | "evidenceId" | "claimWords" | "note", string>>
      id="request"
      action={makeRequestAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      defaultValue={{
        kind: chosen ? "NEEDS_RECHECK" : "NEEDS_SOURCE",
        ...(chosen && { evidenceId: chosen }),
        ...(claimWords && { claimWords }),
      }}
      hidden={{ claimId }}
      summaryTitle="This was not asked yet."
      keepsDraft
    >
      {({ fields, isPending }) => (
        <>
          <ChoiceField field={fields.kind} label={labels.kind} options={kinds} />
          <LineField
            field={fields.claimWords}
            label={labels.claimWords}
            hint="For a source only: copied from the claim’s sentence, such as “from the first”. Leave it empty for the whole claim."
            isOptional
          />
          {evidence.length > 0 && (
            <SelectField
              field={fields.evidenceId}
              label={labels.evidenceId}
              hint="For another look only."
              options={evidence}
              emptyLabel="None"
              isOptional
            />
          )}
          <ProseField
            field={fields.note}
            label={labels.note}
            hint="What is missing or seems wrong, and where one might look. Everyone reads it."
            rows={3}
          />
          <Button look="primary" aria-disabled={isPending}>
            Ask for it
          </Button>
        </>
      )}
    </PostedForm>
  );
}

/** Ends a request, with the reason that everyone may read. */
export function CloseRequestForm({
  claimId,
  requestId,
  outcome,
  idempotencyKey,
}: Posting & { requestId: string }) {
  return (
    <PostedForm<{ closedReason: string }>
      id={`close-${requestId}`}
      action={closeRequestAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ closedReason: "Reason for closing it" }}
      hidden={{ claimId, requestId }}
      summaryTitle="This was not closed yet."
    >
      {({ fields, isPending }) => (
        <>
          <LineField field={fields.closedReason} label="Reason for closing it" />
          <Button aria-disabled={isPending}>Close the request</Button>
        </>
      )}
    </PostedForm>
  );
}

const labels = {
  kind: "What is needed?",
  claimWords: "The words of the claim that need it",
  evidenceId: "Which evidence",
  note: "Why",
};
const kinds = [
  { value: "NEEDS_SOURCE", label: "A source", hint: "nothing, or too little, is quoted for it" },
  {
    value: "NEEDS_RECHECK",
    label: "Another look at a piece of evidence",
    hint: "the quotation, its place or its bearing seems wrong",
  },
];
