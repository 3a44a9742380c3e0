"use client";

import { ChoiceField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { WithMarks } from "@/components/moderation/with-marks";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { checkFitAction } from "@/lib/evidence/actions";
import { directions, directnesses, READING_LABELS } from "./reading-words";

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
          <input
            type="hidden"
            name="revisionId"
            value={rewordedIn(state)?.revisionId ?? revisionId}
          />
          <Reworded state={state} />
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

function Reworded({ state }: { state: FormState }) {
  const now = rewordedIn(state);
  if (!now) return null;
  return (
    <Notice outcome="kept" title="It says something else now">
      <p>
        “<WithMarks text={now.excerpt} />”
      </p>
    </Notice>
  );
}

const labels = { ...READING_LABELS, reason: "Why you read them so" };

/** The wording that stands there now, where it was reworded since the page was opened. */
function rewordedIn(state: FormState) {
  const failure = state?.failure;
  const details = failure?.kind === "conflict" ? failure.details : undefined;
  if (typeof details?.revisionId !== "string") return null;
  return { revisionId: details.revisionId, excerpt: String(details.excerpt) };
}
