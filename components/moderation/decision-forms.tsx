"use client";

import { getInputProps } from "@conform-to/react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/access/form-action";
import { acceptContributionAction, sendBackContributionAction } from "@/lib/moderation/actions";

export type DecisionSubject = {
  kind: "evidence" | "argument";
  claimId: string;
  contributionId: string;
  /** The wording that is shown. */
  revisionId: string;
  /** Said with the button, for those who hear the page: which item it decides on. */
  name: string;
};
type Props = { subject: DecisionSubject; outcome: FormState; idempotencyKey: string };

/** Takes a contribution into the ledger. */
export function AcceptForm({ subject, outcome, idempotencyKey }: Props) {
  return (
    <PostedForm<Record<string, never>>
      id={`accept-${subject.contributionId}`}
      action={acceptContributionAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{}}
      hidden={hiddenOf(subject)}
      summaryTitle="This was not accepted."
    >
      {({ isPending }) => (
        <Button look="primary" aria-disabled={isPending} aria-label={`Accept: ${subject.name}`}>
          Accept
        </Button>
      )}
    </PostedForm>
  );
}

/** Returns a proposal to its author with a reason. */
export function SendBackForm({ subject, outcome, idempotencyKey }: Props) {
  return (
    <PostedForm<{ reason: string }>
      id={`send-back-${subject.contributionId}`}
      action={sendBackContributionAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ reason: "Reason" }}
      hidden={hiddenOf(subject)}
      summaryTitle="This was not sent back yet."
    >
      {({ fields, isPending }) => {
        const { key: _key, ...reason } = getInputProps(fields.reason, { type: "text" });
        return (
          <div className="space-y-3">
            <Field
              id={fields.reason.id}
              label="Reason for sending it back"
              hint="The author reads it."
              errors={fields.reason.errors ?? []}
            >
              <TextInput {...reason} />
            </Field>
            <Button aria-disabled={isPending} aria-label={`Send back: ${subject.name}`}>
              Send back
            </Button>
          </div>
        );
      }}
    </PostedForm>
  );
}

function hiddenOf({ kind, claimId, contributionId, revisionId }: DecisionSubject) {
  return { kind, claimId, contributionId, revisionId };
}
