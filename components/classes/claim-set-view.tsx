import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import { removeClaimSetAction } from "@/lib/classes/actions/claim-sets";
import type { ClaimSetSheet } from "@/lib/classes/queries/claim-sets";
import type { ClaimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import { claimSetsPath, newAssignmentPath } from "@/lib/classes/rules/paths";
import { ClaimSetForm } from "./claim-set-form";

/** The page on which a teacher keeps claims together. */
export function NewClaimSetView({
  choice,
  outcome,
}: {
  choice: ClaimsToAssign;
  outcome: FormState;
}) {
  return (
    <PageFrame head={<Head title="Keep a set of claims" />}>
      <div className="mt-7">
        <ClaimSetForm set={null} {...{ choice, outcome, idempotencyKey: randomUUID() }} />
      </div>
    </PageFrame>
  );
}

/** A set of claims: changing it, using it in a class, and removing it. */
export function ClaimSetView({
  sheet,
  done,
  outcome,
}: {
  sheet: ClaimSetSheet;
  done: string | undefined;
  outcome: FormState;
}) {
  const { id, title, seen, choice } = sheet;
  return (
    <PageFrame head={<Head title={title} />}>
      <div className="mt-7">
        <DoneNotice done={done} words={DONE} />
      </div>
      <Section id="use-title" title="Use it in an assignment">
        <Use sheet={sheet} />
      </Section>
      <Section id="change-title" title="Change it">
        <ClaimSetForm
          set={{ id, title, seen }}
          {...{ choice, outcome, idempotencyKey: randomUUID() }}
        />
      </Section>
      <Section id="remove-title" title="Remove it">
        <p className="meta mb-3 max-w-measure">
          Assignments that you began from it stay. You can bring it back on the page that follows.
        </p>
        <ButtonForm
          id="remove"
          action={removeClaimSetAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          hidden={{ claimSetId: id, goal: "remove" }}
          summaryTitle="It was not removed."
        >
          Remove this set
        </ButtonForm>
      </Section>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  kept: "The set is kept.",
  revised: "Your changes are stored.",
  back: "The set is in your list again.",
};

function Head({ title }: { title: string }) {
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Your classes", href: "/classes" },
          { label: "Sets of claims", href: claimSetsPath() },
          { label: title },
        ]}
      />
      <h1 className="break-words">{title}</h1>
    </>
  );
}

function Use({ sheet: { usable, classes } }: { sheet: ClaimSetSheet }) {
  if (usable.length === 0)
    return <EmptyState>None of its claims stands any more: choose others below.</EmptyState>;
  if (classes.length === 0)
    return (
      <EmptyState action={{ label: "Open a class.", href: "/classes/new" }}>
        You teach no class that goes on.
      </EmptyState>
    );
  return (
    <>
      <p className="meta mb-2">
        {usable.length === 1
          ? "One claim of it stands, and goes into the assignment. In which class?"
          : `${usable.length} claims of it go into the assignment, in this order. In which class?`}
      </p>
      <ul className="space-y-1">
        {classes.map(({ id, name }) => (
          <li key={id}>
            <a href={newAssignmentPath(id, { claims: usable })} className="break-words">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
