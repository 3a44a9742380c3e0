"use client";

import { BoxesField, ChoiceField, LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm, type PostedFields } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import type { FormState } from "@/lib/access/form-action";
import { makeAssignmentAction, reviseAssignmentAction } from "@/lib/classes/actions/assignments";
import type { ClaimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import { CLAIMS_MOST } from "@/lib/classes/rules/choice";
import type { RubricDraft } from "@/lib/classes/rules/rubric";
import { fieldsOfRubric } from "@/lib/classes/rules/rubric-fields";
import { amountsOf, type TaskDraft } from "@/lib/classes/rules/tasks";
import { zoneInWords } from "@/lib/classes/rules/zones";
import { lateOptions, namingOptions, othersOptions, taskOptions } from "./assignment-words";
import { ChangedMeanwhile, revisionIn } from "./changed-meanwhile";
import { AskOnEnter, ClaimChoice } from "./claim-choice";
import { FormPart } from "./form-part";
import { labelsOfRubric, RubricFields } from "./rubric-fields";

type Input = Record<string, string> & { claims: string[]; tasks: string[] };

export type AssignmentFormView = {
  /** The class in which it is made, or the one that is changed, as it was when its form was drawn. */
  on: { classId: string } | { assignmentId: string; revision: number };
  timeZone: string;
  words: Record<"title" | "instructions" | "opens" | "due" | "releases", string> &
    Record<"late" | "lateReduction" | "inquiryDays", string>;
  /** What cannot change any more once it is assigned; null then. */
  plan: {
    claims: ClaimsToAssign;
    tasks: readonly TaskDraft[];
    naming: string;
    others: string;
  } | null;
  argumentsRubric: RubricDraft | null;
  workRubric: RubricDraft;
};

/** Makes an assignment, or changes one: what is needed every time first, and then what can stay as it is. */
export function AssignmentForm({
  form,
  outcome,
  idempotencyKey,
}: {
  form: AssignmentFormView;
  outcome: FormState;
  idempotencyKey: string;
}) {
  const { on, words, plan, argumentsRubric, workRubric, timeZone } = form;
  const isNew = "classId" in on;
  return (
    <PostedForm<Input>
      id="assignment"
      action={isNew ? makeAssignmentAction : reviseAssignmentAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{ ...labels, ...labelsOfRubric("arguments"), ...labelsOfRubric("work") }}
      defaultValue={{
        ...words,
        ...(!isNew && { revision: String(on.revision) }),
        ...(plan && { ...amountsOf(plan.tasks), naming: plan.naming, others: plan.others }),
        ...(argumentsRubric && fieldsOfRubric("arguments", argumentsRubric)),
        ...fieldsOfRubric("work", workRubric),
      }}
      hidden={
        isNew
          ? { classId: on.classId }
          : { assignmentId: on.assignmentId, scope: plan ? "all" : "words" }
      }
      summaryTitle="The assignment was not saved yet."
    >
      {({ fields, isPending, state }) => {
        const submit = isNew ? "Make the assignment" : "Save the changes";
        return (
          <>
            <AskOnEnter />
            {!isNew && (
              <input type="hidden" name="revision" value={revisionIn(state, fields.revision)} />
            )}
            <ChangedMeanwhile state={state} />
            <FormPart id="words" title="What it is about" isTop={isNew}>
              {plan && (
                <ClaimChoice
                  field={fields.claims}
                  choice={plan.claims}
                  most={CLAIMS_MOST}
                  state={state}
                />
              )}
              <WordFields fields={fields} />
            </FormPart>
            <FormPart id="dates" title="When" isTop={isNew}>
              <DateFields {...{ fields, timeZone }} />
            </FormPart>
            {plan && (
              <FormPart id="tasks" title="What students do" isTop={isNew}>
                <TaskFields {...{ fields, plan }} />
              </FormPart>
            )}
            <FormPart id="settings" title="What can stay as it is" isTop={isNew}>
              {plan && <SeenFields fields={fields} />}
              <GradeFields {...{ fields, timeZone }} />
              {argumentsRubric && (
                <RubricFields
                  name="arguments"
                  legend="By what students grade arguments"
                  hint="Each piece of evidence and each argument of a claim is graded by these."
                  {...{ fields, state }}
                />
              )}
              <RubricFields
                name="work"
                legend="By what you grade their work"
                hint="Students see it from the beginning."
                {...{ fields, state }}
              />
            </FormPart>
            <Button look="primary" aria-disabled={isPending}>
              {submit}
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

type Part = { fields: PostedFields<Input> };
type Plan = NonNullable<AssignmentFormView["plan"]>;

function WordFields({ fields }: Part) {
  return (
    <>
      <LineField field={fields.title!} label={labels.title} />
      <ProseField
        field={fields.instructions!}
        label={labels.instructions}
        hint="To your students. Up to 10,000 characters."
        rows={12}
        isOptional
      />
    </>
  );
}

function DateFields({ fields, timeZone }: Part & { timeZone: string }) {
  return (
    <>
      <LineField
        field={fields.opens!}
        label={labels.opens}
        type="datetime-local"
        hint={`In the time of ${zoneInWords(timeZone)}. Before it, students see the assignment and cannot begin.`}
      />
      <LineField
        field={fields.due!}
        label={labels.due}
        type="datetime-local"
        hint="A time that the change to summer time skips is moved forward; of one that comes twice, the first is meant."
      />
    </>
  );
}

function TaskFields({ fields, plan }: Part & { plan: Plan }) {
  return (
    <div className="tasks-chosen space-y-5">
      <BoxesField
        field={fields.tasks}
        label={labels.tasks}
        hint="In this order, after they have read it."
        options={taskOptions}
        chosen={plan.tasks.map(({ kind }) => kind)}
      />
      <div className="grid max-w-measure gap-5 sm:grid-cols-2 [.tasks-chosen:not(:has([value=ADD\_EVIDENCE]:checked))_&]:hidden">
        <LineField field={fields.supporting!} label={labels.supporting} hint="From 0 to 10." />
        <LineField
          field={fields.contradicting!}
          label={labels.contradicting}
          hint="From 0 to 10; one of the two at least 1."
        />
      </div>
      <div className="[.tasks-chosen:not(:has([value=ANNOTATE]:checked))_&]:hidden">
        <LineField field={fields.notes!} label={labels.notes} hint="From 1 to 20." />
      </div>
    </div>
  );
}

function SeenFields({ fields }: Part) {
  const isWrong = [fields.naming, fields.others].some((field) => field?.errors?.length);
  return (
    <Details summary="Names, and what students see of each other" isOpen={isWrong}>
      <div className="space-y-5">
        <ChoiceField
          field={fields.naming!}
          label={labels.naming}
          options={namingOptions}
          hint="It stays so once the assignment is assigned: students are told who sees what before they begin."
        />
        <ChoiceField
          field={fields.others!}
          label={labels.others}
          options={othersOptions}
          hint="Votes, grades of arguments and what they added; never what they only saved, and never your grades."
        />
      </div>
    </Details>
  );
}

function GradeFields({ fields, timeZone }: Part & { timeZone: string }) {
  const own = [fields.late, fields.lateReduction, fields.releases, fields.inquiryDays];
  const isWrong = own.some((field) => field?.errors?.length);
  return (
    <Details summary="Late work, and the release of grades" isOpen={isWrong}>
      <div className="late-chosen space-y-5">
        <ChoiceField field={fields.late!} label={labels.late} options={lateOptions} />
        <div className="[.late-chosen:not(:has([value=REDUCED]:checked))_&]:hidden">
          <LineField
            field={fields.lateReduction!}
            label={labels.lateReduction}
            hint="From 1 to 100."
            isOptional
          />
        </div>
        <LineField
          field={fields.releases!}
          label={labels.releases}
          type="datetime-local"
          hint={`In the time of ${zoneInWords(timeZone)}. Every grade that there is then is shown to its student. Empty: you release them yourself.`}
          isOptional
        />
        <LineField
          field={fields.inquiryDays!}
          label={labels.inquiryDays}
          hint="From 0 to 60 days after its release; 0 for never."
        />
      </div>
    </Details>
  );
}

const labels = {
  claims: "The claims",
  title: "Title",
  instructions: "Instructions",
  opens: "It opens",
  due: "It is due",
  tasks: "With each claim, students",
  supporting: "Pieces for each claim",
  contradicting: "Pieces against each claim",
  notes: "Notes on each claim",
  naming: "Students work",
  others: "Of each other’s work they see",
  late: "Work that is late",
  lateReduction: "Percent of the grade for each day begun",
  releases: "Grades are released on",
  inquiryDays: "How long a student may ask about a grade",
};
