import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { ButtonLink } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { renewCodeAction } from "@/lib/classes/actions/classes";
import type { ClassSheet } from "@/lib/classes/queries/class-sheet";
import { shownJoinCode } from "@/lib/classes/rules/code";
import { joinPath, peoplePath, rosterPath } from "@/lib/classes/rules/paths";
import { countOfStudents, namesInWords } from "./words";

/** Who is in a class, in a sentence; to those who lead it with the way to all of them, and to its teachers with its code. */
export function ClassPeople({ sheet, outcome }: { sheet: ClassSheet; outcome: FormState }) {
  if (sheet.role === "STUDENT") {
    const by = namesInWords(sheet.teachers);
    return (
      <p className="max-w-measure">
        {by && `${by} ${sheet.teachers.length === 1 ? "teaches" : "teach"} it. `}
        {`${headsIn(sheet)} Those who teach it or assist see the names of its students; the others do only beside work that an assignment shows them, and it says so before you begin.`}
      </p>
    );
  }
  return (
    <div className="space-y-6">
      {sheet.role === "TEACHER" && <Code sheet={sheet} outcome={outcome} />}
      <p className="max-w-measure">
        {sheet.studentCount === 0
          ? "No students yet. Whoever joins by the code stands in the list of people."
          : headsIn(sheet)}
      </p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={peoplePath(sheet.id)}>Everybody in the class</ButtonLink>
        {sheet.role === "TEACHER" && (
          <ButtonLink href={rosterPath(sheet.id)}>Roster and return codes</ButtonLink>
        )}
      </p>
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
  sheet: { id, code, isArchived, deletionAskedAt },
  outcome,
}: {
  sheet: ClassSheet;
  outcome: FormState;
}) {
  if (deletionAskedAt) return <p className="meta">The class is to be deleted: nobody can join.</p>;
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
