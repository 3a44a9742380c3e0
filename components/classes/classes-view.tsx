import { randomUUID } from "node:crypto";
import { MailQuestion } from "@/components/follows/mail-question";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { leaveClassAction } from "@/lib/classes/actions/classes";
import { keepClassAction } from "@/lib/classes/actions/ending";
import { joinExpectedAction } from "@/lib/classes/actions/roster";
import {
  CLASSES_PER_PAGE,
  type LeftClass,
  type MyClass,
  type MyClasses,
} from "@/lib/classes/queries/my-classes";
import type { Expecting } from "@/lib/classes/queries/roster";
import { erasedFrom } from "@/lib/classes/rules/ending";
import { claimSetsPath, classPath, commentsPath } from "@/lib/classes/rules/paths";
import { localInWords } from "@/lib/classes/rules/zones";
import type { MailChoice } from "@/lib/follows/queries/mail";
import { LeftClasses } from "./left-classes";
import { countOfStudents, roleWords } from "./words";

/** The classes that somebody is in, and those that expect them; one that they just left can be come back into. */
export function ClassesView({
  list,
  mayOpen,
  expecting,
  gone,
  left,
  mail,
  done,
  outcome,
}: {
  list: MyClasses;
  /** Whether they may open one of their own. */
  mayOpen: boolean;
  expecting: readonly Expecting[];
  /** Those that they were in. */
  gone: readonly LeftClass[];
  left: { id: string; name: string } | null;
  /** Null where no letter would reach them. */
  mail: MailChoice | null;
  done: unknown;
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
        {mail?.cadence && (
          <DoneNotice done={done} words={{ letters: LETTERS[mail.cadence] }}>
            You can change that <a href="/account#letters">in your account</a>.
          </DoneNotice>
        )}
        {left && <Left left={left} outcome={outcome} />}
        {expecting.map((one) => (
          <ExpectingClass key={one.entryId} expecting={one} outcome={outcome} />
        ))}
        <List list={list} mayOpen={mayOpen} outcome={outcome} />
        {gone.length > 0 && <LeftClasses classes={gone} />}
        <p className="flex flex-wrap gap-3">
          <ButtonLink href="/join">Join a class</ButtonLink>
          {mayOpen && <ButtonLink href="/classes/new">Open a class</ButtonLink>}
          {list.items.some(({ role }) => role === "TEACHER") && (
            <ButtonLink href={claimSetsPath()}>Sets of claims</ButtonLink>
          )}
          {list.items.some(({ role }) => role !== "STUDENT") && (
            <ButtonLink href={commentsPath}>Comments that you keep</ButtonLink>
          )}
        </p>
        {list.total > 0 && mail?.cadence === null && (
          <MailQuestion outcome={outcome} idempotencyKey={randomUUID()} timeZone={mail.timeZone} />
        )}
      </div>
    </PageFrame>
  );
}

const LETTERS: Record<NonNullable<MailChoice["cadence"]>, string> = {
  NEVER: "You get no letters.",
  DAILY: "You get a letter once a day, when there is something new.",
  WEEKLY: "You get a letter once a week, when there is something new.",
};

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

function ExpectingClass({
  expecting: { entryId, className, name, isIn },
  outcome,
}: {
  expecting: Expecting;
  outcome: FormState;
}) {
  return (
    <Notice outcome="kept" title={`${className} expects you`}>
      <p className="mb-3">
        {isIn
          ? `You are in it already, and its roster has your address, as ${name}. Say that this is you, and its teacher stops waiting.`
          : `Its roster has your address, as ${name}. Its teachers will see your name and what you do for the class. If you do not know it, leave this as it is.`}
      </p>
      <ButtonForm
        id={`expected-${entryId}`}
        look="primary"
        action={joinExpectedAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ entryId }}
        summaryTitle="You did not join the class."
      >
        {isIn ? "This is me" : "Join this class"}
      </ButtonForm>
    </Notice>
  );
}

function List({
  list: { items, total, page },
  mayOpen,
  outcome,
}: {
  list: MyClasses;
  mayOpen: boolean;
  outcome: FormState;
}) {
  const from = (page - 1) * CLASSES_PER_PAGE;
  const to = (nth: number) => `/classes${nth > 1 ? `?page=${nth}` : ""}`;
  if (total === 0)
    return (
      <EmptyState>
        You are in no class yet. Join one by the code that its teacher gave you
        {mayOpen && ", or open one of your own"}.
      </EmptyState>
    );
  if (items.length === 0) return <PastLastPage firstHref={to(1)} />;
  return (
    <div>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {items.map((item) => (
          <Item key={item.id} item={item} outcome={outcome} />
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

function Item({
  item: { id, name, role, isArchived, students, deletionAskedAt, timeZone },
  outcome,
}: {
  item: MyClass;
  outcome: FormState;
}) {
  return (
    <li className="py-4">
      <a href={classPath(id)} className="break-words">
        {name}
      </a>
      <p className="meta">
        {`You are ${roleWords[role]}\u00a0· ${countOfStudents(students)}`}
        {isArchived && "\u00a0· archived"}
        {deletionAskedAt &&
          `\u00a0· to be deleted from ${localInWords(erasedFrom(deletionAskedAt), timeZone)}`}
      </p>
      {deletionAskedAt && role === "TEACHER" && (
        <div className="mt-2">
          <ButtonForm
            id={`keep-${id}`}
            action={keepClassAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={{ classId: id }}
            summaryTitle="It is still to be deleted."
          >
            Keep it
          </ButtonForm>
        </div>
      )}
    </li>
  );
}
