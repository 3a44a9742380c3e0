import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection, Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import {
  editPath,
  extensionsPath,
  gridPath,
  othersPath,
  previewPath,
  progressPath,
  workClaimPath,
} from "@/lib/classes/rules/paths";
import { nowOf, nowWords } from "@/lib/classes/rules/claim-now";
import { progressWords } from "@/lib/classes/rules/progress";
import { stepOf } from "@/lib/classes/rules/steps";
import { missingOf, takingAt, workState, type Missing } from "@/lib/classes/rules/work";
import type { WorkSheet } from "@/lib/classes/queries/work";
import type { AssignmentChange } from "@/lib/classes/queries/assignment-changes";
import { ChangeLine } from "./change-line";
import { HandInForm } from "./hand-in-form";
import { LocalMoment } from "./local-moment";
import { ClassTrail } from "./class-trail";
import { DueLine } from "./due-line";
import { NameHere } from "./name-here";
import { Todo } from "./todo";
import { lateInWords } from "./assignment-words";
import { countOfStuck } from "./progress-words";
import { RubricText } from "./rubric-text";
import { WhoReads } from "./who-reads";
import { closedWords, missingWords, whoSees } from "./work-words";

/** A student's page of an assignment: what is asked, what of it is done and missing, and handing it in. */
export function WorkOverviewView({
  work,
  changes,
  outcome,
  done,
  freeNames = [],
  stuck = null,
}: {
  work: WorkSheet;
  /** Since it was assigned, the last first. */
  changes: readonly AssignmentChange[];
  outcome: FormState;
  done: string | undefined;
  /** Under which the student could work instead. */
  freeNames?: readonly string[];
  /** How many students seem stuck; null for a student. */
  stuck?: number | null;
}) {
  const isStudent = work.role === "STUDENT";
  const isHandedIn = work.handIns.length > 0;
  const taking = takingAt(work.now, work, { isHandedIn, isReleased: work.isReleased });
  const { timeZone } = work.class;
  const closed = closedWords(taking, { opensAt: work.opensAt, timeZone, isHandedIn });
  const missing = missingOf(work);
  const isBegun = work.submissionId !== null;
  // Whoever comes back need not go by the instructions again.
  const next = isStudent && !closed && <NextStep {...{ work, missing }} />;
  const isShown = taking !== "NOT_YET" || !isStudent;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail of={work.class} further={[{ label: work.title }]} />
          <h1>{work.title}</h1>
          <DueLine work={work} />
        </>
      }
      aside={
        <>
          <AsideSection id="late-title" title="If it is late">
            <p className="text-aside">{lateInWords(work.latePolicy, work.lateReduction)}</p>
          </AsideSection>
          {changes.length > 0 && (
            <AsideSection id="changes-title" title="What was changed">
              <ul className="space-y-2 text-aside">
                {changes.map((change) => (
                  <li key={change.at}>
                    <ChangeLine change={change} />
                  </li>
                ))}
              </ul>
            </AsideSection>
          )}
          {isStudent && (
            <AsideSection id="names-title" title="Who can see my name">
              <p className="text-aside">{whoSees(work)}</p>
            </AsideSection>
          )}
          {work.othersShown !== "NEVER" && (
            <AsideSection id="others-title" title="What others did">
              <p className="text-aside">
                <a href={othersPath(work.id)}>Votes, grades and additions of the class</a>
              </p>
            </AsideSection>
          )}
        </>
      }
      asideLabel="About this assignment"
    >
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE} />
        {!isStudent && <Preview {...{ work, stuck }} />}
        {isBegun && next}
        {work.instructions ? (
          <p className="max-w-measure whitespace-pre-line">{work.instructions}</p>
        ) : (
          <EmptyState>There are no instructions beside the tasks themselves.</EmptyState>
        )}
        {!isBegun && next}
      </div>
      {isShown && <Claims work={work} missing={isStudent ? missing : null} />}
      {isStudent && (
        <Section id="hand-in-title" title="Hand in">
          <State work={work} />
          {closed ? (
            <p className="max-w-measure">{closed}</p>
          ) : (
            <div className="space-y-3">
              <HandInForm
                assignmentId={work.id}
                missing={listed(work, missing)}
                outcome={outcome}
                idempotencyKey={randomUUID()}
                isLate={taking === "LATE"}
                isAgain={isHandedIn}
              />
              <WhoReads work={work} />
            </div>
          )}
        </Section>
      )}
      {isStudent && work.naming !== "NAMES" && <NameHere {...{ work, outcome, freeNames }} />}
      <Section
        id="rubric-title"
        title={isStudent ? "How your work is graded" : "How the work is graded"}
      >
        <RubricText criteria={work.workCriteria} />
      </Section>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  "handed-in": "You have handed in.",
  late: "You have handed in, late.",
  named: "You have another name here.",
};

function Preview({ work, stuck }: { work: WorkSheet; stuck: number | null }) {
  return (
    <div className="max-w-measure space-y-3">
      <p>This is what students of the class see, without what is theirs to fill in.</p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={previewPath(work.id)}>See it as a student</ButtonLink>
        {work.role === "TEACHER" && <ButtonLink href={editPath(work.id)}>Edit it</ButtonLink>}
        <ButtonLink href={progressPath(work.id)}>Progress</ButtonLink>
        <ButtonLink href={gridPath(work.id)}>Work and grades</ButtonLink>
        {work.role === "TEACHER" && (
          <ButtonLink href={extensionsPath(work.id)}>Longer for a student</ButtonLink>
        )}
      </p>
      {stuck !== null && stuck > 0 && (
        <p>
          <a href={`${progressPath(work.id)}?state=STUCK`}>{countOfStuck(stuck)}</a>
        </p>
      )}
    </div>
  );
}

/** The way to what is missing first, or to handing in where nothing is. */
function NextStep({ work, missing }: { work: WorkSheet; missing: readonly Missing[] }) {
  const [first] = listed(work, missing);
  if (!first && (work.submissionId === null || work.handIns.length > 0)) return null;
  return (
    <p className="no-print">
      <ButtonLink href={first?.href ?? "#hand-in-title"}>
        {first
          ? `${work.submissionId ? "Go on" : "Begin"} with claim ${first.position}`
          : "Everything is there: hand it in"}
      </ButtonLink>
    </p>
  );
}

/** The claims in their order. `missing` is null where there is nobody whose work it could be. */
function Claims({ work, missing }: { work: WorkSheet; missing: Missing[] | null }) {
  return (
    <Section id="claims-title" title="Claims">
      <ol className="divide-y divide-rule">
        {work.claims.map((claim) => (
          <li key={claim.id} className="py-4">
            <p className="meta">
              Claim {claim.position} of {work.claims.length}
            </p>
            <p>
              <a href={workClaimPath(work.id, claim.id)}>
                <WithMarks text={claim.assignedSentence} />
              </a>
            </p>
            {nowWords[nowOf(claim).kind] && (
              <Badge shape={claim.isOpen ? "half" : "struck"}>{nowWords[nowOf(claim).kind]}</Badge>
            )}
            {claim.isOpen && missing && (
              <Todo
                missing={missing.filter(({ claimId }) => claimId === claim.id)}
                assignmentId={work.id}
              />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function State({
  work: {
    submissionId,
    handIns,
    saved,
    class: { timeZone },
  },
}: {
  work: WorkSheet;
}) {
  const [last] = handIns;
  const state = workState(submissionId !== null, last ?? null);
  const isChanged = last && saved.some(({ savedAt }) => savedAt > last.at);
  return (
    <div className="mb-5 max-w-measure">
      <p>
        Your work is <b>{progressWords[state]}</b>.
        {isChanged && " You changed something since: hand it in again to have it read."}
      </p>
      {handIns.length > 0 && (
        <ol className="meta" aria-label="What you handed in when">
          {handIns.map(({ at, dueAt }) => (
            <li key={at.toISOString()}>
              Handed in on <LocalMoment at={at} timeZone={timeZone} />
              {at > dueAt && ", late"}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function listed({ id: assignmentId, claims }: WorkSheet, missing: readonly Missing[]) {
  return missing.map((one) => {
    const position = claims.find(({ id }) => id === one.claimId)!.position;
    const href = workClaimPath(assignmentId, one.claimId, { step: stepOf(one) });
    return { href, position, words: `Claim ${position}: ${missingWords(one)}` };
  });
}
