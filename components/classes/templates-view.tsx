import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { Details } from "@/components/ui/details";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { removeTemplateAction } from "@/lib/classes/actions/templates";
import {
  TEMPLATES_PER_PAGE,
  type KeptTemplate,
  type MyTemplates,
} from "@/lib/classes/queries/templates";
import { newAssignmentPath, templatesPath } from "@/lib/classes/rules/paths";
import { taskInWords } from "./assignment-words";
import { RubricText } from "./rubric-text";

/** The templates that somebody keeps: what each says, where to begin from it, and the way to remove it. */
export function TemplatesView({
  mine,
  done,
  outcome,
}: {
  mine: MyTemplates;
  done: string | undefined;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your classes", href: "/classes" }, { label: "Your templates" }]}
          />
          <h1>Your templates</h1>
          <p className="lede max-w-measure">
            What you kept of assignments, to begin others from. Nobody else sees them.
          </p>
        </>
      }
    >
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          {done === "removed" && mine.removed && (
            <TakeBack removed={mine.removed} outcome={outcome} />
          )}
        </DoneNotice>
        <List {...{ mine, outcome }} />
      </div>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  kept: "It is kept as a template. It does not change with the assignment.",
  removed: "The template is removed. Assignments that were begun from it stay as they are.",
  "taken-back": "The template is back.",
};

function List({ mine, outcome }: { mine: MyTemplates; outcome: FormState }) {
  const { templates, page, total, classes } = mine;
  if (templates.length === 0 && page > 1) return <PastLastPage firstHref={templatesPath()} />;
  if (templates.length === 0)
    return (
      <EmptyState>
        You keep none yet. Open an assignment of yours to change it: “Keep as a template” stands
        below its form.
      </EmptyState>
    );
  const from = (page - 1) * TEMPLATES_PER_PAGE;
  return (
    <div>
      <ul className="max-w-measure divide-y divide-rule border-y border-rule">
        {templates.map((template) => (
          <li key={template.id} className="space-y-3 py-5">
            <Template {...{ template, classes }} />
            <ButtonForm
              id={`remove-${template.id}`}
              action={removeTemplateAction}
              outcome={outcome}
              idempotencyKey={randomUUID()}
              hidden={{ templateId: template.id, goal: "remove" }}
              summaryTitle="It was not removed."
              look="quiet"
            >
              Remove it
            </ButtonForm>
          </li>
        ))}
      </ul>
      <Pager
        label="Templates, pages"
        position={`${from + 1} to ${from + templates.length} of ${total}`}
        previousHref={page > 1 ? templatesPath({ page: page - 1 }) : null}
        nextHref={from + templates.length < total ? templatesPath({ page: page + 1 }) : null}
      />
    </div>
  );
}

function Template({
  template: { id, title, keptAt, content },
  classes,
}: {
  template: KeptTemplate;
  classes: MyTemplates["classes"];
}) {
  return (
    <>
      <h2 className="text-body break-words">{title}</h2>
      <p className="meta">
        Kept on <Day at={keptAt.toISOString()} />.
      </p>
      {classes.length === 0 ? (
        <p className="meta">Open a class, and you can begin an assignment from it there.</p>
      ) : (
        <Details summary="Begin an assignment from it">
          <ul className="space-y-1">
            {classes.map((one) => (
              <li key={one.id}>
                <a
                  href={newAssignmentPath(one.id, { template: id })}
                  className="inline-flex min-h-6 items-center break-words"
                >
                  In {one.name}
                </a>
              </li>
            ))}
          </ul>
        </Details>
      )}
      <Details summary="What it says">
        <div className="space-y-4">
          {content.instructions && (
            <p className="whitespace-pre-line text-aside">{content.instructions}</p>
          )}
          <ol className="list-decimal pl-6 text-aside">
            {content.tasks.map((task) => (
              <li key={task.kind}>{taskInWords(task)}</li>
            ))}
          </ol>
          <RubricText criteria={content.workRubric.criteria} />
        </div>
      </Details>
    </>
  );
}

function TakeBack({
  removed,
  outcome,
}: {
  removed: NonNullable<MyTemplates["removed"]>;
  outcome: FormState;
}) {
  return (
    <div className="mt-3">
      <ButtonForm
        id="take-back"
        action={removeTemplateAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ templateId: removed.id, goal: "undo" }}
        summaryTitle="It was not taken back."
      >
        {`Take “${removed.title}” back`}
      </ButtonForm>
    </div>
  );
}
