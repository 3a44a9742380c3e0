import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import type { NewAssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import type { AssignmentContent } from "@/lib/classes/rules/assignment-content";
import { classPath, newAssignmentPath, templatesPath } from "@/lib/classes/rules/paths";
import { TEMPLATES } from "@/lib/classes/rules/templates";
import { localOf } from "@/lib/classes/rules/zones";
import { AssignmentForm, type AssignmentFormView } from "./assignment-form";
import { ClassTrail } from "./class-trail";
import { settingsOf } from "./form-of-content";

/** What an assignment is begun from: a template of everybody's, or of one's own. */
export type Beginning = { key: string; title: string; content: AssignmentContent };

/** The page on which a teacher begins an assignment: chooses a template, then fills in the form that it has prepared. */
export function NewAssignmentView({
  sheet,
  template,
  mine,
  outcome,
  now,
}: {
  sheet: NewAssignmentSheet;
  template: Beginning | null;
  /** The newest templates of one's own; empty once one is chosen. */
  mine: readonly { id: string; title: string }[];
  outcome: FormState;
  now: Date;
}) {
  // Whoever was typing when it was archived keeps what they typed.
  if (sheet.class.isArchived && outcome === null) return <InArchivedClass of={sheet.class} />;
  return (
    <PageFrame head={<Head sheet={sheet} template={template} />}>
      <div className="mt-7 space-y-9">
        {template ? (
          <FromTemplate {...{ sheet, template, outcome, now }} />
        ) : (
          <TemplateList sheet={sheet} mine={mine} />
        )}
      </div>
    </PageFrame>
  );
}

function InArchivedClass({ of }: { of: NewAssignmentSheet["class"] }) {
  return (
    <PageFrame
      head={
        <>
          <ClassTrail of={of} further={[{ label: "Make an assignment" }]} />
          <h1>Make an assignment</h1>
        </>
      }
    >
      <div className="mt-7">
        <EmptyState action={{ label: "To the class.", href: classPath(of.id) }}>
          The class is archived: nothing new is assigned in it. Bring it back first.
        </EmptyState>
      </div>
    </PageFrame>
  );
}

function Head({ sheet, template }: { sheet: NewAssignmentSheet; template: Beginning | null }) {
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

function TemplateList({
  sheet: { class: inClass, choice },
  mine,
}: {
  sheet: NewAssignmentSheet;
  mine: readonly { id: string; title: string }[];
}) {
  const claims = choice.chosen.map(({ id }) => id);
  const pathFrom = (template: string) => newAssignmentPath(inClass.id, { template, claims });
  return (
    <>
      <ul className="max-w-measure space-y-6">
        {TEMPLATES.map(({ key, title, about }) => (
          <li key={key}>
            <h2 className="text-body">
              <a href={pathFrom(key)}>{title}</a>
            </h2>
            <p className="text-aside">{about}</p>
          </li>
        ))}
      </ul>
      <section aria-labelledby="mine-title" className="max-w-measure">
        <h2 id="mine-title" className="text-body">
          Your own templates
        </h2>
        {mine.length === 0 ? (
          <p className="text-aside">
            None yet. The page of every assignment of yours has a button that keeps it as one.
          </p>
        ) : (
          <>
            <ul className="mt-2 space-y-2">
              {mine.map(({ id, title }) => (
                <li key={id}>
                  <a href={pathFrom(id)} className="break-words">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
            <p className="meta mt-3">
              <a href={templatesPath()}>All of them</a>
            </p>
          </>
        )}
      </section>
    </>
  );
}

function FromTemplate({
  sheet,
  template,
  outcome,
  now,
}: {
  sheet: NewAssignmentSheet;
  template: Beginning;
  outcome: FormState;
  now: Date;
}) {
  const { class: inClass, choice } = sheet;
  const { content } = template;
  const form: AssignmentFormView = {
    ...{ on: { classId: inClass.id }, timeZone: inClass.timeZone },
    words: {
      ...{ ...settingsOf(content), title: template.title, releases: "" },
      opens: `${dayAfter(now, 1, inClass.timeZone)}T08:00`,
      due: `${dayAfter(now, 8, inClass.timeZone)}T23:59`,
    },
    plan: {
      claims: choice,
      ...{ tasks: content.tasks, naming: content.naming, others: content.othersShown },
    },
    ...{ argumentsRubric: content.argumentsRubric, workRubric: content.workRubric },
  };
  return <AssignmentForm {...{ form, outcome, idempotencyKey: randomUUID() }} />;
}

const dayAfter = (now: Date, days: number, zone: string): string =>
  localOf(new Date(now.getTime() + days * 86_400_000), zone).slice(0, 10);
