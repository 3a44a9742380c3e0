import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import type { FormState } from "@/lib/access/form-action";
import type { NewAssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import { newAssignmentPath } from "@/lib/classes/rules/paths";
import { TEMPLATES, type Template } from "@/lib/classes/rules/templates";
import { localOf } from "@/lib/classes/rules/zones";
import { AssignmentForm, type AssignmentFormView } from "./assignment-form";
import { ClaimChoice } from "./claim-choice";
import { ClassTrail } from "./class-trail";

/** The page on which a teacher begins an assignment: chooses a template, then fills in the form that it has prepared. */
export function NewAssignmentView({
  sheet,
  template,
  outcome,
  now,
}: {
  sheet: NewAssignmentSheet;
  template: Template | null;
  outcome: FormState;
  now: Date;
}) {
  return (
    <PageFrame head={<Head sheet={sheet} template={template} />}>
      <div className="mt-7 space-y-9">
        {template ? (
          <FromTemplate {...{ sheet, template, outcome, now }} />
        ) : (
          <TemplateList classId={sheet.class.id} />
        )}
      </div>
    </PageFrame>
  );
}

function Head({ sheet, template }: { sheet: NewAssignmentSheet; template: Template | null }) {
  return (
    <>
      <ClassTrail of={sheet.class} further={[{ label: "Make an assignment" }]} />
      <h1>Make an assignment</h1>
      <p className="lede max-w-measure">
        {template
          ? "Everything below can be changed, now and until you assign it. Your students see nothing of it before that."
          : "Choose what to start from. Everything in it can be changed."}
      </p>
      {template && (
        <p className="meta mt-2">
          You started from “{template.title}”.{" "}
          <a href={newAssignmentPath(sheet.class.id)}>Start from another</a>
        </p>
      )}
    </>
  );
}

function TemplateList({ classId }: { classId: string }) {
  return (
    <ul className="max-w-measure space-y-6">
      {TEMPLATES.map(({ key, title, about }) => (
        <li key={key}>
          <h2 className="text-body">
            <a href={newAssignmentPath(classId, { template: key })}>{title}</a>
          </h2>
          <p className="text-aside">{about}</p>
        </li>
      ))}
    </ul>
  );
}

function FromTemplate({
  sheet,
  template,
  outcome,
  now,
}: {
  sheet: NewAssignmentSheet;
  template: Template;
  outcome: FormState;
  now: Date;
}) {
  const { class: inClass, choice } = sheet;
  const pathTo = (claims: readonly string[]) =>
    newAssignmentPath(inClass.id, { template: template.key, q: choice.words, claims });
  const chosen = choice.chosen.map(({ id }) => id);
  const form: AssignmentFormView = {
    ...{ on: { classId: inClass.id }, timeZone: inClass.timeZone },
    words: {
      ...{ title: template.title, instructions: template.instructions },
      opens: `${dayAfter(now, 1, inClass.timeZone)}T08:00`,
      due: `${dayAfter(now, 8, inClass.timeZone)}T23:59`,
    },
    plan: {
      claims: choice.chosen.map(({ id, sentence }) => ({
        ...{ id, sentence },
        leaveOutPath: pathTo(chosen.filter((other) => other !== id)),
      })),
      ...{ tasks: template.tasks, late: "ACCEPTED", lateReduction: "" },
    },
    ...{ argumentsRubric: template.argumentsRubric, workRubric: template.workRubric },
  };
  return (
    <>
      <ClaimChoice
        action={newAssignmentPath(inClass.id)}
        {...{ choice, pathTo }}
        template={template.key}
      />
      <AssignmentForm {...{ form, outcome, idempotencyKey: randomUUID() }} />
    </>
  );
}

const dayAfter = (now: Date, days: number, zone: string): string =>
  localOf(new Date(now.getTime() + days * 86_400_000), zone).slice(0, 10);
