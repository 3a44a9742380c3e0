"use client";

import { useEffect } from "react";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { giveGradeAction } from "@/lib/classes/actions/grading";
import { reachedField } from "@/lib/classes/rules/rubric-fields";
import { takeInHand } from "./criterion-in-hand";
import { LEVELS } from "./grade-words";
import { CriterionFields, type CriterionFieldsView, type OfferedComment } from "./criterion-fields";
import { OthersMarks, type OthersSaid } from "./others-marks";
import { writtenMeanwhile } from "./written-meanwhile";

export type MarksFormView = {
  work: { assignmentId: string; submissionId: string };
  /** The newest change of the grade that the reader is shown. */
  seen: string;
  /** The version of the rubric that is shown. */
  versionId: string;
  /** Whose work comes next; null after the last. */
  nextId: string | null;
  criteria: readonly CriterionFieldsView[];
};

/** Judges work by the rubric: a level for each criterion, with a comment and the records that it leans on. */
export function MarksForm({
  form: { work, seen, versionId, nextId, criteria },
  comments,
  outcome,
  idempotencyKey,
}: {
  form: MarksFormView;
  comments: readonly OfferedComment[];
  outcome: FormState;
  idempotencyKey: string;
}) {
  useEffect(() => {
    const form = document.getElementById(LEVELS);
    form?.addEventListener("focusin", takeInHand as never);
    return () => form?.removeEventListener("focusin", takeInHand as never);
  }, []);
  const all = criteria.flatMap(({ place, title, levelId, comment, ticked }) => [
    { name: reachedField(place), label: title, value: levelId ?? "" },
    { name: `comment${place}`, label: `Comment: ${title}`, value: comment ?? "" },
    { name: `record${place}`, label: `Records: ${title}`, value: ticked },
    { name: `kept${place}`, label: `A kept comment: ${title}`, value: "" },
    { name: `keep${place}`, label: `Keep this comment: ${title}`, value: "" },
  ]);
  return (
    <PostedForm<Record<string, string>>
      id={LEVELS}
      action={giveGradeAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={Object.fromEntries(all.map(({ name, label }) => [name, label]))}
      defaultValue={Object.fromEntries(all.map(({ name, value }) => [name, value]))}
      hidden={{ ...work, versionId, ...(nextId && { nextId }) }}
      summaryTitle="The levels were not stored yet."
    >
      {({ fields, isPending, state, basis }) => {
        const other = writtenMeanwhile<OthersSaid>(state);
        return (
          <>
            <input type="hidden" data-basis="" name="seen" value={other?.seen ?? basis ?? seen} />
            {other && <OthersMarks other={other} />}
            {criteria.map((criterion) => (
              <CriterionFields
                key={criterion.place}
                criterion={criterion}
                comments={comments}
                level={fields[reachedField(criterion.place)]!}
                comment={fields[`comment${criterion.place}`]!}
                record={fields[`record${criterion.place}`]!}
                kept={fields[`kept${criterion.place}`]!}
                keep={fields[`keep${criterion.place}`]!}
              />
            ))}
            <p className="flex flex-wrap gap-3">
              <Button look="primary" aria-disabled={isPending}>
                Store the levels
              </Button>
              {nextId && (
                <Button name="then" value="next" aria-disabled={isPending}>
                  Store and go on to the next student
                </Button>
              )}
            </p>
          </>
        );
      }}
    </PostedForm>
  );
}
