import { WithMarks } from "@/components/moderation/with-marks";
import { confidenceWords, positionWords } from "@/components/reviews/words";
import { EmptyState } from "@/components/ui/empty-state";
import { ClaimNow } from "./claim-now";
import type { WorkOnClaim } from "@/lib/classes/queries/grading-sheet";

/** What a student handed in, claim by claim: their vote, and what they said of evidence and arguments. */
export function StudentWork({ claims }: { claims: readonly WorkOnClaim[] }) {
  if (claims.length === 0)
    return (
      <EmptyState>
        Nothing is handed in yet. What is under way is the student’s alone until then.
      </EmptyState>
    );
  return (
    <ol className="space-y-8">
      {claims.map((claim) => (
        <li key={claim.claimId}>
          <h3 className="font-serif text-body">
            {claim.now.isOwn ? (
              <WithMarks text={claim.sentence} />
            ) : (
              <a href={`/claims/${claim.claimId}`}>
                <WithMarks text={claim.sentence} />
              </a>
            )}
          </h3>
          <ClaimNow claim={claim.now} isForTeacher />
          <Vote vote={claim.vote} />
          {claim.appraised.length === 0 ? (
            <p className="meta mt-3">No evidence and no argument was graded.</p>
          ) : (
            <Appraised items={claim.appraised} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Vote({ vote }: { vote: WorkOnClaim["vote"] }) {
  if (!vote) return <p className="meta mt-3">No vote was cast.</p>;
  return (
    <div className="mt-3">
      <p>
        Voted <b>{positionWords[vote.choice]}</b>
        <span className="meta">, {confidenceWords[vote.confidence]}</span>
      </p>
      {vote.rationale && (
        <p className="max-w-measure whitespace-pre-line">
          <WithMarks text={vote.rationale} />
        </p>
      )}
    </div>
  );
}

function Appraised({ items }: { items: WorkOnClaim["appraised"] }) {
  return (
    <ul className="mt-4 space-y-5">
      {items.map(({ kind, text, appraisals }) => (
        <li key={text} className="border-l-2 border-rule pl-4">
          <p className="meta">{kind === "evidence" ? "Evidence" : "Argument"}</p>
          <blockquote className="max-w-measure">
            <WithMarks text={text} />
          </blockquote>
          <ul className="mt-2 font-sans text-aside">
            {appraisals.map(({ criterion, level }) => (
              <li key={criterion}>
                {criterion}: <b>{level}</b>
              </li>
            ))}
          </ul>
          {reasonsIn(appraisals).map((why) => (
            <p key={why} className="mt-2 max-w-measure whitespace-pre-line">
              <WithMarks text={why} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** A reason is given once for a thing, and stands with each criterion. */
const reasonsIn = (appraisals: WorkOnClaim["appraised"][number]["appraisals"]): string[] => [
  ...new Set(appraisals.flatMap(({ reason }) => reason ?? [])),
];
