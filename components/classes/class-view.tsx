import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import { leaveClassAction } from "@/lib/classes/actions/classes";
import type { ClassSheet } from "@/lib/classes/queries/class-sheet";
import { claimSetsPath, ownClaimsPath, peoplePath } from "@/lib/classes/rules/paths";
import { zoneInWords } from "@/lib/classes/rules/zones";
import { AssignmentList } from "./assignment-list";
import { ClassPeople } from "./class-people";
import { ClassSettings } from "./class-settings";
import { EndingNotice } from "./ending-notice";
import { countOfStudents, namesInWords, roleWords } from "./words";

/** A class, for those who are in it: its assignments, and for its teachers its people and how it is kept. */
export function ClassView({
  sheet,
  done,
  outcome,
}: {
  sheet: ClassSheet;
  done: string | undefined;
  outcome: FormState;
}) {
  const isTeacher = sheet.role === "TEACHER";
  const { deletionAskedAt: askedAt, deletionReason: reason } = sheet;
  return (
    <PageFrame head={<Head sheet={sheet} />}>
      <div className="mt-6 space-y-6">
        <DoneNotice done={done} words={DONE} />
        {askedAt && <EndingNotice ending={{ ...sheet, askedAt, reason }} outcome={outcome} />}
        {sheet.isArchived && !isTeacher && !askedAt && (
          <p className="meta max-w-measure">
            The class is archived: nothing new is assigned in it. What is assigned goes on:{" "}
            {sheet.role === "STUDENT"
              ? "you work on it, hand it in and get your grades as before."
              : "students hand in, and you grade as before."}
          </p>
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
      {isTeacher && !askedAt && <ClassSettings sheet={sheet} outcome={outcome} />}
      <Section id="leave-title" title="Leave the class">
        <p className="meta mb-3 max-w-measure">
          What you did in it stays, and you can take this back until the same time tomorrow.
          {isTeacher && !askedAt && (
            <>
              {" "}
              If nobody else teaches it,{" "}
              <a href={`${peoplePath(sheet.id)}#hand-over-title`}>hand it over</a> first.
            </>
          )}
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
  archived:
    "The class is archived. It takes nobody new; what is assigned goes on, and everything in it stays.",
  reopened: "The class goes on.",
  renewed: "There is a new code. The one before no longer works.",
  revoked: "The code no longer works, and there is no other: nobody can join.",
  joined: "You are in the class.",
  already: "You are in this class already.",
  returned: "You are back in the class.",
  "stepped-down": "You no longer teach this class.",
  copied:
    "This is the copy. Its assignments are drafts: look at their dates before you assign them.",
  "copied-in-part":
    "This is the copy. Claims that are no longer in the ledger, or were the other class’s own, did not come along. Its assignments are drafts: look at them before you assign them.",
  "to-be-deleted": "The class is to be deleted. You can still keep it.",
  kept: "The class stays.",
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
