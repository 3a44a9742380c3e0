import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Details } from "@/components/ui/details";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { FormState } from "@/lib/access/form-action";
import { endEnrolmentAction } from "@/lib/classes/actions/classes";
import { appointPersonAction } from "@/lib/classes/actions/people";
import {
  STUDENTS_PER_PAGE,
  TAKEN_OUT_MOST,
  type TakenOut,
} from "@/lib/classes/queries/class-sheet";
import type { PeopleSheet, PersonInClass } from "@/lib/classes/queries/people";
import { peoplePath } from "@/lib/classes/rules/paths";
import type { ClassRole } from "@/prisma/generated/enums";
import { ClassTrail } from "./class-trail";
import { HandOverForm } from "./hand-over-form";
import { PersonLine } from "./person-line";
import { NAMELESS, countOfStudents, roleWords } from "./words";

type Shown = {
  sheet: PeopleSheet;
  takenOut: TakenOut | null;
  /** Everybody who was taken out and can be taken in again. */
  gone: readonly TakenOut[];
  successors: readonly PersonInClass[];
  done: string | undefined;
  /** What the person whom the address names was before. */
  was: ClassRole | null;
  outcome: FormState;
};

/** Everybody in a class, for those who teach it or assist there. */
export function PeopleView({ sheet, takenOut, gone, successors, done, was, outcome }: Shown) {
  const justTaken = done === "ended" && sheet.mayChange ? takenOut : null;
  const others = gone.filter(({ enrolmentId }) => enrolmentId !== justTaken?.enrolmentId);
  return (
    <PageFrame
      head={
        <>
          <ClassTrail of={sheet} further={[{ label: "People" }]} />
          <h1>People</h1>
          <p className="meta mt-2">{`${sheet.name}\u00a0· ${countOfStudents(sheet.studentCount)}`}</p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <DoneNotice done={done} words={DONE} />
        {justTaken && <OutOfClass taken={justTaken} classId={sheet.id} outcome={outcome} />}
        {done === "appointed" && was && <Appointed {...{ sheet, was, outcome }} />}
      </div>
      <Section id="leading-title" title="Who teaches and assists">
        <Lines people={sheet.leading} {...{ sheet, outcome }} />
        <p className="meta mt-3 max-w-measure">
          Assistants see the students’ work and grade it. They release no grades and change nothing
          else.
        </p>
      </Section>
      <Section id="students-title" title="Students">
        <Students sheet={sheet} outcome={outcome} />
      </Section>
      {sheet.mayChange && others.length > 0 && (
        <Section id="gone-title" title="Taken out">
          <Gone {...{ outcome }} gone={others} classId={sheet.id} />
        </Section>
      )}
      {sheet.mayChange && (
        <Section id="hand-over-title" title="Hand the class over">
          {successors.length > 0 ? (
            <Details summary="Hand over to …" isOpen={outcome?.form === "hand-over"}>
              <HandOverForm
                classId={sheet.id}
                successors={successors.map(({ enrolmentId, name, role }) => ({
                  value: enrolmentId,
                  label: `${name}, ${roleWords[role]}`,
                }))}
                outcome={outcome}
                idempotencyKey={randomUUID()}
              />
            </Details>
          ) : (
            <p className="meta max-w-measure">
              There is nobody to hand it over to yet. Whoever is to take it over joins the class
              first, with an account that has an address.
            </p>
          )}
        </Section>
      )}
    </PageFrame>
  );
}

const DONE: Record<string, string> = { "taken-back": "They are in the class again." };

function Lines({
  people,
  sheet,
  outcome,
}: {
  people: readonly PersonInClass[];
  sheet: PeopleSheet;
  outcome: FormState;
}) {
  return (
    <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
      {people.map((person) => (
        <PersonLine key={person.enrolmentId} {...{ person, sheet, outcome }} />
      ))}
    </ul>
  );
}

function Students({ sheet, outcome }: { sheet: PeopleSheet; outcome: FormState }) {
  const { id, students, studentCount, page, sort } = sheet;
  const from = (page - 1) * STUDENTS_PER_PAGE;
  const to = (nth: number) => `${peoplePath(id, { page: nth, sort })}#students-title`;
  if (studentCount === 0)
    return (
      <EmptyState>No students yet. Give them the code; whoever joins by it stands here.</EmptyState>
    );
  if (students.length === 0) return <PastLastPage firstHref={to(1)} />;
  return (
    <div className="space-y-3">
      <p className="meta">
        {sort === "name" ? (
          <>
            By name; <a href={peoplePath(id, { sort: "joined" })}>who joined last first</a>
          </>
        ) : (
          <>
            Who joined last first; <a href={peoplePath(id)}>by name</a>
          </>
        )}
      </p>
      <Lines people={students} {...{ sheet, outcome }} />
      <Pager
        label="Students, pages"
        position={`${from + 1} to ${from + students.length} of ${studentCount}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + students.length < studentCount ? to(page + 1) : null}
      />
    </div>
  );
}

function OutOfClass({
  taken: { enrolmentId, name },
  classId,
  outcome,
}: {
  taken: TakenOut;
  classId: string;
  outcome: FormState;
}) {
  return (
    <Notice outcome="done" title={`${name} is no longer in the class.`}>
      <p className="mb-3">
        What they did stays. By the present code they can join again: make a new one if they should
        not.
      </p>
      <TakeBackIn id="take-back" look="plain" {...{ enrolmentId, classId, outcome }}>
        Take them back in
      </TakeBackIn>
    </Notice>
  );
}

function Gone({
  gone,
  classId,
  outcome,
}: {
  gone: readonly TakenOut[];
  classId: string;
  outcome: FormState;
}) {
  return (
    <div className="max-w-[44rem]">
      <ul className="divide-y divide-rule border-y border-rule">
        {gone.map(({ enrolmentId, name }) => (
          <li
            key={enrolmentId}
            className="flex flex-wrap items-baseline justify-between gap-x-6 py-2"
          >
            <span className="break-words">{name}</span>
            <TakeBackIn
              id={`take-back-${enrolmentId}`}
              look="quiet"
              {...{ enrolmentId, classId, outcome }}
            >
              Take back in <VisuallyHidden>{name}</VisuallyHidden>
            </TakeBackIn>
          </li>
        ))}
      </ul>
      {gone.length === TAKEN_OUT_MOST && (
        <p className="meta mt-2">Only the last {TAKEN_OUT_MOST} are listed.</p>
      )}
    </div>
  );
}

function TakeBackIn({
  enrolmentId,
  classId,
  ...form
}: {
  id: string;
  look: "plain" | "quiet";
  enrolmentId: string;
  classId: string;
  outcome: FormState;
  children: React.ReactNode;
}) {
  return (
    <ButtonForm
      {...form}
      action={endEnrolmentAction}
      idempotencyKey={randomUUID()}
      hidden={{ classId, enrolmentId, goal: "undo" }}
      summaryTitle="Nothing was changed."
    />
  );
}

function Appointed({
  sheet: { id, named, mayChange },
  was,
  outcome,
}: {
  sheet: PeopleSheet;
  was: ClassRole;
  outcome: FormState;
}) {
  if (!named || named.role === was) return null;
  const { enrolmentId, name, role } = named;
  return (
    <Notice outcome="done" title={`${name ?? NAMELESS} is ${roleWords[role]} of the class now.`}>
      {mayChange && (
        <div className="mt-2">
          <ButtonForm
            id="appoint-back"
            action={appointPersonAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={{ classId: id, enrolmentId, from: role, role: was }}
            summaryTitle="Nothing was changed."
          >
            {`Make them ${roleWords[was]} again`}
          </ButtonForm>
        </div>
      )}
    </Notice>
  );
}
