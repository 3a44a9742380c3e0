import { WithMarks } from "@/components/moderation/with-marks";
import { confidenceWords, positionWords } from "@/components/reviews/words";
import { EmptyState } from "@/components/ui/empty-state";
import type { AppraisedItem, HandedInVote, WorkOnClaim } from "@/lib/classes/queries/work-on-claim";
import { recordAnchor, recordRef } from "@/lib/classes/rules/records";
import { AddedWork } from "./added-work";
import { CiteButton } from "./cite-button";
import { ClaimNow } from "./claim-now";
import { recordLabel } from "./work-records";

/**
 * What a student handed in, claim by claim: their vote, what they said of evidence and arguments, and what they added.
 *
 * @param citedBy the form in which records can be named for a criterion; null where there is none
 */
export function StudentWork({
  claims,
  citedBy = null,
  isForTeacher = false,
}: {
  claims: readonly WorkOnClaim[];
  citedBy?: string | null;
  isForTeacher?: boolean;
}) {
  if (claims.length === 0)
    return (
      <EmptyState>
        Nothing is handed in yet. What is under way is the student’s alone until then.
      </EmptyState>
    );
  return (
    <ol className="space-y-8">
      {claims.map((claim, at) => (
        <li key={claim.claimId} id={`claim-${claim.claimId}`} className="scroll-mt-4">
          <p className="meta">
            Claim {at + 1} of {claims.length}
          </p>
          <h3 className="font-serif text-body">
            {claim.now.isOwn ? (
              <WithMarks text={claim.sentence} />
            ) : (
              <a href={`/claims/${claim.claimId}`}>
                <WithMarks text={claim.sentence} />
              </a>
            )}
          </h3>
          <ClaimNow claim={claim.now} isForTeacher={isForTeacher} />
          <WorkOnOneClaim work={claim} place={at + 1} citedBy={citedBy} />
        </li>
      ))}
    </ol>
  );
}

/** The same on one claim, without the claim. */
export function WorkOnOneClaim({
  work: { claimId, vote, appraised, added },
  place,
  citedBy,
}: {
  work: WorkOnClaim;
  /** Of the claim in its assignment, counted from 1. */
  place: number;
  citedBy: string | null;
}) {
  const cite = (name: Cited) => citedBy && <CiteOne name={name} place={place} form={citedBy} />;
  return (
    <>
      {vote ? (
        <div id={anchorOf("vote", claimId, vote.id)} className="mt-3 scroll-mt-4 target:bg-wash">
          <Vote vote={vote} />
          {cite({ kind: "vote", claimId, id: vote.id, words: vote.rationale })}
        </div>
      ) : (
        <p className="meta mt-3">No vote was cast.</p>
      )}
      {appraised.length === 0 ? (
        <p className="meta mt-3">No evidence and no argument was graded.</p>
      ) : (
        <ul className="mt-4 space-y-5">
          {appraised.map((item) => (
            <li
              key={item.id}
              id={anchorOf("appraisal", claimId, item.id)}
              className="scroll-mt-4 border-l-2 target:bg-wash border-rule pl-4"
            >
              <Appraised item={item} />
              {cite({ kind: "appraisal", claimId, id: item.id, words: item.text })}
            </li>
          ))}
        </ul>
      )}
      {added.length > 0 && (
        <ul className="mt-4 space-y-5">
          {added.map((item) => (
            <li
              key={`${item.kind}/${item.id}`}
              id={anchorOf(item.kind, claimId, item.id)}
              className="scroll-mt-4 border-l-2 target:bg-wash border-rule pl-4"
            >
              <AddedWork item={item} />
              {cite({ kind: item.kind, claimId, id: item.id, words: item.words })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type Cited = Parameters<typeof recordRef>[0] & { words: string | null };

const anchorOf = (kind: Cited["kind"], claimId: string, id: string) =>
  recordAnchor(recordRef({ kind, claimId, id }));

function CiteOne({ name, place, form }: { name: Cited; place: number; form: string }) {
  const label = recordLabel(name.kind, place, name.words);
  return (
    <p className="no-print">
      <CiteButton form={form} record={recordRef(name)} label={label} />
    </p>
  );
}

function Vote({ vote: { choice, confidence, rationale: why } }: { vote: HandedInVote }) {
  return (
    <>
      <p>
        Voted <b>{positionWords[choice]}</b>
        <span className="meta">, {confidenceWords[confidence]}</span>
      </p>
      {why && (
        <p className="max-w-measure whitespace-pre-line">
          <WithMarks text={why} />
        </p>
      )}
    </>
  );
}

function Appraised({ item: { kind, text, appraisals } }: { item: AppraisedItem }) {
  return (
    <>
      <p className="meta">{kind === "evidence" ? "Evidence" : "Argument"}, graded</p>
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
      {reasonsIn(appraisals).map(({ why, quote }) => (
        <div key={why} className="mt-2 max-w-measure">
          {quote && (
            <p className="meta">
              On the words “<WithMarks text={quote} />
              ”:
            </p>
          )}
          <p className="whitespace-pre-line">
            <WithMarks text={why} />
          </p>
        </div>
      ))}
    </>
  );
}

/** A reason is given once for a thing, and stands with each criterion. */
function reasonsIn(appraisals: AppraisedItem["appraisals"]) {
  const all = appraisals.flatMap(({ reason, quote }) => (reason ? [{ why: reason, quote }] : []));
  return all.filter(({ why }, at) => all.findIndex((one) => one.why === why) === at);
}
