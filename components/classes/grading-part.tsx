import { randomUUID } from "node:crypto";
import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import type { KeptComment } from "@/lib/classes/queries/comment-bank";
import { percentWords } from "@/lib/classes/rules/grade";
import { sheetPath } from "@/lib/classes/rules/paths";
import type { GradingSheet } from "@/lib/classes/queries/grading-sheet";
import { AssessedOne, EarlierAssessments } from "./assessed-criteria";
import { daysLateWords, gradeWords } from "./grade-words";
import { LocalMoment } from "./local-moment";
import { MarksForm } from "./marks-form";
import { OverrideForm, TakeBackForm } from "./override-form";
import { RecallForm, ReleaseOneForm } from "./release-forms";
import { SheetInquiries } from "./sheet-inquiries";
import { leanedOn, recordsOf } from "./work-records";

export type SheetShown = {
  sheet: GradingSheet;
  /** That the viewer keeps, to be given again. */
  comments: readonly KeptComment[];
  /** Whether it is graded by the rubric as it is now, and not by the version that it was graded by. */
  isAnew: boolean;
  outcome: FormState;
};

/** How one student's work is graded: the grade as it stands, the levels, and everything that is done with it. */
export function GradingPart({ sheet, comments, isAnew, outcome }: SheetShown) {
  const { mayGrade, mayDecide } = sheet;
  if (!sheet.handedInAt) return <EmptyState>It can be graded once it is handed in.</EmptyState>;
  return (
    <div className="space-y-8">
      <Standing sheet={sheet} />
      <ByVersion sheet={sheet} isAnew={isAnew} />
      <Releasing sheet={sheet} outcome={outcome} />
      <SheetInquiries sheet={sheet} outcome={outcome} />
      {mayGrade ? (
        <>
          <MarksForm
            form={formOf(sheet)}
            comments={comments}
            outcome={outcome}
            idempotencyKey={randomUUID()}
          />
          <LeanedOn sheet={sheet} />
        </>
      ) : (
        <Judged sheet={sheet} />
      )}
      {mayGrade && mayDecide && <Overriding sheet={sheet} outcome={outcome} />}
      <EarlierAssessments earlier={sheet.earlier} claims={sheet.claims} />
      <History sheet={sheet} />
    </div>
  );
}

type Shown = Pick<SheetShown, "sheet" | "outcome">;

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

/** Where the rubric was changed after this was graded: by which version it was, and the way to grade it by the new one. */
function ByVersion({ sheet, isAnew }: { sheet: GradingSheet; isAnew: boolean }) {
  const { assignmentId, submissionId, version, currentVersion } = sheet;
  if (version === null || version === currentVersion) return null;
  const here = sheetPath(assignmentId, submissionId);
  return (
    <p className="max-w-measure">
      {isAnew ? (
        <>
          You grade it anew by version {currentVersion} of the rubric. Until you store every level
          the grade by version {version} stands. <a href={here}>Back to version {version}</a>
        </>
      ) : (
        <>
          Graded by version {version} of the rubric, which has been changed since.{" "}
          <a href={`${here}?anew=yes`}>Grade it anew by version {currentVersion}</a>
        </>
      )}
    </p>
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

/** How it is judged, where the viewer judges nothing: their own work, or that of a class which is to be deleted. */
function Judged({ sheet: { rubric, claims } }: { sheet: GradingSheet }) {
  return (
    <ol className="divide-y divide-rule">
      {rubric.map((criterion) => (
        <li key={criterion.criterionId} className="py-3">
          <AssessedOne {...{ criterion, claims }} />
        </li>
      ))}
    </ol>
  );
}

/** The records that each level leans on, as ways to them on this page. */
function LeanedOn({ sheet: { rubric, claims } }: { sheet: GradingSheet }) {
  const leaning = rubric.filter(({ records }) => records.length > 0);
  if (leaning.length === 0) return null;
  return (
    <Details summary="What the levels lean on" isOpen>
      <ol className="divide-y divide-rule">
        {leaning.map((criterion) => (
          <li key={criterion.criterionId} className="py-2">
            <p className="font-sans text-aside font-[560]">
              <WithMarks text={criterion.title} />
            </p>
            <ul className="max-w-measure list-disc pl-5 font-sans text-aside">
              {leanedOn(criterion, claims).map(({ ref, label, href }) => (
                <li key={ref}>{href ? <a href={href}>{label}</a> : `${label}${BEFORE}`}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Details>
  );
}

const BEFORE = ", as it was before the work was handed in again";

function Overriding({ sheet, outcome }: Shown) {
  const { assignmentId, submissionId, seen, override, overrideReason } = sheet;
  const work = { assignmentId, submissionId };
  const standing =
    override === null ? null : { percent: percentWords(override), reason: overrideReason! };
  return (
    <>
      <Details summary="Set another grade in its place" isOpen={outcome?.form === "override"}>
        <OverrideForm {...{ work, seen, standing, outcome }} idempotencyKey={randomUUID()} />
      </Details>
      {override !== null && (
        <TakeBackForm work={work} seen={seen} outcome={outcome} idempotencyKey={randomUUID()} />
      )}
    </>
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

function formOf({
  assignmentId,
  submissionId,
  seen,
  versionId,
  nextId,
  rubric,
  claims,
}: GradingSheet) {
  const weights = rubric.reduce((sum, { weight }) => sum + weight, 0);
  const current = recordsOf(claims);
  const criteria = rubric.map((criterion) => {
    const { place, title, hint, weight, levels, levelId, comment } = criterion;
    // What it leans on already can stay so, also where the work was handed in again.
    const past = leanedOn(criterion, claims).filter(({ href }) => href === null);
    return {
      ...{ place, title, hint, levelId, comment, share: `Weight ${weight} of ${weights}.` },
      levels: levels.map(({ levelId: value, label, description, points }) => ({
        ...{ value, label: `${label} (${points})`, hint: description },
      })),
      ticked: criterion.records.map(({ ref }) => ref),
      records: [...current, ...past.map(({ ref, label }) => ({ ref, label: `${label}${BEFORE}` }))],
    };
  });
  return { work: { assignmentId, submissionId }, seen, versionId, nextId, criteria };
}
