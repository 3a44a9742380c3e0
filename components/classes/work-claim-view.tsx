import { AssertedAt, type OccurrenceView } from "@/components/claims/asserted-at";
import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { ButtonLink } from "@/components/ui/button";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import type { ChoicesForWork } from "@/lib/classes/queries/choices-for-work";
import type { WorkClaim, WorkSheet } from "@/lib/classes/queries/work";
import { assignmentPath, othersPath, workClaimPath } from "@/lib/classes/rules/paths";
import {
  ADDED_IN,
  placeIn,
  stepOf,
  type AskedPlace,
  type Place,
  type StepName,
} from "@/lib/classes/rules/steps";
import { missingOf, takingAt } from "@/lib/classes/rules/work";
import { AdditionStep } from "./addition-step";
import { ClaimNow } from "./claim-now";
import { ClassTrail } from "./class-trail";
import { DueLine } from "./due-line";
import { formAt, GoOn } from "./go-on";
import { GradeStep } from "./grade-step";
import type { EvidenceDetails } from "./item-to-grade";
import type { Part } from "./part-form";
import { RubricWeights } from "./rubric-text";
import { Todo } from "./todo";
import { VotePart } from "./work-part";
import { WorkSteps } from "./work-steps";
import { closedWords, stepWords, whoSees } from "./work-words";

type Ledger = { occurrences: readonly OccurrenceView[]; evidence: readonly EvidenceDetails[] };

/**
 * One claim of an assignment, in the steps that its tasks make: where it is asserted, grading what bears on it, adding to it,
 * and voting. One step is open at a time. Teachers see it without the forms.
 */
export function WorkClaimView({
  work,
  claim,
  ledger,
  outcome,
  done,
  at = { step: null, item: null },
  choices = { sources: [], claims: [], found: null },
}: {
  work: WorkSheet;
  claim: WorkClaim;
  /** What the public record says of it. */
  ledger: Ledger;
  outcome: FormState;
  done: string | undefined;
  /** Which step the address asks for, and which item of it. */
  at?: AskedPlace;
  /** What can be chosen in the step that is open. */
  choices?: ChoicesForWork;
}) {
  const isStudent = work.role === "STUDENT";
  const isHandedIn = work.handIns.length > 0;
  const taking = takingAt(work.now, work, { isHandedIn, isReleased: work.isReleased });
  const closed = closedWords(taking, {
    ...{ opensAt: work.opensAt, timeZone: work.class.timeZone, isHandedIn },
  });
  const isShown = claim.isOpen && (taking !== "NOT_YET" || !isStudent);
  const missing = missingOf(work).filter(({ claimId }) => claimId === claim.id);
  const { place, steps } = placeIn(work, claim.id, at);
  const part = { work, claim, outcome, isOpen: closed === null && isStudent };
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={work.class}
            further={[
              { label: work.title, href: assignmentPath(work.id) },
              { label: `Claim ${claim.position} of ${work.claims.length}` },
            ]}
          />
          <h1>
            <WithMarks text={claim.assignedSentence} />
          </h1>
          <DueLine work={work} />
          {isShown && (
            <WorkSteps
              {...{ work, claim, current: place.step }}
              steps={isStudent ? steps : steps.map(({ name }) => ({ name, isDone: null }))}
              count={isStudent ? gradedCount(claim, missing) : null}
            />
          )}
        </>
      }
      aside={
        isStudent && (
          <>
            <AsideSection id="todo-title" title="Still to do here">
              {isShown ? (
                <Todo missing={missing} assignmentId={work.id} />
              ) : (
                <p className="text-aside">Nothing.</p>
              )}
            </AsideSection>
            <AsideSection id="rubric-title" title="Rubric">
              <RubricWeights criteria={work.workCriteria} />{" "}
              <a href={`${assignmentPath(work.id)}#rubric-title`} className="text-aside">
                Levels and what they mean
              </a>
            </AsideSection>
            <AsideSection id="names-title" title="Who can see my name">
              <p className="text-aside">{whoSees(work)}</p>
              {work.othersShown !== "NEVER" && (
                <p className="mt-2 text-aside">
                  <a href={othersPath(work.id, { claim: claim.id })}>What others did here</a>
                </p>
              )}
            </AsideSection>
          </>
        )
      }
      asideLabel="Your work on this claim"
    >
      <div className="mt-7 space-y-5">
        <DoneNotice
          done={done === "search" && choices.found === 0 ? "nothingFound" : done}
          words={DONE}
        />
        {isStudent && closed && <Notice outcome="kept" title={closed} />}
        <ClaimNow claim={claim} isForTeacher={!isStudent} />
      </div>
      {isShown && (
        <section aria-labelledby="step-title" className="mt-7">
          <h2 id="step-title">
            {place.step === "read" ? "Where it is asserted" : TITLES[place.step]}
          </h2>
          <div className="mt-4">
            <OpenStep {...part} {...{ place, ledger, choices }} />
          </div>
        </section>
      )}
      <Further
        {...{ work, claim, steps: isShown ? steps : [], current: place.step }}
        form={isShown ? formAt(part, place) : null}
        isMore={place.step === "grade" && hasMoreToGrade(claim, place.item)}
      />
    </PageFrame>
  );
}

function OpenStep({
  place: { step, item },
  ledger,
  choices,
  ...part
}: Part & { place: Place; ledger: Ledger; choices: ChoicesForWork }) {
  const isStudent = part.work.role === "STUDENT";
  const kind = ADDED_IN[step];
  if (step === "read")
    return part.claim.isOwn ? (
      <p className="max-w-measure">{IN_NO_DOCUMENT}</p>
    ) : (
      <AssertedAt occurrences={ledger.occurrences} />
    );
  if (step === "grade") return <GradeStep {...part} itemId={item} evidence={ledger.evidence} />;
  if (!isStudent) return <p>{TEACHERS_SEE[step]}</p>;
  if (kind) return <AdditionStep {...part} {...{ kind, nth: Number(item), choices }} />;
  return <VotePart {...part} />;
}

/** Whether the thing that is graded now is not the last of them. */
function hasMoreToGrade({ items }: WorkClaim, itemId: string | null): boolean {
  const at = items.findIndex(({ id }) => id === itemId);
  return Math.max(0, at) < items.length - 1;
}

/** How many of the things to grade are graded whole: "1 of 3". */
function gradedCount({ items }: WorkClaim, missing: ReturnType<typeof missingOf>): string | null {
  const open = missing.reduce(
    (sum, one) => (stepOf(one) === "grade" && "count" in one ? sum + one.count : sum),
    0,
  );
  return items.length > 0 ? `${items.length - open} of ${items.length}` : null;
}

const TITLES: Record<Exclude<StepName, "read">, string> = {
  ...{ grade: "Grade the evidence and the arguments", add: "Add evidence of your own" },
  ...{ answer: "Answer", notes: "Notes", vote: "Vote" },
};
const TEACHERS_SEE: Record<Exclude<StepName, "read" | "grade">, string> = {
  add: "Students add words of sources that support or contradict the claim.",
  answer:
    "Students answer what stands against the claim, or a piece of evidence, from other claims.",
  notes: "Students write notes on the claim, its evidence and its arguments.",
  vote: "Students place it on the scale of five steps or off it, with their reasons.",
};
const IN_NO_DOCUMENT =
  "In no document here: it was written for this class, and nobody else sees it.";
const DONE = {
  saved: "It is saved.",
  unread:
    "It is saved as you typed it. Something in it does not read yet: it is marked in the form.",
  search: "It is saved. What was found stands in the form.",
  nothingFound: "It is saved. Nothing on record has the words that you looked for.",
  ...{ takeAway: "It is taken away.", bringBack: "It is back." },
};

/** The next step, and at the end the next claim or handing in. */
function Further({
  work,
  claim,
  steps,
  current,
  form,
  isMore,
}: {
  work: WorkSheet;
  claim: WorkClaim;
  steps: readonly { name: StepName }[];
  current: StepName;
  /** The form that is open. */
  form: string | null;
  /** Something is left in the step that is open: what leads on from there stands above. */
  isMore: boolean;
}) {
  const at = steps.findIndex(({ name }) => name === current);
  const [back, next] = [steps[at - 1], steps[at + 1]];
  const claimAt = (position: number) => work.claims.find((one) => one.position === position);
  const [nextClaim, previousClaim] = [claimAt(claim.position + 1), claimAt(claim.position - 1)];
  const pathOf = (step: StepName) => workClaimPath(work.id, claim.id, { step });
  return (
    <nav aria-label="Further" className="mt-10 flex flex-wrap gap-3 border-t border-rule pt-6">
      {next ? (
        <GoOn look={isMore ? "plain" : "primary"} href={pathOf(next.name)} form={form}>
          {`Next step: ${stepWords[next.name]}`}
        </GoOn>
      ) : nextClaim ? (
        <GoOn look="primary" href={workClaimPath(work.id, nextClaim.id)} form={form}>
          Next claim
        </GoOn>
      ) : (
        <GoOn look="primary" href={assignmentPath(work.id)} form={form}>
          Overview and handing in
        </GoOn>
      )}
      {back ? (
        <ButtonLink href={pathOf(back.name)}>Back: {stepWords[back.name]}</ButtonLink>
      ) : (
        previousClaim && (
          <ButtonLink href={workClaimPath(work.id, previousClaim.id)}>Previous claim</ButtonLink>
        )
      )}
    </nav>
  );
}
