import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { leaveClassAction } from "@/lib/classes/actions/classes";
import { CLASSES_PER_PAGE, type MyClass, type MyClasses } from "@/lib/classes/queries/my-classes";
import { classPath, commentsPath } from "@/lib/classes/rules/paths";
import { countOfStudents, roleWords } from "./words";

/** The classes that somebody is in; one that they just left can be come back into. */
export function ClassesView({
  list,
  left,
  outcome,
}: {
  list: MyClasses;
  left: { id: string; name: string } | null;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your account", href: "/account" }, { label: "Your classes" }]}
          />
          <h1>Your classes</h1>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        {left && <Left left={left} outcome={outcome} />}
        <List list={list} />
        <p className="flex flex-wrap gap-3">
          <ButtonLink href="/join">Join a class</ButtonLink>
          <ButtonLink href="/classes/new">Open a class</ButtonLink>
          {list.items.some(({ role }) => role !== "STUDENT") && (
            <ButtonLink href={commentsPath}>Comments that you keep</ButtonLink>
          )}
        </p>
      </div>
    </PageFrame>
  );
}

function Left({
  left: { id, name },
  outcome,
}: {
  left: { id: string; name: string };
  outcome: FormState;
}) {
  return (
    <Notice outcome="done" title={`You are no longer in ${name}.`}>
      <p className="mb-3">
        What you did in it stays. Until this time tomorrow you can come back without a code.
      </p>
      <ButtonForm
        id="come-back"
        action={leaveClassAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ classId: id, goal: "return" }}
        summaryTitle="You are not back in it."
      >
        Come back
      </ButtonForm>
    </Notice>
  );
}

function List({ list: { items, total, page } }: { list: MyClasses }) {
  const from = (page - 1) * CLASSES_PER_PAGE;
  const to = (nth: number) => `/classes${nth > 1 ? `?page=${nth}` : ""}`;
  if (total === 0)
    return (
      <EmptyState>
        You are in no class yet. Join one by the code that its teacher gave you, or open one of your
        own.
      </EmptyState>
    );
  if (items.length === 0) return <PastLastPage firstHref={to(1)} />;
  return (
    <div>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      <Pager
        label="Your classes, pages"
        position={`${from + 1} to ${from + items.length} of ${total}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + items.length < total ? to(page + 1) : null}
      />
    </div>
  );
}

function Item({ item: { id, name, role, isArchived, students } }: { item: MyClass }) {
  return (
    <li className="py-4">
      <a href={classPath(id)} className="break-words">
        {name}
      </a>
      <p className="meta">
        {`You are ${roleWords[role]}\u00a0· ${countOfStudents(students)}`}
        {isArchived && "\u00a0· archived"}
      </p>
    </li>
  );
}
