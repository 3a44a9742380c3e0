"use client";

import { PostedForm } from "@/components/layout/posted-form";
import { ProseField, type Posted } from "@/components/layout/form-fields";
import { WithMarks } from "@/components/moderation/with-marks";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import type { FormState } from "@/lib/access/form-action";
import { giveGradeAction } from "@/lib/classes/actions/grading";
import { reachedField } from "@/lib/classes/rules/rubric-fields";
import { gradeWords } from "./grade-words";
import { writtenMeanwhile } from "./written-meanwhile";

export type MarksFormView = {
  work: { assignmentId: string; submissionId: string };
  /** The newest change of the grade that the reader is shown. */
  seen: string;
  criteria: readonly {
    place: number;
    title: string;
    hint: string | null;
    share: string;
    levels: readonly { value: string; label: string; hint: string | null }[];
    levelId: string | null;
    comment: string | null;
  }[];
};

/** Marks work by the rubric: a level and a comment for each criterion. */
export function MarksForm({
  form: { work, seen, criteria },
  outcome,
  idempotencyKey,
}: {
  form: MarksFormView;
  outcome: FormState;
  idempotencyKey: string;
}) {
  const all = criteria.flatMap(({ place, title, levelId, comment }) => [
    { name: reachedField(place), label: title, value: levelId },
    { name: `comment${place}`, label: `Comment: ${title}`, value: comment },
  ]);
  return (
    <PostedForm<Record<string, string>>
      id="marks"
      action={giveGradeAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={Object.fromEntries(all.map(({ name, label }) => [name, label]))}
      defaultValue={Object.fromEntries(all.map(({ name, value }) => [name, value ?? ""]))}
      hidden={work}
      summaryTitle="Your marks were not stored yet."
    >
      {({ fields, isPending, state, basis }) => {
        const other = writtenMeanwhile<Others>(state);
        return (
          <>
            <input type="hidden" data-basis="" name="seen" value={other?.seen ?? basis ?? seen} />
            {other && <OthersMarks other={other} />}
            {criteria.map((criterion) => (
              <CriterionFields
                key={criterion.place}
                criterion={criterion}
                level={fields[reachedField(criterion.place)]!}
                comment={fields[`comment${criterion.place}`]!}
              />
            ))}
            <Button look="primary" aria-disabled={isPending}>
              Store the marks
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

function CriterionFields({
  criterion: { title, hint, share, levels },
  level,
  comment,
}: {
  criterion: MarksFormView["criteria"][number];
  level: Posted;
  comment: Posted;
}) {
  return (
    <div className="space-y-3 border-t border-rule pt-5">
      <RadioGroup
        id={level.id}
        name={level.name}
        legend={title}
        hint={hint ? `${hint} ${share}` : share}
        options={levels.map(({ value, label, hint }) => ({ value, label, hint }))}
        {...(typeof level.initialValue === "string" && { defaultValue: level.initialValue })}
        errors={level.errors ?? []}
      />
      <ProseField field={comment} label={`Comment on “${title}”`} rows={3} isOptional />
    </div>
  );
}

type Others = {
  seen: string;
  override: number | null;
  marks: { title: string; label: string; comment: string | null; markedBy: string | null }[];
};

function OthersMarks({ other: { marks, override } }: { other: Others }) {
  return (
    <Notice outcome="kept" title="What the grade says now">
      <ul className="space-y-2">
        {marks.map(({ title, label, comment: said, markedBy }) => (
          <li key={title}>
            {title}: <b>{label}</b>
            {markedBy && `, by ${markedBy}`}
            {said && (
              <p className="whitespace-pre-line">
                <WithMarks text={said} />
              </p>
            )}
          </li>
        ))}
        {override !== null && <li>Set to {gradeWords(override)}.</li>}
      </ul>
      <p className="mt-2">
        What you chose and wrote is still here. Send it again if it still holds.
      </p>
    </Notice>
  );
}
