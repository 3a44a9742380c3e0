"use client";

import { BoxesField, ChoiceField, LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm, type PostedFields } from "@/components/layout/posted-form";
import { WithMarks } from "@/components/moderation/with-marks";
import { Button } from "@/components/ui/button";
import { FieldErrors } from "@/components/ui/field";
import type { FormState } from "@/lib/access/form-action";
import { makeAssignmentAction, reviseAssignmentAction } from "@/lib/classes/actions/assignments";
import type { RubricDraft } from "@/lib/classes/rules/rubric";
import { fieldsOfRubric } from "@/lib/classes/rules/rubric-fields";
import { zoneInWords } from "@/lib/classes/rules/zones";
import { plainly } from "@/lib/foundation/redacted";
import { lateOptions, taskOptions } from "./assignment-words";
import { labelsOfRubric, RubricFields } from "./rubric-fields";

type Input = Record<string, string> & { claims: string[]; tasks: string[] };

export type AssignmentFormView = {
  /** The class in which it is made, or the one that is changed. */
  on: { classId: string } | { assignmentId: string };
  timeZone: string;
  words: { title: string; instructions: string; opens: string; due: string };
  /** What cannot change any more once it is assigned; null then. */
  plan: {
    claims: readonly { id: string; sentence: string; leaveOutPath: string }[];
    tasks: readonly string[];
    late: string;
    lateReduction: string;
  } | null;
  argumentsRubric: RubricDraft | null;
  workRubric: RubricDraft;
};

/** Makes an assignment, or changes one. */
export function AssignmentForm({
  form,
  outcome,
  idempotencyKey,
}: {
  form: AssignmentFormView;
  outcome: FormState;
  idempotencyKey: string;
}) {
  const { on, words, plan, argumentsRubric, workRubric } = form;
  const isNew = "classId" in on;
  return (
    <PostedForm<Input>
      id="assignment"
      action={isNew ? makeAssignmentAction : reviseAssignmentAction}
      outcome={outcome}
      idempotencyKey={idempotencyKey}
      labels={{
        ...labels,
        ...(argumentsRubric && labelsOfRubric("arguments", argumentsRubric)),
        ...labelsOfRubric("work", workRubric),
      }}
      defaultValue={{
        ...words,
        ...(plan && { late: plan.late, lateReduction: plan.lateReduction }),
        ...(argumentsRubric && fieldsOfRubric("arguments", argumentsRubric)),
        ...fieldsOfRubric("work", workRubric),
      }}
      hidden={isNew ? on : { ...on, scope: plan ? "all" : "words" }}
      summaryTitle="The assignment was not saved yet."
    >
      {({ fields, isPending }) => (
        <>
          {plan && <ClaimsField fields={fields} claims={plan.claims} />}
          <WordFields fields={fields} timeZone={form.timeZone} />
          {plan && <PlanFields fields={fields} plan={plan} />}
          {argumentsRubric && (
            <RubricFields
              name="arguments"
              legend="By what students grade arguments"
              hint="Each piece of evidence and each argument of a claim is graded by these."
              rubric={argumentsRubric}
              fields={fields}
            />
          )}
          <RubricFields
            name="work"
            legend="By what you grade their work"
            hint="Students see it from the beginning."
            rubric={workRubric}
            fields={fields}
          />
          <Button look="primary" aria-disabled={isPending}>
            {isNew ? "Make the assignment" : "Save the changes"}
          </Button>
        </>
      )}
    </PostedForm>
  );
}

type Part = { fields: PostedFields<Input> };
type Plan = NonNullable<AssignmentFormView["plan"]>;

function ClaimsField({ fields, claims }: Part & Pick<Plan, "claims">) {
  const { id, name, errors = [] } = fields.claims;
  return (
    <fieldset id={id} className="max-w-measure">
      <legend className="font-sans text-aside font-[620]">{labels.claims}</legend>
      {claims.length === 0 && (
        <p className="meta mt-0.5">None yet. Search for them above, and take one to twenty.</p>
      )}
      <ol className="list-decimal space-y-2 pl-6">
        {claims.map((claim) => (
          <li key={claim.id}>
            <input type="hidden" name={name} value={claim.id} />
            <WithMarks text={claim.sentence} />{" "}
            <a
              href={claim.leaveOutPath}
              aria-label={`Leave out the claim: ${plainly(claim.sentence)}`}
              className="meta inline-flex min-h-6 items-center"
            >
              Leave it out
            </a>
          </li>
        ))}
      </ol>
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}

function WordFields({ fields, timeZone }: Part & { timeZone: string }) {
  return (
    <>
      <LineField field={fields.title!} label={labels.title} />
      <ProseField
        field={fields.instructions!}
        label={labels.instructions}
        hint="To your students. Up to 10,000 characters."
        rows={16}
        isOptional
      />
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
        hint={`In the time of ${zoneInWords(timeZone)}. A time that the change to summer time skips is moved forward; of one that comes twice, the first is meant.`}
      />
    </>
  );
}

function PlanFields({ fields, plan }: Part & { plan: Plan }) {
  return (
    <>
      <BoxesField
        field={fields.tasks}
        label={labels.tasks}
        options={taskOptions}
        chosen={plan.tasks}
      />
      <ChoiceField field={fields.late!} label={labels.late} options={lateOptions} />
      <LineField
        field={fields.lateReduction!}
        label={labels.lateReduction}
        hint="From 1 to 100. It matters only where the grade is lowered."
        isOptional
      />
    </>
  );
}

const labels = {
  claims: "The claims",
  title: "Title",
  instructions: "Instructions",
  opens: "It opens",
  due: "It is due",
  tasks: "What students do with each claim",
  late: "Work that is late",
  lateReduction: "Percent of the grade for each day begun",
};
