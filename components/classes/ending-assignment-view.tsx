import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { confidenceWords, positionWords } from "@/components/reviews/words";
import { EmptyState } from "@/components/ui/empty-state";
import type { EndingAssignment } from "@/lib/classes/queries/ending";
import { gradePath, gridPath } from "@/lib/classes/rules/paths";
import type { ClassArchive } from "@/lib/classes/schema/archive";
import { positionOf, type PositionValue } from "@/lib/reviews/rules";
import { ClassTrail } from "./class-trail";
import { EndingNotice } from "./ending-notice";

type Work = ClassArchive["work"][number];

/** An assignment of a class that is to be deleted: what somebody handed in for it, to be read once more. */
export function EndingAssignmentView({
  ending,
  own,
}: {
  ending: EndingAssignment;
  /** What the viewer did in the class. */
  own: ClassArchive | null;
}) {
  const { assignmentId, title, classId, className, timeZone, isStudent } = ending;
  const work = own?.work.filter((each) => each.assignmentId === assignmentId) ?? [];
  const told = { id: classId, timeZone, askedAt: ending.deletionAskedAt, reason: null };
  return (
    <PageFrame
      head={
        <>
          <ClassTrail of={{ id: classId, name: className }} further={[{ label: title }]} />
          <h1>{title}</h1>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <EndingNotice
          ending={{ ...told, role: isStudent ? "STUDENT" : "ASSISTANT" }}
          outcome={null}
        />
        <p>
          {isStudent ? (
            <a href={gradePath(assignmentId)}>Your grade</a>
          ) : (
            <a href={gridPath(assignmentId)}>Work and grades</a>
          )}
        </p>
      </div>
      {isStudent && (
        <Section id="work-title" title="What you handed in">
          {work.some(({ handIns }) => handIns.length > 0) ? (
            work.map((each) => <Handed key={each.id} work={each} own={own!} />)
          ) : (
            <EmptyState>
              You did not hand anything in. What you saved stands in the file of your own work.
            </EmptyState>
          )}
        </Section>
      )}
    </PageFrame>
  );
}

function Handed({ work, own }: { work: Work; own: ClassArchive }) {
  const assignment = own.assignments.find(({ id }) => id === work.assignmentId);
  return (
    <ol className="space-y-8">
      {assignment?.claims.map(({ claimId, sentence }) => (
        <li key={claimId}>
          <h3 className="font-serif text-body">
            <WithMarks text={sentence} />
          </h3>
          <Votes votes={work.votes.filter((vote) => vote.claimId === claimId)} />
          <Grades work={work} own={own} claimId={claimId} />
          <Added own={own} work={work} claimId={claimId} />
        </li>
      ))}
    </ol>
  );
}

function Votes({ votes }: { votes: Work["votes"] }) {
  return votes
    .filter(({ supersededAt, withdrawnAt }) => !supersededAt && !withdrawnAt)
    .map(({ id, position, offScale, confidence, rationale }) => (
      <div key={id} className="mt-3">
        <p>
          Voted <b>{positionWords[offScale ?? positionOf(position as PositionValue)]}</b>
          <span className="meta">, {confidenceWords[confidence]}</span>
        </p>
        {rationale && (
          <p className="max-w-measure whitespace-pre-line">
            <WithMarks text={rationale} />
          </p>
        )}
      </div>
    ));
}

function Grades({ work, own, claimId }: { work: Work; own: ClassArchive; claimId: string }) {
  const criteria = own.rubrics
    .flatMap(({ versions }) => versions)
    .flatMap((version) => version.criteria);
  const given = work.appraisals.filter((each) => each.claimId === claimId && !each.supersededAt);
  if (given.length === 0) return null;
  return (
    <ul className="mt-4 space-y-2">
      {given.map(({ id, evidenceId, criterionId, levelId, reason }) => {
        const criterion = criteria.find((each) => each.id === criterionId);
        const level = criterion?.levels.find((each) => each.id === levelId);
        return (
          <li key={id} className="border-l-2 border-rule pl-4">
            <p className="meta">{evidenceId ? "Evidence" : "Argument"}</p>
            <p>
              {criterion?.title}: <b>{level?.label}</b>
            </p>
            {reason && (
              <p className="max-w-measure">
                <WithMarks text={reason} />
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Added({ work, own, claimId }: { work: Work; own: ClassArchive; claimId: string }) {
  const added = work.additions.filter((each) => each.claimId === claimId);
  const rows = own.ledger
    .filter(isAddition)
    .filter((row) =>
      added.some(({ evidenceId, argumentId, annotationId }) =>
        [evidenceId, argumentId, annotationId].includes(row.id),
      ),
    );
  return rows.map((row) => (
    <blockquote key={row.id} className="mt-4 max-w-measure border-l-2 border-rule pl-4">
      <p className="meta">{ADDED[row.kind]}</p>
      <p className="whitespace-pre-line">
        <WithMarks text={newestWords(row)} />
      </p>
    </blockquote>
  ));
}

type LedgerRow = ClassArchive["ledger"][number];
type Addition = Extract<LedgerRow, { kind: keyof typeof ADDED }>;
const ADDED = {
  evidence: "Evidence that you added",
  argument: "An argument that you added",
  annotation: "A note that you wrote",
};

const isAddition = (row: LedgerRow): row is Addition => row.kind in ADDED;

function newestWords(row: Addition): string {
  if (row.kind === "evidence") return row.revisions.at(-1)?.excerpt ?? "";
  if (row.kind === "argument") return row.revisions.at(-1)?.wording ?? "";
  return row.revisions.at(-1)?.body ?? "";
}
