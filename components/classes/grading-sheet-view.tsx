import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import type { GradingSheet } from "@/lib/classes/queries/grading-sheet";
import { assignmentPath, gridPath, sheetPath } from "@/lib/classes/rules/paths";
import { progressWords } from "@/lib/classes/rules/progress";
import { dayInShort } from "@/lib/classes/rules/zones";
import { ClassTrail } from "./class-trail";
import { daysLateWords, LEVELS, studentWords } from "./grade-words";
import { GradingKeys } from "./grading-keys";
import { GradingPart, type SheetShown } from "./grading-part";
import { LocalMoment } from "./local-moment";
import { StudentWork } from "./student-work";
import { WhoseWork } from "./whose-work";

/** One student's work and the rubric, side by side where there is room. */
export function GradingSheetView({ done, ...shown }: SheetShown & { done: string | undefined }) {
  const { sheet, outcome } = shown;
  const { assignmentId, state, handedInAt, daysLate, timeZone, title } = sheet;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: sheet.classId, name: sheet.className }}
            further={[
              { label: title, href: assignmentPath(assignmentId) },
              { label: "Grades", href: gridPath(assignmentId) },
              { label: sheet.student },
            ]}
          />
          <h1>{studentWords(sheet)}</h1>
          <p className="meta mt-2">
            {progressWords[state]}
            {handedInAt && (
              <>
                {`: ${daysLateWords(daysLate)}, `}
                {sheet.isMasked ? (
                  dayInShort(handedInAt, timeZone)
                ) : (
                  <LocalMoment at={handedInAt} timeZone={timeZone} />
                )}
              </>
            )}
          </p>
        </>
      }
    >
      <div className="mt-4 space-y-4">
        <Neighbours sheet={sheet} />
        <DoneNotice done={done} words={DONE} />
        <WhoseWork sheet={sheet} outcome={outcome} />
      </div>
      <div className="lg:grid lg:grid-cols-2 lg:gap-x-14">
        <Section id="work-title" title="The work">
          <StudentWork
            isForTeacher
            claims={sheet.claims}
            citedBy={handedInAt && sheet.mayGrade ? LEVELS : null}
          />
        </Section>
        <Section id="rubric-title" title="The grade">
          {sheet.isOutdated && (
            <Notice outcome="kept" title="They handed in again since">
              <p>
                The grade below is of the work before, and is not released until you store it again,
                with other levels or the same.
              </p>
            </Notice>
          )}
          <GradingPart {...shown} />
        </Section>
      </div>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  graded: "The levels are stored, and the grade is computed.",
  "graded-in-part": "The levels are stored. The grade follows when every criterion has one.",
  "graded-before": "The levels of the student before are stored, and the grade is computed.",
  "graded-in-part-before":
    "The levels of the student before are stored. Their grade follows when every criterion has one.",
  overridden: "This grade stands now. The computed one is kept beside it.",
  "taken-back": "The computed grade stands again. The other stays in the history.",
  released: "The grade is released: its student can open it now.",
  recalled: "The release is taken back: the student does not see the grade.",
  unmasked: "The name is shown from now on. The student is shown that you asked for it, and why.",
  answered: "The question is answered: the student sees it beside the criterion.",
};

function Neighbours({ sheet }: { sheet: GradingSheet }) {
  const { assignmentId, previousId, nextId, nextUngradedId } = sheet;
  const ways = [
    { id: previousId, name: "prev", words: "Previous student" },
    { id: nextId, name: "next", words: "Next student" },
    { id: nextUngradedId, name: "next-ungraded", words: "Next without a grade" },
  ];
  return (
    <nav
      aria-label="Students"
      className="no-print flex flex-wrap items-center gap-x-6 font-sans text-aside"
    >
      {ways.map(
        ({ id, name, words }) =>
          id && (
            <a
              key={name}
              href={sheetPath(assignmentId, id)}
              data-student={name}
              rel={name === "next-ungraded" ? undefined : name}
              className="inline-flex min-h-8 items-center"
            >
              {words}
            </a>
          ),
      )}
      <GradingKeys form={LEVELS} />
    </nav>
  );
}
