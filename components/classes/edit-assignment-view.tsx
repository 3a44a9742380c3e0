import { randomUUID } from "node:crypto";
import { WithMarks } from "@/components/moderation/with-marks";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import type { AssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import type { TaughtClassName } from "@/lib/classes/queries/templates";
import { assignmentPath, newClaimSetPath, previewPath } from "@/lib/classes/rules/paths";
import { localInWords, type OddTimes } from "@/lib/classes/rules/zones";
import { plainly } from "@/lib/foundation/redacted";
import { AssignForms } from "./assign-forms";
import { AssignmentForm, type AssignmentFormView } from "./assignment-form";
import { AssignmentHandout } from "./assignment-handout";
import { ClassTrail } from "./class-trail";
import { datesOf, settingsOf } from "./form-of-content";
import { OddTimesNotice } from "./odd-times-notice";
import { CopyForm, KeepTemplateForm } from "./use-again-forms";

/**
 * The page on which a teacher changes an assignment, assigns it, takes it back and uses it again; printed, it is the students'
 * sheet.
 */
export function EditAssignmentView({
  sheet,
  classes,
  done,
  odd,
  outcome,
}: {
  sheet: AssignmentSheet;
  /** Those that the viewer teaches, to copy it to. */
  classes: readonly TaughtClassName[];
  done: string | undefined;
  /** Which of its times, as they were typed, are not there once where the class is. */
  odd: OddTimes;
  outcome: FormState;
}) {
  const isDiscarded = sheet.withdrawnAt !== null && sheet.assignedAt === null;
  return (
    <PageFrame head={<Head sheet={sheet} />}>
      <div className="no-print mt-7 space-y-7">
        <DoneNotice done={done} words={DONE} />
        <OddTimesNotice odd={odd} sayings={sayingsOf(sheet)} />
        <AssignForms {...{ sheet, outcome }} />
      </div>
      {!isDiscarded && (
        <div className="no-print">
          <Section id="change-title" title="Change it">
            <Change {...{ sheet, outcome }} />
          </Section>
          <Section id="again-title" title="Use it again">
            <UseAgain {...{ sheet, classes, outcome }} />
            <KeepAsSet claims={sheet.claims} />
          </Section>
        </div>
      )}
      <Section id="handout-title" title={<span className="no-print">As your students see it</span>}>
        <p className="meta no-print mb-4">
          It shows what is saved. Print this page, and you get this sheet alone.{" "}
          <a href={previewPath(sheet.id)}>See the pages on which they work</a>
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
  if (withdrawnAt && !assignedAt)
    return `Thrown away on ${localInWords(withdrawnAt, timeZone)}. Nothing of it is lost: bring it back, and it is a draft again.`;
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
  discarded: "The draft is thrown away.",
  restored: "The draft is back.",
  copied: "It is copied, as a draft. Its dates are moved by whole weeks: look at them below.",
  "copied-in-part":
    "It is copied, as a draft, without the claims that no longer stand. Its dates are moved by whole weeks: look at both below.",
};

/** What each time of it came to. */
const sayingsOf = ({ opensAt, dueAt, releasesAt, class: { timeZone } }: AssignmentSheet) => ({
  opens: `it opens on ${localInWords(opensAt, timeZone)}`,
  due: `it is due on ${localInWords(dueAt, timeZone)}`,
  releases: releasesAt && `grades are released on ${localInWords(releasesAt, timeZone)}`,
});

function Change({ sheet, outcome }: { sheet: AssignmentSheet; outcome: FormState }) {
  const { assignedAt } = sheet;
  return (
    <div className="space-y-7">
      {assignedAt && (
        <p className="meta max-w-measure">
          Its claims and tasks stay as they are, now that it is assigned, and so does who sees whose
          name and work. Title, instructions and dates can change: students see on their page what
          was changed and when, and work that was handed in keeps the date that it was due then.
          What becomes of late work can become milder. The rubric by which students judge arguments
          can change until one of them has begun; that of their work at any time: what was graded
          keeps the version that it was graded by.
        </p>
      )}
      {sheet.hasOtherClaims && !assignedAt && (
        <p className="meta max-w-measure">Other claims are chosen than are saved. Save below.</p>
      )}
      <AssignmentForm form={formOf(sheet)} {...{ outcome, idempotencyKey: randomUUID() }} />
    </div>
  );
}

function KeepAsSet({ claims }: Pick<AssignmentSheet, "claims">) {
  const open = claims.filter(({ isOwn }) => !isOwn).map(({ id }) => id);
  if (open.length === 0) return null;
  return (
    <p className="meta mt-5 max-w-measure">
      <a href={newClaimSetPath(open)}>Keep its claims as a set</a>, to begin other assignments from
      them{open.length < claims.length && "; without this class’s own"}.
    </p>
  );
}

function formOf(sheet: AssignmentSheet): AssignmentFormView {
  const { timeZone } = sheet.class;
  return {
    ...{ on: { assignmentId: sheet.id, revision: sheet.revision }, timeZone },
    words: { ...settingsOf(sheet), ...datesOf(sheet, timeZone), title: sheet.title },
    plan: sheet.assignedAt
      ? null
      : {
          claims: sheet.choice,
          ...{ tasks: sheet.tasks, naming: sheet.naming, others: sheet.othersShown },
        },
    ...{ argumentsRubric: sheet.argumentsRubric, workRubric: sheet.workRubric },
  };
}

function UseAgain({
  sheet: { id, title, class: inClass },
  classes,
  outcome,
}: {
  sheet: AssignmentSheet;
  classes: readonly TaughtClassName[];
  outcome: FormState;
}) {
  const form = { assignmentId: id, outcome };
  return (
    <div className="grid max-w-[56rem] gap-x-10 gap-y-7 sm:grid-cols-2">
      <KeepTemplateForm {...{ ...form, title: plainly(title) }} idempotencyKey={randomUUID()} />
      <CopyForm {...{ ...form, classes, classId: inClass.id }} idempotencyKey={randomUUID()} />
    </div>
  );
}
