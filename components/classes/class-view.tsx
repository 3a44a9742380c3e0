import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { endEnrolmentAction, leaveClassAction } from "@/lib/classes/actions/classes";
import type { ClassSheet, TakenOut } from "@/lib/classes/queries/class-sheet";
import { claimSetsPath, ownClaimsPath } from "@/lib/classes/rules/paths";
import { zoneInWords } from "@/lib/classes/rules/zones";
import { AssignmentList } from "./assignment-list";
import { ClassPeople } from "./class-people";
import { ClassSettings } from "./class-settings";
import { NAMELESS, countOfStudents, namesInWords, roleWords } from "./words";

/** A class, for those who are in it: its assignments, and for its teachers its people and how it is kept. */
export function ClassView({
  sheet,
  takenOut,
  done,
  outcome,
}: {
  sheet: ClassSheet;
  takenOut: TakenOut | null;
  done: string | undefined;
  outcome: FormState;
}) {
  const isTeacher = sheet.role === "TEACHER";
  return (
    <PageFrame head={<Head sheet={sheet} />}>
      <div className="mt-6 space-y-6">
        <DoneNotice done={done} words={DONE} />
        {takenOut && done === "ended" && (
          <OutOfClass taken={takenOut} classId={sheet.id} outcome={outcome} />
        )}
        {sheet.about && <p className="max-w-measure whitespace-pre-line">{sheet.about}</p>}
      </div>
      <Section id="assignments-title" title="Assignments">
        <AssignmentList sheet={sheet} />
      </Section>
      {isTeacher && (
        <Section id="own-claims-title" title="Claims">
          <p className="meta max-w-measure">
            Your students judge claims that everyone sees, and such as you write{" "}
            <a href={ownClaimsPath(sheet.id)}>for this class alone</a>. What you assign again you
            can keep together as <a href={claimSetsPath()}>a set of claims</a>.
          </p>
        </Section>
      )}
      <Section id="people-title" title="People">
        <ClassPeople sheet={sheet} outcome={outcome} />
      </Section>
      {isTeacher && <ClassSettings sheet={sheet} outcome={outcome} />}
      <Section id="leave-title" title="Leave the class">
        <p className="meta mb-3 max-w-measure">
          What you did in it stays, and you can take this back until the same time tomorrow.
        </p>
        <ButtonForm
          id="leave"
          action={leaveClassAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          hidden={{ classId: sheet.id, goal: "leave" }}
          summaryTitle="You are still in the class."
        >
          Leave this class
        </ButtonForm>
      </Section>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  opened: "The class is open. Give your students its code.",
  revised: "The class is changed.",
  archived: "The class is archived. It takes nobody any more; everything in it stays.",
  reopened: "The class goes on.",
  renewed: "There is a new code. The one before no longer works.",
  revoked: "The code no longer works, and there is no other: nobody can join.",
  joined: "You are in the class.",
  already: "You are in this class already.",
  returned: "You are back in the class.",
  "taken-back": "They are in the class again.",
};

function Head({ sheet }: { sheet: ClassSheet }) {
  const { name, role, teachers, studentCount, timeZone, isArchived } = sheet;
  const by = namesInWords(teachers);
  return (
    <>
      <Breadcrumb trail={[{ label: "Your classes", href: "/classes" }, { label: name }]} />
      <h1 className="break-words">{name}</h1>
      <p className="meta mt-2">
        {by && `Taught by ${by}\u00a0· `}
        {`${countOfStudents(studentCount)}\u00a0· you are ${roleWords[role]}\u00a0· times are those of ${zoneInWords(timeZone)}`}
        {isArchived && "\u00a0· archived"}
      </p>
    </>
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
    <Notice outcome="done" title={`${name ?? NAMELESS} is no longer in the class.`}>
      <p className="mb-3">
        What they did stays. By the present code they can join again: make a new one if they should
        not.
      </p>
      <ButtonForm
        id="take-back"
        action={endEnrolmentAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ classId, enrolmentId, goal: "undo" }}
        summaryTitle="Nothing was changed."
      >
        Take them back in
      </ButtonForm>
    </Notice>
  );
}
