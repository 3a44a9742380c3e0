import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import { seeGradeAction } from "@/lib/classes/actions/grading";
import type { AssessedCriterion } from "@/lib/classes/queries/assessed";
import type { OpenGrade, ReleasedGrade } from "@/lib/classes/queries/released-grade";
import { assignmentPath } from "@/lib/classes/rules/paths";
import { AssessedOne, EarlierAssessments } from "./assessed-criteria";
import { ClassTrail } from "./class-trail";
import { daysLateWords, gradeWords } from "./grade-words";
import { AskForm } from "./inquiry-forms";
import { InquiryWords } from "./inquiry-words";
import { LocalMoment } from "./local-moment";
import { StudentWork } from "./student-work";

/** A student's own grade: not yet, to be opened, or with its levels and reasons. */
export function ReleasedGradeView({
  grade,
  done,
  outcome,
}: {
  grade: ReleasedGrade;
  done: string | undefined;
  outcome: FormState;
}) {
  const { assignmentId, title, classId, className } = grade;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: classId, name: className }}
            further={[
              { label: title, href: assignmentPath(assignmentId) },
              { label: "Your grade" },
            ]}
          />
          <h1>Your grade</h1>
          <p className="meta mt-2">{title}</p>
        </>
      }
    >
      <div className="mt-6">
        <DoneNotice done={done} words={DONE} />
        {grade.kind === "waiting" && (
          <EmptyState>
            Not yet. It stands here, with its reasons, once your teacher releases it.
          </EmptyState>
        )}
        {grade.kind === "unopened" && <Unopened assignmentId={assignmentId} outcome={outcome} />}
        {grade.kind === "open" && <Open grade={grade} outcome={outcome} />}
      </div>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  asked: "Your question is asked. The answer will stand beside the criterion.",
};

function Unopened({ assignmentId, outcome }: { assignmentId: string; outcome: FormState }) {
  return (
    <>
      <p className="mb-4 max-w-measure">
        Your grade is released. From the moment you open it your teacher can no longer take it back
        unseen.
      </p>
      <ButtonForm
        id="see"
        action={seeGradeAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ assignmentId }}
        summaryTitle="Your grade was not opened."
      >
        Open my grade
      </ButtonForm>
    </>
  );
}

type Shown = { grade: ReleasedGrade & OpenGrade; outcome: FormState };

function Open({ grade, outcome }: Shown) {
  return (
    <>
      <Sum grade={grade} />
      <Section id="criteria-title" title="By each criterion">
        <Asking grade={grade} />
        <ol className="divide-y divide-rule">
          {grade.criteria.map((criterion) => (
            <li key={criterion.criterionId} className="py-4">
              <AssessedOne criterion={criterion} claims={grade.claims} />
              <OtherLevels criterion={criterion} />
              <Inquiry {...{ criterion, grade, outcome }} />
            </li>
          ))}
        </ol>
        <EarlierAssessments earlier={grade.earlier} claims={grade.claims} />
        <AskedBefore grade={grade} />
      </Section>
      <Section id="work-title" title="What you handed in">
        <StudentWork claims={grade.claims} />
      </Section>
    </>
  );
}

function Sum({ grade }: { grade: ReleasedGrade & OpenGrade }) {
  const { final, computed, override, overrideReason: why, daysLate, reductionPerDay } = grade;
  const isReduced = final !== null && final !== (override ?? computed);
  return (
    <>
      <p className="text-head">
        <b className="figures">{gradeWords(final)}</b>
      </p>
      <div className="mt-3 max-w-measure space-y-2">
        <p>Computed from the rubric: {gradeWords(computed)}</p>
        {override !== null && (
          <p>
            Set by your teacher to {gradeWords(override)}: <WithMarks text={why!} />
          </p>
        )}
        {isReduced && (
          <p>
            Handed in {daysLateWords(daysLate)}: each day takes {reductionPerDay}&nbsp;% of the
            grade.
          </p>
        )}
        <p className="meta">
          Released on <LocalMoment at={grade.releasedAt} timeZone={grade.timeZone} />
          {grade.earlier.length > 0 && `; graded by version ${grade.version} of the rubric`}
        </p>
      </div>
    </>
  );
}

/** Until when one may ask. */
function Asking({ grade: { askableUntil, isAskable, timeZone } }: { grade: Shown["grade"] }) {
  if (askableUntil === null)
    return <p className="meta max-w-measure">For this assignment no questions are taken here.</p>;
  return (
    <p className="meta max-w-measure">
      {isAskable
        ? "You can ask once about each criterion, until "
        : "You could ask about a criterion until "}
      <LocalMoment at={askableUntil} timeZone={timeZone} />.
    </p>
  );
}

/** The levels that were not reached: what more or less would have been. */
function OtherLevels({ criterion: { levels, levelId, title } }: { criterion: AssessedCriterion }) {
  const others = levels.filter((level) => level.levelId !== levelId);
  if (others.length === 0) return null;
  return (
    <Details summary={`The other levels of “${title}”`}>
      <ul className="max-w-measure space-y-1 font-sans text-aside">
        {others.map(({ levelId: id, label, points, description }) => (
          <li key={id}>
            <WithMarks text={label} /> <span className="meta">{points} points</span>
            {description && (
              <p className="meta">
                <WithMarks text={description} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Inquiry({ criterion, grade, outcome }: Shown & { criterion: AssessedCriterion }) {
  const { criterionId, title } = criterion;
  const inquiry = grade.inquiries.find((each) => each.criterionId === criterionId);
  if (inquiry)
    return (
      <div className="mt-3">
        <InquiryWords
          {...{ inquiry, timeZone: grade.timeZone, isSetByHand: grade.override !== null }}
        />
      </div>
    );
  // What was never judged by the rubric there is nothing to ask about.
  if (!grade.isAskable || grade.version === null) return null;
  return (
    <Details summary={`Ask about “${title}”`} isOpen={outcome?.form === `ask-${criterionId}`}>
      <AskForm
        assignmentId={grade.assignmentId}
        {...{ criterionId, title, outcome }}
        idempotencyKey={randomUUID()}
      />
    </Details>
  );
}

/** Questions about criteria of an earlier version of the rubric. */
function AskedBefore({
  grade: { inquiries, criteria, timeZone, override },
}: {
  grade: Shown["grade"];
}) {
  const before = inquiries.filter(
    ({ criterionId }) => !criteria.some((each) => each.criterionId === criterionId),
  );
  return before.map((inquiry) => (
    <div key={inquiry.inquiryId} className="mt-4">
      <p className="font-sans text-aside font-[560]">
        You asked about “<WithMarks text={inquiry.criterion} />
        ”, of an earlier version
      </p>
      <InquiryWords {...{ inquiry, timeZone }} isSetByHand={override !== null} />
    </div>
  ));
}
