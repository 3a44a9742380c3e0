import "server-only";
import type { SqlTransaction } from "@/lib/foundation/db";
import { OFF_SCALE, POSITIONS, valueOf, type VotePosition } from "@/lib/reviews/rules";
import type { WorkToHandIn } from "../queries/work";
import { wordingsOf } from "../rules/saved";
import { appraisalPart, readAppraisal, readVote, votePart, type VoteDraft } from "../rules/work";

/** Who hands in what, and when. */
export type Handing = {
  work: WorkToHandIn & { submissionId: string };
  actorId: string;
  bylineId: string;
  now: Date;
};

/**
 * Turns what is saved of votes into votes, all by one statement; those of an earlier hand-in are superseded. One without a
 * position or a confidence is none. Returns how many there are now.
 */
export function keepVotes(tx: SqlTransaction, { work, actorId, bylineId, now }: Handing): number {
  const claims = work.tasks.includes("VOTE") ? work.claims : [];
  const cast = claims.flatMap((claim) => {
    const vote = readVote(wordingsOf(work.saved, votePart(claim.id))[0]);
    if (!vote?.choice || !vote.confidence) return [];
    return {
      ...{ claim_id: claim.id, claim_revision_id: claim.assignedRevisionId },
      ...{ seen_hash: vote.seenHash, confidence: vote.confidence },
      ...{ position: positionIn(vote.choice), off_scale: offScaleIn(vote.choice) },
      rationale: (!vote.unread?.rationale && vote.rationale) || null,
    };
  });
  tx.send(SUPERSEDE_VOTES, [work.audienceId, actorId, now]);
  if (cast.length > 0)
    tx.send(INSERT_VOTES, [JSON.stringify(cast), work.audienceId, bylineId, actorId, now]);
  return cast.length;
}

/**
 * Turns what is saved of grades into appraisals, all by one statement: one for each item and criterion with a level, each
 * with the reason given for the item and the words that it points at. Returns how many there are now.
 */
export function keepAppraisals(
  tx: SqlTransaction,
  { work, actorId, bylineId, now }: Handing,
): number {
  const claims = work.tasks.includes("GRADE_ARGUMENTS") ? work.claims : [];
  const given = claims.flatMap(({ id }) => gradesSaved(work, id));
  tx.send(SUPERSEDE_APPRAISALS, [work.submissionId, now]);
  if (given.length > 0)
    tx.send(INSERT_APPRAISALS, [
      ...[JSON.stringify(given), work.audienceId, work.submissionId],
      ...[bylineId, actorId, now],
    ]);
  return given.length;
}

// Also of what left the ledger since: the student graded it while it stood there.
function gradesSaved({ saved, criteria }: WorkToHandIn, claimId: string) {
  const prefix = appraisalPart(claimId, "");
  const parts = new Set(saved.map(({ part }) => part).filter((part) => part.startsWith(prefix)));
  return [...parts].flatMap((part) => {
    const draft = readAppraisal(wordingsOf(saved, part)[0]);
    if (!draft) return [];
    // One level by each criterion, whatever was sent.
    const levels = criteria.flatMap((criterion) =>
      criterion.levels.filter(({ id }) => draft.levelIds.includes(id)).slice(0, 1),
    );
    const item = { claim_id: claimId, item_id: part.slice(prefix.length) };
    // What does not read is no part of what is handed in as it is.
    const read = (name: "reason" | "quote") => (!draft.unread?.[name] && draft[name]) || null;
    const why = { reason: read("reason"), quote: read("quote") };
    return levels.map(({ id }) => ({ ...item, ...why, level_id: id }));
  });
}

type Choice = NonNullable<VoteDraft["choice"]>;
const isPosition = (choice: Choice): choice is VotePosition =>
  (POSITIONS as readonly string[]).includes(choice);
const positionIn = (choice: Choice) => (isPosition(choice) ? valueOf(choice) : null);
const offScaleIn = (choice: Choice) => OFF_SCALE.find((one) => one === choice) ?? null;

const SUPERSEDE_VOTES = {
  name: "classes_supersede_votes",
  text: `UPDATE votes SET superseded_at = $3
         WHERE audience_id = $1 AND actor_id = $2 AND kind = 'POSTERIOR' AND superseded_at IS NULL`,
};
const INSERT_VOTES = {
  name: "classes_insert_votes",
  text: `INSERT INTO votes (claim_id, audience_id, kind, claim_revision_id, seen_hash, position, off_scale, confidence,
           rationale, is_on_own_proposal, byline_id, actor_id, cast_at)
         SELECT c.id, $2, 'POSTERIOR', v.claim_revision_id, v.seen_hash, v.position, v.off_scale, v.confidence, v.rationale,
           c.actor_id = $4, $3, $4, $5
         FROM jsonb_to_recordset($1::jsonb) v (claim_id text, claim_revision_id uuid, seen_hash text, position smallint,
           off_scale "OffScale", confidence "Confidence", rationale text) JOIN claims c ON c.id = v.claim_id`,
};
const SUPERSEDE_APPRAISALS = {
  name: "classes_supersede_appraisals",
  text: `UPDATE appraisals SET superseded_at = $2 WHERE submission_id = $1 AND superseded_at IS NULL`,
};
const INSERT_APPRAISALS = {
  name: "classes_insert_appraisals",
  text: `INSERT INTO appraisals (claim_id, evidence_id, argument_id, audience_id, submission_id, criterion_id, level_id,
           reason, quote, byline_id, actor_id, appraised_at)
         SELECT g.claim_id, e.id, a.id, $2, $3, l.criterion_id, l.id, g.reason, g.quote, $4, $5, $6
         FROM jsonb_to_recordset($1::jsonb) g (claim_id text, item_id text, level_id uuid, reason text, quote text)
         JOIN levels l ON l.id = g.level_id
         LEFT JOIN evidence e ON e.claim_id = g.claim_id AND e.id = g.item_id
         LEFT JOIN arguments a ON a.claim_id = g.claim_id AND a.id = g.item_id`,
};
