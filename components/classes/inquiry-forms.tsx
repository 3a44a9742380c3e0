"use client";

import { ChoiceField, ProseField, SelectField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { answerInquiryAction, askInquiryAction } from "@/lib/classes/actions/grading";
import { writtenMeanwhile } from "./written-meanwhile";

type Sent = { outcome: FormState; idempotencyKey: string };

/** A student asks about one criterion of their grade. */
export function AskForm({
  assignmentId,
  criterionId,
  title,
  ...sent
}: Sent & { assignmentId: string; criterionId: string; title: string }) {
  return (
    <PostedForm<{ question: string }>
      id={`ask-${criterionId}`}
      action={askInquiryAction}
      {...sent}
      labels={{ question: "Your question" }}
      hidden={{ assignmentId, criterionId }}
      summaryTitle="Your question was not sent yet."
    >
      {({ fields, isPending }) => (
        <>
          <ProseField
            field={fields.question}
            label={`Your question about “${title}”`}
            hint="You can ask once about each criterion. Those who teach your class or assist in it read it, see that it is you who asks, and answer. Nobody else of the class sees anything of it."
            rows={3}
          />
          <Button aria-disabled={isPending}>Ask</Button>
        </>
      )}
    </PostedForm>
  );
}

type Answer = { outcome: string; levelId: string; answer: string };

/** A teacher answers: the level stands, or another takes its place. */
export function AnswerForm({
  inquiry: { inquiryId, criterion, seen, levels, assignmentId },
  ...sent
}: Sent & {
  inquiry: {
    assignmentId: string;
    inquiryId: string;
    criterion: string;
    /** The newest change of the grade that the reader is shown. */
    seen: string;
    /** What the level can be changed to; empty where it can no longer be. */
    levels: readonly { value: string; label: string }[];
  };
}) {
  const stands = { value: "STANDS", label: "The level stands" };
  const changed = { value: "CHANGED", label: "Another level takes its place" };
  return (
    <PostedForm<Answer>
      id={`answer-${inquiryId}`}
      action={answerInquiryAction}
      {...sent}
      labels={{ outcome: "Outcome", levelId: "The new level", answer: "Answer" }}
      hidden={{ assignmentId, inquiryId }}
      summaryTitle="The question was not answered yet."
    >
      {({ fields, isPending, state, basis }) => {
        const other = writtenMeanwhile<{ seen: string }>(state);
        return (
          <>
            <input type="hidden" data-basis="" name="seen" value={other?.seen ?? basis ?? seen} />
            <ChoiceField
              field={fields.outcome}
              label={`Outcome for “${criterion}”`}
              options={levels.length > 0 ? [stands, changed] : [stands]}
            />
            {levels.length > 0 && (
              <SelectField
                field={fields.levelId}
                label="The new level"
                hint="Where another takes its place. Its comment and its records stay."
                options={levels}
                emptyLabel="None"
                isOptional
              />
            )}
            <ProseField
              field={fields.answer}
              label="Answer"
              hint="The student reads it beside the criterion."
              rows={3}
            />
            <Button aria-disabled={isPending}>Answer</Button>
          </>
        );
      }}
    </PostedForm>
  );
}
