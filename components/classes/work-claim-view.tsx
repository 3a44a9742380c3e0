import { AssertedAt, type OccurrenceView } from "@/components/claims/asserted-at";
import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection, Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { ButtonLink } from "@/components/ui/button";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { WordDiff } from "@/components/ui/word-diff";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import type { WorkClaim, WorkSheet } from "@/lib/classes/queries/work";
import { assignmentPath, workClaimPath } from "@/lib/classes/rules/paths";
import { missingOf, takingAt } from "@/lib/classes/rules/work";
import { ItemToGrade, type EvidenceDetails } from "./item-to-grade";
import { RubricText } from "./rubric-text";
import { ClassTrail } from "./class-trail";
import { DueLine } from "./due-line";
import { Todo } from "./work-overview-view";
import { VotePart } from "./work-part";
import { closedWords, whoSees } from "./work-words";

/** One claim of an assignment: where it stands, grading what bears on it, and voting. Teachers see it without the forms. */
export function WorkClaimView({
  work,
  claim,
  ledger,
  outcome,
  done,
}: {
  work: WorkSheet;
  claim: WorkClaim;
  /** What the public record says of it. */
  ledger: { occurrences: readonly OccurrenceView[]; evidence: readonly EvidenceDetails[] };
  outcome: FormState;
  done: string | undefined;
}) {
  const isStudent = work.role === "STUDENT";
  const isHandedIn = work.handIns.length > 0;
  const taking = takingAt(work.now, work, isHandedIn);
  const closed = closedWords(taking, {
    ...{ opensAt: work.opensAt, timeZone: work.class.timeZone, isHandedIn },
  });
  const isShown = claim.isOpen && (taking !== "NOT_YET" || !isStudent);
  const part = { work, claim, outcome, isOpen: closed === null };
  const missing = missingOf(work).filter(({ claimId }) => claimId === claim.id);
  const [grades, votes] = [work.tasks.includes("GRADE_ARGUMENTS"), work.tasks.includes("VOTE")];
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
        </>
      }
      aside={
        isStudent && (
          <>
            <AsideSection id="todo-title" title="Still to do here">
              {isShown ? <Todo missing={missing} /> : <p className="text-aside">Nothing.</p>}
            </AsideSection>
            <AsideSection id="names-title" title="Who can see my name">
              <p className="text-aside">{whoSees(work.readers)}</p>
            </AsideSection>
          </>
        )
      }
      asideLabel="Your work on this claim"
    >
      <div className="mt-7 space-y-5">
        <DoneNotice done={done} words={{ saved: "It is saved." }} />
        {isStudent && closed && <Notice outcome="kept" title={closed} />}
        <Changed claim={claim} />
      </div>
      {isShown && (
        <>
          <Section id="read-title" title="Where it is asserted">
            <AssertedAt occurrences={ledger.occurrences} />
          </Section>
          {grades && (
            <Section id="grade-title" title="Grade the evidence and the arguments">
              {!isStudent && (
                <div className="mb-7">
                  <RubricText criteria={work.criteria} />
                </div>
              )}
              <Items {...part} evidence={ledger.evidence} />
            </Section>
          )}
          {votes && (
            <Section id="vote-title" title="Vote">
              {isStudent ? (
                <VotePart {...part} />
              ) : (
                <p>Students place it on the scale of five steps or off it, with their reasons.</p>
              )}
            </Section>
          )}
        </>
      )}
      <Steps work={work} claim={claim} />
    </PageFrame>
  );
}

function Items({
  evidence,
  ...part
}: Parameters<typeof VotePart>[0] & { evidence: readonly EvidenceDetails[] }) {
  const { items } = part.claim;
  if (items.length === 0)
    return (
      <EmptyState>No evidence and no argument is on record: there is nothing to grade.</EmptyState>
    );
  return (
    <ol className="space-y-9">
      {items.map((item, at) => (
        <ItemToGrade
          key={item.id}
          {...part}
          item={item}
          place={`${at + 1} of ${items.length}`}
          details={evidence.find(({ id }) => id === item.id) ?? null}
        />
      ))}
    </ol>
  );
}

/** What became of the claim since it was assigned; nothing of it changes the work. */
function Changed({ claim }: { claim: WorkClaim }) {
  const { assignedSentence, sentence } = claim;
  if (!claim.isOpen)
    return (
      <Notice
        outcome="kept"
        title={
          claim.mergedIntoId === null
            ? "This claim was taken out of the public record since it was assigned"
            : "This claim was merged into another since it was assigned"
        }
      >
        <p>
          Nothing more is asked of it. What you saved stays, and is part of what you hand in.{" "}
          <a href={claimPath(claim)}>What became of it</a>
        </p>
      </Notice>
    );
  if (claim.revisionId === claim.assignedRevisionId || sentence === null) return null;
  return (
    <Notice outcome="kept" title="This claim was reworded since it was assigned">
      <p>
        <WordDiff before={assignedSentence} after={sentence} />
      </p>
      <p>You go on judging it as it was assigned.</p>
    </Notice>
  );
}

function Steps({ work, claim }: { work: WorkSheet; claim: WorkClaim }) {
  const next = work.claims.find(({ position }) => position === claim.position + 1);
  const previous = work.claims.find(({ position }) => position === claim.position - 1);
  const pathOf = ({ id }: { id: string }) => workClaimPath(work.id, id);
  return (
    <nav aria-label="Claims of this assignment" className="mt-10 flex flex-wrap gap-3">
      {previous && <ButtonLink href={pathOf(previous)}>Previous claim</ButtonLink>}
      {next ? (
        <ButtonLink look="primary" href={pathOf(next)}>
          Next claim
        </ButtonLink>
      ) : (
        <ButtonLink look="primary" href={assignmentPath(work.id)}>
          Overview and handing in
        </ButtonLink>
      )}
    </nav>
  );
}
