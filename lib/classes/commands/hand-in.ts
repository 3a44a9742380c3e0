import "server-only";
import { hotCommand } from "@/lib/access/command";
import type { Person } from "@/lib/access/viewer";
import type { SqlTransaction } from "@/lib/foundation/db";
import { conflict, notFound, question } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { OFF_SCALE, POSITIONS, valueOf, type VotePosition } from "@/lib/reviews/rules";
import { readWork, type Work, type WorkClaim } from "../queries/work";
import {
  appraisalPart,
  missingOf,
  readAppraisal,
  readVote,
  takingAt,
  votePart,
  wordingsOf,
  type VoteDraft,
} from "../rules/work";
import { handInInput } from "../schema/work";
import { workSubject } from "./subjects";

/**
 * Gives a student's work in as it is saved: votes and appraisals become records of the assignment's own audience, those of an
 * earlier time are superseded, and the hour is kept with the one at which it was due. Where something is missing it says what,
 * and asks whether it is to be handed in as it is.
 */
export const handIn = hotCommand({
  permission: "work.handIn",
  input: handInInput,
  subject: async ({ assignmentId }, { tx: { sql, send }, viewer }) => {
    send(LOCK_NAME, [`${assignmentId}/${viewer.actorId}`]);
    return workSubject(sql, viewer, assignmentId);
  },
  run: async ({ input, viewer, tx, now }) => {
    const person = viewer.require();
    const work = await readWork(tx.sql, person.actorId, input.assignmentId);
    if (!work) return notFound();
    const taking = takingAt(now, work, work.handIns.length > 0);
    if (taking === "NOT_YET") return conflict("This assignment is not open yet.");
    if (taking === "CLOSED")
      return conflict(
        work.handIns.length > 0
          ? "It was due meanwhile: what you handed in before stands, and everything that you saved stays as well."
          : "It was due, and late work is not taken. Everything that you saved stays.",
      );
    const { submissionId } = work;
    if (submissionId === null)
      return conflict("You have not begun: there is nothing to hand in yet.");
    const missing = missingOf(work);
    if (missing.length > 0 && input.asItIs !== "yes")
      return question("Something is missing. Finish it, or hand it in as it is.", { missing });

    const [{ ordinal } = { ordinal: 1 }] = await tx.sql<{ ordinal: number }>(NEXT, [submissionId]);
    tx.send(SUPERSEDE_VOTES, [work.audienceId, person.actorId, now]);
    tx.send(SUPERSEDE_APPRAISALS, [submissionId, now]);
    const votes = work.tasks.includes("VOTE") ? keepVotes(tx, work, person, now) : 0;
    const grades = work.tasks.includes("GRADE_ARGUMENTS")
      ? keepAppraisals(tx, { ...work, submissionId }, person, now)
      : 0;
    tx.send(HAND_IN, [submissionId, ordinal, now, work.dueAt]);
    return {
      result: { assignmentId: work.id, isLate: now > work.dueAt },
      audit: {
        ...{ subjectKind: "submission", subjectId: submissionId, audienceId: work.audienceId },
        after: { ordinal, votes, grades, dueAt: work.dueAt.toISOString() },
      },
    };
  },
});

/** How many votes there are now. One without a position or a confidence is none. */
function keepVotes(tx: SqlTransaction, work: Work, person: Person, now: Date): number {
  const cast = work.claims.flatMap((claim) => {
    const vote = readVote(wordingsOf(work.saved, votePart(claim.id))[0]);
    return vote?.choice && vote.confidence ? [{ claim, vote, choice: vote.choice }] : [];
  });
  for (const { claim, vote, choice } of cast)
    tx.send(INSERT_VOTE, [
      ...[claim.id, work.audienceId, claim.assignedRevisionId, vote.seenHash],
      ...[positionIn(choice), offScaleIn(choice), vote.confidence, vote.rationale || null],
      ...[person.bylineId, person.actorId, now],
    ]);
  return cast.length;
}

/** How many appraisals there are now: one for each item and criterion with a level, each with the reason given for the item. */
function keepAppraisals(
  tx: SqlTransaction,
  work: Work & { submissionId: string },
  { bylineId, actorId }: Person,
  now: Date,
): number {
  const given = work.claims.flatMap((claim) => itemsSaved(work, claim));
  for (const { claimId, itemId, levelIds, reason } of given)
    tx.send(INSERT_APPRAISALS, [
      ...[claimId, itemId, work.audienceId, work.submissionId, levelIds, reason || null],
      ...[bylineId, actorId, now],
    ]);
  return given.reduce((sum, { levelIds }) => sum + levelIds.length, 0);
}

// Also of what left the ledger since: the student graded it while it stood there.
function itemsSaved({ saved, criteria }: Work, { id: claimId }: WorkClaim) {
  const prefix = appraisalPart(claimId, "");
  const parts = new Set(saved.map(({ part }) => part).filter((part) => part.startsWith(prefix)));
  return [...parts].flatMap((part) => {
    const draft = readAppraisal(wordingsOf(saved, part)[0]);
    // One level by each criterion, whatever was sent.
    const levelIds = criteria.flatMap(({ levels }) =>
      levels.filter(({ id }) => draft?.levelIds.includes(id)).slice(0, 1),
    );
    const itemId = part.slice(prefix.length);
    const ids = levelIds.map(({ id }) => id);
    return draft && ids.length > 0
      ? [{ claimId, itemId, levelIds: ids, reason: draft.reason }]
      : [];
  });
}

type Choice = NonNullable<VoteDraft["choice"]>;
const isPosition = (choice: Choice): choice is VotePosition =>
  (POSITIONS as readonly string[]).includes(choice);
const positionIn = (choice: Choice) => (isPosition(choice) ? valueOf(choice) : null);
const offScaleIn = (choice: Choice) => OFF_SCALE.find((one) => one === choice) ?? null;

const NEXT = {
  name: "classes_next_hand_in",
  text: `SELECT coalesce(max(ordinal), 0) + 1 AS ordinal FROM hand_ins WHERE submission_id = $1`,
};
const SUPERSEDE_VOTES = {
  name: "classes_supersede_votes",
  text: `UPDATE votes SET superseded_at = $3
         WHERE audience_id = $1 AND actor_id = $2 AND kind = 'POSTERIOR' AND superseded_at IS NULL`,
};
const SUPERSEDE_APPRAISALS = {
  name: "classes_supersede_appraisals",
  text: `UPDATE appraisals SET superseded_at = $2 WHERE submission_id = $1 AND superseded_at IS NULL`,
};
const INSERT_VOTE = {
  name: "classes_insert_vote",
  text: `INSERT INTO votes (claim_id, audience_id, kind, claim_revision_id, seen_hash, position, off_scale, confidence,
           rationale, is_on_own_proposal, byline_id, actor_id, cast_at)
         SELECT c.id, $2, 'POSTERIOR', $3, $4, $5, $6, $7, $8, c.actor_id = $10, $9, $10, $11 FROM claims c WHERE c.id = $1`,
};
const INSERT_APPRAISALS = {
  name: "classes_insert_appraisals",
  text: `INSERT INTO appraisals (claim_id, evidence_id, argument_id, audience_id, submission_id, criterion_id, level_id,
           reason, byline_id, actor_id, appraised_at)
         SELECT $1, e.id, a.id, $3, $4, l.criterion_id, l.id, $6, $7, $8, $9
         FROM levels l LEFT JOIN evidence e ON e.claim_id = $1 AND e.id = $2
         LEFT JOIN arguments a ON a.claim_id = $1 AND a.id = $2
         WHERE l.id = ANY($5::uuid[])`,
};
const HAND_IN = {
  name: "classes_hand_in",
  text: `INSERT INTO hand_ins (submission_id, ordinal, at, due_at) VALUES ($1, $2, $3, $4)`,
};
