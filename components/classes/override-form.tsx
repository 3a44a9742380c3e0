"use client";

import { ButtonForm } from "@/components/layout/button-form";
import { LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { WithMarks } from "@/components/moderation/with-marks";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { overrideGradeAction } from "@/lib/classes/actions/grading";
import { gradeWords } from "./grade-words";
import { writtenMeanwhile } from "./written-meanwhile";

type Work = { assignmentId: string; submissionId: string };
type Input = { percent: string; reason: string };

/** Sets a grade in the place of the computed one, with the reason that its student reads. */
export function OverrideForm({
  work,
  seen,
  standing,
  outcome,
  idempotencyKey,
}: {
  work: Work;
  /** The newest change of the grade that the reader is shown. */
  seen: string;
  /** What stands in its place already. */
  standing: Input | null;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      id="override"
      action={overrideGradeAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ percent: "Grade in percent", reason: "Why" }}
      {...(standing && { defaultValue: standing })}
      hidden={{ ...work, act: "set" }}
      summaryTitle="The grade was not changed yet."
    >
      {({ fields, isPending, state, basis }) => {
        const other = writtenMeanwhile<Others>(state);
        return (
          <>
            <input type="hidden" data-basis="" name="seen" value={other?.seen ?? basis ?? seen} />
            {other && (
              <Notice outcome="kept" title="What the grade says now">
                <p>Computed: {gradeWords(other.computed)}</p>
                {other.override !== null && (
                  <p>
                    Set to {gradeWords(other.override)}: <WithMarks text={other.overrideReason!} />
                  </p>
                )}
              </Notice>
            )}
            <LineField field={fields.percent} label="Grade in percent" hint="From 0 to 100: 82.5" />
            <ProseField
              field={fields.reason}
              label="Why"
              hint="Your student reads it beside the computed grade."
              rows={3}
            />
            <Button aria-disabled={isPending}>Set this grade</Button>
          </>
        );
      }}
    </PostedForm>
  );
}

/** Lets the computed grade stand again. */
export function TakeBackForm({
  work,
  seen,
  ...posted
}: {
  work: Work;
  seen: string;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <ButtonForm
      id="take-back"
      action={overrideGradeAction}
      {...posted}
      hidden={{ ...work, seen, act: "takeBack" }}
      summaryTitle="The grade was not changed."
    >
      Let the computed grade stand again
    </ButtonForm>
  );
}

type Others = {
  seen: string;
  computed: number | null;
  override: number | null;
  overrideReason: string | null;
};
