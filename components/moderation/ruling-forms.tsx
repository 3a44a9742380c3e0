"use client";

import { ChoiceField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import {
  answerByLetterAction,
  answerRulingAction,
  giveRulingAction,
  liftSuspensionAction,
  reviewRulingAction,
} from "@/lib/moderation/actions";
import { REASONS } from "@/lib/moderation/rules/flags";
import type { FlagReason, RulingKind } from "@/prisma/generated/enums";
import { WithMarks } from "./with-marks";

type Posted = { outcome: FormState; idempotencyKey: string };
type Ruled = Posted & { rulingId: string };

/** Decides on everything that was flagged about one thing. */
export function RulingForm({
  on,
  flagId,
  seen,
  kinds,
  ...posted
}: Posted & { on: string; flagId: string; seen: string; kinds: readonly RulingKind[] }) {
  return (
    <PostedForm<Record<"kind" | "publicReason", string>>
      {...posted}
      id={`rule-${flagId}`}
      action={giveRulingAction}
      labels={{ kind: "What to do", publicReason: "Reason" }}
      hidden={{ on }}
      summaryTitle="Nothing was decided yet."
    >
      {({ fields, isPending, state }) => {
        const moved = movedOn(state);
        return (
          <>
            <input type="hidden" name="seen" value={moved?.seen ?? seen} />
            {moved && <Meanwhile {...moved} />}
            <ChoiceField
              field={fields.kind}
              label="What to do"
              options={kinds.map((kind) => ({ value: kind, ...CHOICES[kind] }))}
            />
            <ProseField
              field={fields.publicReason}
              label="Reason"
              hint="Everybody can read it. Do not repeat what has to go."
              rows={3}
            />
            <Button look="primary" aria-disabled={isPending}>
              Give this ruling
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

/** The author's one answer. */
export function AnswerForm({
  rulingId,
  letterToken,
  ...posted
}: Ruled & { letterToken: string | undefined }) {
  return (
    <PostedForm<{ body: string }>
      {...posted}
      id="answer"
      action={letterToken ? answerByLetterAction : answerRulingAction}
      labels={{ body: "Your answer" }}
      hidden={{ rulingId, ...(letterToken && { token: letterToken }) }}
      summaryTitle="Your answer was not stored yet."
    >
      {({ fields, isPending }) => (
        <>
          <ProseField
            field={fields.body}
            label="Your answer"
            hint="Everybody can read it, beside the ruling. You can answer once."
            rows={6}
          />
          <Button look="primary" aria-disabled={isPending}>
            Send the answer
          </Button>
        </>
      )}
    </PostedForm>
  );
}

/** A second person decides whether an answered ruling stands. */
export function ReviewForm({ rulingId, ...posted }: Ruled) {
  return (
    <PostedForm<Record<"decision" | "publicReason", string>>
      {...posted}
      id={`review-${rulingId}`}
      action={reviewRulingAction}
      labels={{ decision: "Does it stand?", publicReason: "Reason" }}
      hidden={{ rulingId }}
      summaryTitle="Nothing was decided yet."
    >
      {({ fields, isPending }) => (
        <>
          <ChoiceField
            field={fields.decision}
            label="Does it stand?"
            options={[
              { value: "uphold", label: "The ruling stands" },
              { value: "overturn", label: "Overturn it", hint: "what it did is taken back" },
            ]}
          />
          <ProseField
            field={fields.publicReason}
            label="Reason"
            hint="Everybody can read it."
            rows={3}
          />
          <Button look="primary" aria-disabled={isPending}>
            Decide
          </Button>
        </>
      )}
    </PostedForm>
  );
}

/** Ends a suspension. */
export function LiftForm({ rulingId, ...posted }: Ruled) {
  return (
    <PostedForm<{ reason: string }>
      {...posted}
      id={`lift-${rulingId}`}
      action={liftSuspensionAction}
      labels={{ reason: "Reason" }}
      hidden={{ rulingId }}
      summaryTitle="The suspension was not lifted yet."
    >
      {({ fields, isPending }) => (
        <>
          <ProseField
            field={fields.reason}
            label="Reason"
            hint="The letter that tells them gives it."
            rows={2}
          />
          <Button aria-disabled={isPending}>Lift the suspension</Button>
        </>
      )}
    </PostedForm>
  );
}

type Moved = {
  seen: string;
  words: string | null;
  count: number;
  flags: { reason: FlagReason; note: string | null }[];
};

function Meanwhile({ words, count, flags }: Moved) {
  return (
    <Notice outcome="kept" title="As it stands now">
      {words && (
        <p>
          <WithMarks text={words} />
        </p>
      )}
      <ul className="list-disc pl-5">
        {flags.map(({ reason, note }, index) => (
          <li key={index}>
            {REASONS[reason]}
            {note && (
              <>
                : <WithMarks text={note} />
              </>
            )}
          </li>
        ))}
        {count > flags.length && <li>and {count - flags.length} more</li>}
      </ul>
    </Notice>
  );
}

function movedOn(state: FormState): Moved | null {
  const failure = state?.failure;
  if (failure?.kind !== "conflict" || typeof failure.details?.seen !== "string") return null;
  return failure.details as Moved;
}

const CHOICES: Record<RulingKind, { label: string; hint: string }> = {
  HIDE: { label: "Hide it", hint: "nobody sees it, and it counts nowhere" },
  SEND_BACK: { label: "Send it back", hint: "its author words it anew, and it waits again" },
  WARN: { label: "Warn its author", hint: "by a letter; it stays where it is" },
  SUSPEND: { label: "Suspend its author", hint: "sessions end; it stays where it is" },
  DISMISS: { label: "Leave it as it is", hint: "the flags are answered, and nothing changes" },
};
