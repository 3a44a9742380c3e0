import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import type { GradingSheet } from "@/lib/classes/queries/grading-sheet";
import { percentWords } from "@/lib/classes/rules/grade";
import { assignmentPath, gridPath, sheetPath } from "@/lib/classes/rules/paths";
import { progressWords } from "@/lib/classes/rules/progress";
import { ClassTrail } from "./class-trail";
import { daysLateWords, gradeWords } from "./grade-words";
import { LocalMoment } from "./local-moment";
import { MarksForm } from "./marks-form";
import { OverrideForm, TakeBackForm } from "./override-form";
import { RecallForm, ReleaseOneForm } from "./release-forms";
import { StudentWork } from "./student-work";

type Shown = { sheet: GradingSheet; outcome: FormState };

/** One student's work and the rubric, side by side where there is room. */
export function GradingSheetView({ sheet, done, outcome }: Shown & { done: string | undefined }) {
  const { assignmentId, student, state, handedInAt, daysLate, timeZone, title } = sheet;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: sheet.classId, name: sheet.className }}
            further={[
              { label: title, href: assignmentPath(assignmentId) },
              { label: "Grades", href: gridPath(assignmentId) },
              { label: student },
            ]}
          />
          <h1>{student}</h1>
          <p className="meta mt-2">
            {progressWords[state]}
            {handedInAt && (
              <>
                {`: ${daysLateWords(daysLate)}, `}
                <LocalMoment at={handedInAt} timeZone={timeZone} />
              </>
            )}
          </p>
        </>
      }
    >
      <div className="mt-6">
        <DoneNotice done={done} words={DONE} />
      </div>
      <div className="lg:grid lg:grid-cols-2 lg:gap-x-14">
        <Section id="work-title" title="The work">
          <StudentWork claims={sheet.claims} />
        </Section>
        <Section id="rubric-title" title="The grade">
          <Grading sheet={sheet} outcome={outcome} />
        </Section>
      </div>
      <Neighbours sheet={sheet} />
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  marked: "Your marks are stored, and the grade is computed.",
  "marked-in-part": "Your marks are stored. The grade follows when every criterion has a level.",
  overridden: "This grade stands now. The computed one is kept beside it.",
  "taken-back": "The computed grade stands again. The other stays in the history.",
  released: "The grade is released: its student can open it now.",
  recalled: "The release is taken back. The student sees nothing of it.",
};

function Grading({ sheet, outcome }: Shown) {
  if (!sheet.handedInAt) return <EmptyState>It can be graded once it is handed in.</EmptyState>;
  const { assignmentId, submissionId, seen, override, overrideReason, mayGrade, mayDecide } = sheet;
  const work = { assignmentId, submissionId };
  const standing =
    override === null ? null : { percent: percentWords(override), reason: overrideReason! };
  return (
    <div className="space-y-8">
      <Standing sheet={sheet} />
      <Releasing sheet={sheet} outcome={outcome} />
      {mayGrade ? (
        <MarksForm form={formOf(sheet)} outcome={outcome} idempotencyKey={randomUUID()} />
      ) : (
        <Marks rubric={sheet.rubric} />
      )}
      {mayDecide && mayGrade && (
        <>
          <Details summary="Set another grade in its place" isOpen={outcome?.form === "override"}>
            <OverrideForm {...{ work, seen, standing, outcome }} idempotencyKey={randomUUID()} />
          </Details>
          {override !== null && (
            <TakeBackForm work={work} seen={seen} outcome={outcome} idempotencyKey={randomUUID()} />
          )}
        </>
      )}
      <History sheet={sheet} />
    </div>
  );
}

function Standing({ sheet }: { sheet: GradingSheet }) {
  const { computed, override, overrideReason: why, overriddenBy, final } = sheet;
  return (
    <div className="max-w-measure">
      <p>
        Grade: <b className="figures">{gradeWords(final)}</b>
      </p>
      <p className="meta">Computed: {gradeWords(computed)}</p>
      {override !== null && (
        <p className="meta">
          Set to {gradeWords(override)}
          {overriddenBy && ` by ${overriddenBy}`}: <WithMarks text={why!} />
        </p>
      )}
      {final !== null && final !== (override ?? computed) && (
        <p className="meta">Reduced, because it was {daysLateWords(sheet.daysLate)}.</p>
      )}
    </div>
  );
}

function Releasing({ sheet, outcome }: Shown) {
  const { assignmentId, submissionId, state, seenAt, timeZone, mayDecide } = sheet;
  const sent = { work: { assignmentId, submissionId }, outcome, idempotencyKey: randomUUID() };
  if (state === "GRADED") return mayDecide ? <ReleaseOneForm {...sent} /> : null;
  if (state !== "RELEASED") return null;
  if (!seenAt) return mayDecide ? <RecallForm {...sent} /> : <p className="meta">Released.</p>;
  return (
    <p className="meta max-w-measure">
      The student opened it on <LocalMoment at={seenAt} timeZone={timeZone} />. It stays released,
      and they see what you change from now on.
    </p>
  );
}

/** What is marked, where the viewer marks nothing: their own work, or that of a class which is to be deleted. */
function Marks({ rubric }: Pick<GradingSheet, "rubric">) {
  return (
    <dl className="max-w-measure space-y-3">
      {rubric.map(({ criterionId, title, levels, levelId, comment }) => (
        <div key={criterionId}>
          <dt className="font-sans text-aside font-[620]">{title}</dt>
          <dd>
            {levels.find((level) => level.levelId === levelId)?.label ?? "no level yet"}
            {comment && (
              <>
                {": "}
                <WithMarks text={comment} />
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function History({ sheet: { history, timeZone } }: { sheet: GradingSheet }) {
  if (history.length === 0) return null;
  return (
    <Details summary={`How this grade came about (${history.length})`}>
      <ol className="divide-y divide-rule">
        {history.map(({ at, by, computed, override, overrideReason: why }) => (
          <li key={at.toISOString()} className="meta py-2">
            <LocalMoment at={at} timeZone={timeZone} />
            {by && `, ${by}`}: computed {gradeWords(computed)}
            {override !== null && (
              <>
                {`; set to ${gradeWords(override)}: `}
                <WithMarks text={why!} />
              </>
            )}
          </li>
        ))}
      </ol>
    </Details>
  );
}

function Neighbours({ sheet }: { sheet: GradingSheet }) {
  const { previousId, nextId } = sheet;
  const to = (submissionId: string) => sheetPath(sheet.assignmentId, submissionId);
  if (!previousId && !nextId) return null;
  return (
    <nav
      aria-label="Students"
      className="no-print mt-9 flex flex-wrap gap-x-6 font-sans text-aside"
    >
      {previousId && (
        <a href={to(previousId)} rel="prev" className="inline-flex min-h-8 items-center">
          Previous student
        </a>
      )}
      {nextId && (
        <a href={to(nextId)} rel="next" className="inline-flex min-h-8 items-center">
          Next student
        </a>
      )}
    </nav>
  );
}

function formOf({ assignmentId, submissionId, seen, rubric }: GradingSheet) {
  const weights = rubric.reduce((sum, { weight }) => sum + weight, 0);
  const criteria = rubric.map(({ place, title, hint, weight, levels, levelId, comment }) => ({
    ...{ place, title, hint, levelId, comment },
    share: `Weight ${weight} of ${weights}.`,
    levels: levels.map(({ levelId: value, label, description, points }) => ({
      ...{ value, label: `${label} (${points})`, hint: description },
    })),
  }));
  return { work: { assignmentId, submissionId }, seen, criteria };
}
