import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import { seeGradeAction } from "@/lib/classes/actions/grading";
import type { OpenGrade, ReleasedGrade, ReleasedMark } from "@/lib/classes/queries/released-grade";
import { assignmentPath } from "@/lib/classes/rules/paths";
import { ClassTrail } from "./class-trail";
import { daysLateWords, gradeWords } from "./grade-words";
import { LocalMoment } from "./local-moment";

/** A student's own grade: not yet, to be opened, or with its marks and reasons. */
export function ReleasedGradeView({
  grade,
  outcome,
}: {
  grade: ReleasedGrade;
  outcome: FormState;
}) {
  const { assignmentId, title, classId, className, timeZone } = grade;
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
        {grade.kind === "waiting" && (
          <EmptyState>
            Not yet. It stands here, with its reasons, once your teacher releases it.
          </EmptyState>
        )}
        {grade.kind === "unopened" && <Unopened assignmentId={assignmentId} outcome={outcome} />}
        {grade.kind === "open" && <Open grade={grade} timeZone={timeZone} />}
      </div>
    </PageFrame>
  );
}

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

function Open({ grade, timeZone }: { grade: OpenGrade; timeZone: string }) {
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
          Released on <LocalMoment at={grade.releasedAt} timeZone={timeZone} />
        </p>
      </div>
      <Section id="marks-title" title="By each criterion">
        <ol className="divide-y divide-rule">
          {grade.marks.map((mark) => (
            <li key={mark.criterion} className="py-4">
              <Mark mark={mark} />
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function Mark({
  mark: { criterion, weight, level, description, points, comment },
}: {
  mark: ReleasedMark;
}) {
  return (
    <>
      <h3>{criterion}</h3>
      <p>
        <b>{level ?? "not marked"}</b>{" "}
        <span className="meta">
          {points === null ? "" : `${points} of 100 points, `}weight {weight}
        </span>
      </p>
      {description && <p className="meta max-w-measure">{description}</p>}
      {comment && (
        <p className="mt-1 max-w-measure whitespace-pre-line">
          <WithMarks text={comment} />
        </p>
      )}
    </>
  );
}
