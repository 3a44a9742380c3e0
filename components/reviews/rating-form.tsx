"use client";

import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { describedBy, FieldErrors } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import type { FormState } from "@/lib/access/form-action";
import { giveRatingAction } from "@/lib/reviews/actions";
import { gradeWords, ratingReasonWords, type GradeView, type RatingReasonView } from "./words";

export type RatingFormView = {
  /** What is rated. */
  item: { claimId: string; kind: "evidence" | "argument"; itemId: string };
  /** The wording that the reader is being shown. */
  revisionId: string;
  reasons: readonly RatingReasonView[];
  mine: { grade: string; reasons: string[] } | null;
};

type Input = { grade: string; reasons: string[] };

/** Grades one piece of evidence or one argument, or changes the grade that stands. */
export function RatingForm({
  form,
  outcome,
  idempotencyKey,
}: {
  form: RatingFormView;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="rating"
      action={giveRatingAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={labels}
      {...(form.mine && { defaultValue: form.mine })}
      hidden={form.item}
      summaryTitle="Your rating was not stored yet."
    >
      {({ fields, isPending, state }) => {
        const reworded = rewordedIn(state);
        return (
          <>
            <input
              type="hidden"
              name="revisionId"
              value={reworded ? reworded.revisionId : form.revisionId}
            />
            {reworded && <Reworded {...reworded} />}
            <RadioGroup
              id={fields.grade.id}
              name={fields.grade.name}
              legend={labels.grade}
              hint={`Judge what ${form.item.kind === "evidence" ? "this evidence" : "this argument"} does for judging the claim, whichever way it points.`}
              options={grades}
              defaultValue={initialIn(fields.grade.initialValue)}
              errors={fields.grade.errors ?? []}
              isRequired
            />
            <Reasons
              id={fields.reasons.id}
              name={fields.reasons.name}
              reasons={form.reasons}
              chosen={listIn(fields.reasons.initialValue)}
              errors={fields.reasons.errors ?? []}
            />
            <Button look="primary" aria-disabled={isPending}>
              {form.mine ? "Change my rating" : "Give my rating"}
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

const labels = { grade: "How helpful is it?", reasons: "What decided it?" };
const grades = (["HELPFUL", "SOMEWHAT", "NOT_HELPFUL"] as const satisfies readonly GradeView[]).map(
  (value) => ({ value, label: gradeWords[value] }),
);

function Reasons({
  id,
  name,
  reasons,
  chosen,
  errors,
}: {
  id: string;
  name: string;
  reasons: readonly RatingReasonView[];
  chosen: readonly string[];
  errors: readonly string[];
}) {
  return (
    <fieldset id={id} aria-describedby={describedBy({ id, hint: true, errors })}>
      <legend className="font-sans text-aside font-[620]">{labels.reasons}</legend>
      <p id={`${id}-description`} className="meta mt-0.5">
        At least one: what it does well, or, for a poor grade, what it lacks.
      </p>
      <div className="mt-1.5">
        {reasons.map((reason) => (
          <Checkbox
            key={reason}
            id={`${id}-${reason}`}
            name={name}
            value={reason}
            label={ratingReasonWords[reason]}
            defaultChecked={chosen.includes(reason)}
          />
        ))}
      </div>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}

function Reworded({ before, now }: { before: string; now: string }) {
  return (
    <Notice outcome="kept" title="It was reworded since you opened this form">
      <p>It said: “{before}”</p>
      <p>It says now: “{now}”</p>
      <p className="mt-1">What you chose is still here. Send it again if it still holds.</p>
    </Notice>
  );
}

function rewordedIn(state: FormState) {
  const failure = state?.failure;
  if (failure?.kind !== "conflict" || typeof failure.details?.revisionId !== "string") return null;
  const { revisionId, before, now } = failure.details;
  return { revisionId, before: String(before), now: String(now) };
}

const initialIn = (value: unknown) => (typeof value === "string" ? value : "");
const listIn = (value: unknown) =>
  Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : [];
