import { randomUUID } from "node:crypto";
import { Day } from "@/components/ui/day";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import type { UnsourcedClaim } from "@/lib/moderation/queries/desk-queues";
import { lineId } from "@/lib/moderation/rules/desk-queues";
import { AskForm, type Back } from "./line-forms";
import { shortened } from "./queue-row";
import { WithMarks } from "./with-marks";

/** A claim on which no evidence bears, with the way to add some and the form to ask for it. */
export function UnsourcedLine({
  claim: { claimId, slug, sentence, since, requests, isAsked },
  back,
  outcome,
}: {
  claim: UnsourcedClaim;
  back: Back;
  outcome: FormState;
}) {
  const id = lineId({ claimId, evidenceId: null });
  const name = shortened(sentence);
  return (
    <article id={id} aria-label={name} tabIndex={-1} className="space-y-3">
      <p className="max-w-measure">
        <a href={claimPath({ id: claimId, slug })}>
          <WithMarks text={sentence} />
        </a>
      </p>
      <p className="meta">
        In the ledger since <Day at={since.toISOString()} />
        {requests > 0 &&
          `\u00a0· ${requests === 1 ? "one person asks" : `${requests} people ask`} for a source`}
      </p>
      <p data-desk="main" className="text-aside">
        <a href={`/claims/${claimId}/evidence/new`} className="font-[620]">
          Add evidence<span className="sr-only"> to: {name}</span>
        </a>
      </p>
      {isAsked ? (
        <p className="meta">You have asked for a source.</p>
      ) : (
        <AskForm
          id={`ask-${id}`}
          name={name}
          hidden={{ claimId, kind: "NEEDS_SOURCE", ...back }}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      )}
    </article>
  );
}
