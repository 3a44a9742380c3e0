import { randomUUID } from "node:crypto";
import { WithMarks } from "@/components/moderation/with-marks";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import {
  assignAssignmentAction,
  withdrawAssignmentAction,
} from "@/lib/classes/actions/assignments";
import type { AssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import { assignmentPath, editPath } from "@/lib/classes/rules/paths";
import { localInWords, localOf } from "@/lib/classes/rules/zones";
import { AssignmentForm, type AssignmentFormView } from "./assignment-form";
import { AssignmentHandout } from "./assignment-handout";
import { ClaimChoice } from "./claim-choice";
import { ClassTrail } from "./class-trail";

/** The page on which a teacher changes an assignment, assigns it and takes it back; printed, it is the students' sheet. */
export function EditAssignmentView({
  sheet,
  done,
  skipped,
  outcome,
}: {
  sheet: AssignmentSheet;
  done: string | undefined;
  /** Which of its times, as they were typed, do not exist where the class is. */
  skipped: readonly string[];
  outcome: FormState;
}) {
  return (
    <PageFrame head={<Head sheet={sheet} />}>
      <div className="no-print mt-7 space-y-7">
        <DoneNotice done={done} words={DONE} />
        <SkippedNotice {...{ sheet, skipped }} />
        <AssignForm {...{ sheet, outcome }} />
      </div>
      <div className="no-print">
        <Section id="change-title" title="Change it">
          <Change {...{ sheet, outcome }} />
        </Section>
      </div>
      <Section id="handout-title" title={<span className="no-print">As your students see it</span>}>
        <p className="meta no-print mb-4">
          It shows what is saved. Print this page, and you get this sheet alone.
        </p>
        <AssignmentHandout sheet={sheet} />
      </Section>
    </PageFrame>
  );
}

function Head({ sheet }: { sheet: AssignmentSheet }) {
  return (
    <>
      <ClassTrail
        of={sheet.class}
        further={[{ label: sheet.title, href: assignmentPath(sheet.id) }, { label: "Change it" }]}
      />
      <h1>
        <WithMarks text={sheet.title} />
      </h1>
      <p className="meta no-print mt-2">{standingInWords(sheet)}</p>
    </>
  );
}

function standingInWords({ assignedAt, withdrawnAt, class: { timeZone } }: AssignmentSheet) {
  if (withdrawnAt)
    return `Taken back on ${localInWords(withdrawnAt, timeZone)}. Students do not see it; what they have begun is kept.`;
  return assignedAt
    ? `Assigned on ${localInWords(assignedAt, timeZone)}. The students of the class see it.`
    : "Not assigned yet: only those who teach the class see it.";
}

const DONE: Record<string, string> = {
  made: "The assignment is made. Look through it below, then assign it.",
  revised: "Your changes are saved.",
  assigned: "It is assigned. The students of the class see it now.",
  withdrawn: "It is taken back. Students no longer see it; you can assign it again.",
};

function SkippedNotice({
  sheet: {
    opensAt,
    dueAt,
    class: { timeZone },
  },
  skipped,
}: {
  sheet: AssignmentSheet;
  skipped: readonly string[];
}) {
  const moved = [
    ...(skipped.includes("opens") ? [`it opens on ${localInWords(opensAt, timeZone)}`] : []),
    ...(skipped.includes("due") ? [`it is due on ${localInWords(dueAt, timeZone)}`] : []),
  ];
  if (moved.length === 0) return null;
  return (
    <Notice outcome="kept" title="Clocks go forward that night, and skip the time that you gave.">
      So {moved.join(", and ")}.
    </Notice>
  );
}

function AssignForm({ sheet, outcome }: { sheet: AssignmentSheet; outcome: FormState }) {
  const form = { outcome, idempotencyKey: randomUUID(), hidden: { assignmentId: sheet.id } };
  if (sheet.assignedAt && !sheet.withdrawnAt)
    return (
      <div className="space-y-3">
        <p className="meta max-w-measure">{takingBackInWords(sheet.begun)}</p>
        <ButtonForm
          {...form}
          id="withdraw"
          action={withdrawAssignmentAction}
          summaryTitle="It was not taken back."
        >
          Take it back
        </ButtonForm>
      </div>
    );
  return (
    <ButtonForm
      {...form}
      id="assign"
      action={assignAssignmentAction}
      summaryTitle="It was not assigned."
    >
      {sheet.withdrawnAt ? "Assign it again" : "Assign it"}
    </ButtonForm>
  );
}

function takingBackInWords(begun: number): string {
  if (begun === 0) return "No student has begun. If you take it back, all of it can change again.";
  const students = begun === 1 ? "One student has" : `${begun} students have`;
  return `${students} begun. If you take it back, their work is kept and comes back with it.`;
}

function Change({ sheet, outcome }: { sheet: AssignmentSheet; outcome: FormState }) {
  const { id, choice, assignedAt } = sheet;
  const pathTo = (claims: readonly string[]) => editPath(id, { q: choice.words, claims });
  return (
    <div className="space-y-7">
      {assignedAt ? (
        <p className="meta max-w-measure">
          Its claims and tasks stay as they are, now that it is assigned. The rubric by which
          students judge arguments can change until one of them has begun; that of their work at any
          time: what was graded keeps the version that it was graded by.
        </p>
      ) : (
        <ClaimChoice action={editPath(id)} {...{ choice, pathTo }} />
      )}
      {sheet.hasOtherClaims && !assignedAt && (
        <p className="meta max-w-measure">Other claims are chosen than are saved. Save below.</p>
      )}
      <AssignmentForm form={formOf(sheet, pathTo)} {...{ outcome, idempotencyKey: randomUUID() }} />
    </div>
  );
}

function formOf(
  sheet: AssignmentSheet,
  pathTo: (claims: readonly string[]) => string,
): AssignmentFormView {
  const { timeZone } = sheet.class;
  const chosen = sheet.choice.chosen.map(({ id }) => id);
  return {
    ...{ on: { assignmentId: sheet.id }, timeZone },
    words: {
      ...{ title: sheet.title, instructions: sheet.instructions ?? "" },
      opens: localOf(sheet.opensAt, timeZone),
      due: localOf(sheet.dueAt, timeZone),
    },
    plan: sheet.assignedAt
      ? null
      : {
          claims: sheet.choice.chosen.map(({ id, sentence }) => ({
            ...{ id, sentence },
            leaveOutPath: pathTo(chosen.filter((other) => other !== id)),
          })),
          ...{ tasks: sheet.tasks, late: sheet.latePolicy },
          lateReduction: sheet.lateReduction === null ? "" : String(sheet.lateReduction),
        },
    ...{ argumentsRubric: sheet.argumentsRubric, workRubric: sheet.workRubric },
  };
}
