import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { endEnrolmentAction, renewCodeAction } from "@/lib/classes/actions/classes";
import {
  STUDENTS_PER_PAGE,
  type ClassSheet,
  type InClass,
} from "@/lib/classes/queries/class-sheet";
import { shownJoinCode } from "@/lib/classes/rules/code";
import { classPath, joinPath, rosterPath } from "@/lib/classes/rules/paths";
import { NAMELESS, countOfStudents, namesInWords } from "./words";

/** Who is in a class: to teachers by name, with the code by which others come in; to students, how many. */
export function ClassPeople({ sheet, outcome }: { sheet: ClassSheet; outcome: FormState }) {
  if (sheet.role !== "TEACHER") {
    const by = namesInWords(sheet.teachers);
    return (
      <p className="max-w-measure">
        {by && `${by} ${sheet.teachers.length === 1 ? "teaches" : "teach"} it. `}
        {`${headsIn(sheet)} Only its teachers see the names of its students.`}
      </p>
    );
  }
  return (
    <div className="space-y-6">
      <Code sheet={sheet} outcome={outcome} />
      <p className="max-w-measure">
        <a href={rosterPath(sheet.id)}>Roster</a>: import a list, see whom the class expects, and
        make return codes for those without an address.
      </p>
      <Students sheet={sheet} outcome={outcome} />
    </div>
  );
}

function headsIn({ role, studentCount }: ClassSheet): string {
  const isStudent = role === "STUDENT";
  if (isStudent && studentCount === 1) return "You are its first student.";
  const count = countOfStudents(studentCount);
  return isStudent ? `It has ${count}, you among them.` : `It has ${count}.`;
}

function Code({
  sheet: { id, code, isArchived },
  outcome,
}: {
  sheet: ClassSheet;
  outcome: FormState;
}) {
  if (isArchived) return <p className="meta">The class is archived: nobody can join.</p>;
  const button = (goal: "renew" | "revoke", words: string) => (
    <ButtonForm
      id={goal}
      action={renewCodeAction}
      outcome={outcome}
      idempotencyKey={randomUUID()}
      hidden={{ classId: id, goal }}
      summaryTitle="The code is as it was."
    >
      {words}
    </ButtonForm>
  );
  if (code === null)
    return (
      <div className="space-y-3">
        <p>There is no code: nobody can join.</p>
        {button("renew", "Make a code")}
      </div>
    );
  return (
    <div className="space-y-3">
      <p>
        Code of the class: <b className="font-sans tabular-nums">{shownJoinCode(code)}</b>
      </p>
      <p className="meta max-w-measure">
        Whoever has it can join: by typing it at <a href="/join">Join a class</a>, or by{" "}
        <a href={joinPath(code)}>this link</a>.
      </p>
      <div className="flex flex-wrap gap-3">
        {button("renew", "Make a new code")}
        {button("revoke", "Nobody joins for now")}
      </div>
    </div>
  );
}

function Students({ sheet, outcome }: { sheet: ClassSheet; outcome: FormState }) {
  const { id, students, studentCount, page } = sheet;
  const from = (page - 1) * STUDENTS_PER_PAGE;
  const to = (nth: number) => `${classPath(id)}${nth > 1 ? `?page=${nth}` : ""}#people-title`;
  if (studentCount === 0)
    return (
      <EmptyState>No students yet. Give them the code; whoever joins by it stands here.</EmptyState>
    );
  if (students.length === 0) return <PastLastPage firstHref={to(1)} />;
  return (
    <div>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {students.map((student) => (
          <Student key={student.enrolmentId} {...{ student, classId: id, outcome }} />
        ))}
      </ul>
      <Pager
        label="Students, pages"
        position={`${from + 1} to ${from + students.length} of ${studentCount}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + students.length < studentCount ? to(page + 1) : null}
      />
    </div>
  );
}

function Student({
  student: { enrolmentId, name, beganAt },
  classId,
  outcome,
}: {
  student: InClass;
  classId: string;
  outcome: FormState;
}) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <span className="break-words">{name ?? NAMELESS}</span>
        <p className="meta">
          since <Day at={beganAt.toISOString()} />
        </p>
      </div>
      <ButtonForm
        id={`end-${enrolmentId}`}
        look="quiet"
        action={endEnrolmentAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ classId, enrolmentId, goal: "end" }}
        summaryTitle="Nothing was changed."
      >
        Take out of the class
      </ButtonForm>
    </li>
  );
}
