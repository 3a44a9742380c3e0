"use client";

import { AlikeNotice, alikeIn } from "@/components/layout/alike";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { proposeSourceAction } from "@/lib/sources/actions";
import type { NamedSource } from "@/lib/sources/queries/alike";
import { sourcePath } from "@/lib/sources/rules";
import { RECORD_LABELS, type RecordField } from "@/lib/sources/rules/record";
import { WithMarks } from "@/components/moderation/with-marks";
import { SourceFields } from "./source-fields";

/** Brings a source into the ledger. */
export function SourceForm({
  thenClaimId,
  outcome,
  given,
  idempotencyKey,
}: {
  /** The claim on which its proposer is going to add evidence. */
  thenClaimId: string | null;
  outcome: FormState;
  /** What stands in it before anybody types. */
  given: { doi: string; isbn: string };
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Record<RecordField, string> & { shownAlike: string[] }>
      id="source"
      action={proposeSourceAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={RECORD_LABELS}
      defaultValue={given}
      {...(thenClaimId && { hidden: { thenClaimId } })}
      summaryTitle="This source was not sent yet."
      keepsDraft
    >
      {({ fields, isPending, state }) => (
        <>
          <AlikeNotice alike={alikeIn<NamedSource>(state)} title="These sources may be the same">
            {({ id, title }) => (
              <a href={sourcePath({ id, title })}>
                <WithMarks text={title} />
              </a>
            )}
          </AlikeNotice>
          <SourceFields fields={fields} />
          <Button look="primary" aria-disabled={isPending}>
            Send the source
          </Button>
        </>
      )}
    </PostedForm>
  );
}
