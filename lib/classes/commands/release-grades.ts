import "server-only";
import { hotCommand, type Change } from "@/lib/access/command";
import type { Sql } from "@/lib/foundation/db";
import { conflict, forbidden, invalidField, notFound, type Failure } from "@/lib/foundation/errors";
import { recallGradeInput, releaseGradesInput } from "../schema/grading";
import { IS_OUTDATED } from "../queries/work-rows";
import { assignmentSubject } from "./subjects";

/**
 * Shows grades to their students: of all who have one, or of those who are named. Whoever has none yet, has theirs already, or
 * handed in again since it was given is left as they are; nobody releases a grade of their own.
 */
export const releaseGrades = hotCommand({
  permission: "grade.release",
  input: releaseGradesInput,
  subject: ({ assignmentId }, { tx, viewer }) => assignmentSubject(tx.sql, viewer, assignmentId),
  run: async ({ input: { assignmentId, of, submissionIds }, viewer, tx: { sql }, now }) => {
    if (of !== "all" && submissionIds.length === 0)
      return invalidField("submissionIds", "Tick at least one student.");
    const asked = of === "all" ? null : submissionIds;
    const { actorId } = viewer.require();
    const released = await releaseGraded(sql, { assignmentId, asked, actorId, now });
    const [first] = released;
    if (!first)
      return conflict(
        "There is nothing to release: who has a grade among these has it already, or handed in again since it was given.",
      );
    return {
      result: { assignmentId, of, count: released.length, submissionId: first.submissionId },
      audit: {
        subjectKind: "assignment",
        subjectId: assignmentId,
        audienceId: first.audienceId,
        after: { released: released.map(({ submissionId }) => submissionId) },
      },
    };
  },
});

/**
 * Releases what is graded and not released yet: all of it where `asked` is null. Whoever asks has asked the law before. Waits
 * for students who hand in at this moment: a grade of what they had handed in before is none to release.
 */
export async function releaseGraded(
  sql: Sql,
  { assignmentId, asked, actorId, now }: Releasing,
): Promise<Released[]> {
  // What is taken back at this moment is released to nobody.
  if ((await sql(HOLD_ASSIGNMENT, [assignmentId])).length === 0) return [];
  await sql(HOLD_WORK, [assignmentId, asked]);
  return sql<Released>(RELEASE, [assignmentId, asked, actorId, now]);
}

type Releasing = {
  assignmentId: string;
  asked: readonly string[] | null;
  actorId: string;
  now: Date;
};
type Released = { submissionId: string; audienceId: string };

/**
 * Takes a release back, as long as its student has not looked: that of one grade, or every one of the assignment at which
 * nobody has looked yet. Where work is masked the release had told whose it is: that is written down for the student as an
 * unmasking, and the name stays.
 */
export const recallGrade = hotCommand({
  permission: "grade.recall",
  input: recallGradeInput,
  subject: ({ assignmentId }, { tx, viewer }) => assignmentSubject(tx.sql, viewer, assignmentId),
  run: ({ input, viewer, tx: { sql }, now }) => {
    const by = { actorId: viewer.require().actorId, now };
    return "of" in input ? recallUnseen(sql, input.assignmentId, by) : recallOne(sql, input, by);
  },
});

type By = { actorId: string; now: Date };
/** Whose grade it was; null where it was all of the assignment. */
type Recalled = { assignmentId: string; submissionId: string | null };

async function recallOne(
  sql: Sql,
  { assignmentId, submissionId }: { assignmentId: string; submissionId: string },
  by: By,
): Promise<Change<Recalled> | Failure> {
  // Waits for a student who is looking at this moment, and for whoever recalls it as well.
  const [release] = await sql<Held>(HOLD, [submissionId, assignmentId]);
  if (!release) return notFound();
  if (!release.releaseId) return conflict("This grade is not released.");
  if (release.seenAt)
    return conflict("The student has looked at this grade, so it stays released.");
  if (release.studentActorId === by.actorId) return forbidden("This is your own work.");
  await sql(RECALL, [release.releaseId, by.now]);
  const told = await unmask(sql, [submissionId], by);
  return {
    result: { assignmentId, submissionId },
    audit: {
      subjectKind: "submission",
      subjectId: submissionId,
      audienceId: release.audienceId,
      before: { isReleased: true },
      after: { isReleased: false, ...(told.length > 0 && { isMasked: false }) },
    },
  };
}

async function recallUnseen(
  sql: Sql,
  assignmentId: string,
  by: By,
): Promise<Change<Recalled> | Failure> {
  const recalled = await sql<Released>(RECALL_UNSEEN, [assignmentId, by.actorId, by.now]);
  const [first] = recalled;
  if (!first) return conflict("There is nothing to take back: what is released has been opened.");
  const ids = recalled.map(({ submissionId }) => submissionId);
  const told = await unmask(sql, ids, by);
  return {
    result: { assignmentId, submissionId: null },
    audit: {
      subjectKind: "assignment",
      subjectId: assignmentId,
      audienceId: first.audienceId,
      after: { recalled: ids, unmasked: told.map(({ submissionId }) => submissionId) },
    },
  };
}

/** Writes down whom a release had named, of those who were masked. */
const unmask = (sql: Sql, submissionIds: readonly string[], { actorId, now }: By) =>
  sql<{ submissionId: string }>(UNMASK_RECALLED, [submissionIds, actorId, RELEASE_TOLD, now]);

/** What a student reads beside who recalled their grade. */
const RELEASE_TOLD = "The grade was released for a time, which showed the name.";

type Held = {
  releaseId: string | null;
  seenAt: Date | null;
  audienceId: string;
  studentActorId: string;
};

const HOLD_ASSIGNMENT = {
  name: "classes_hold_assignment_to_release",
  text: "SELECT 1 FROM assignments WHERE id = $1 AND withdrawn_at IS NULL FOR SHARE",
};
// By the names under which students save and hand in, always in the same order.
const HOLD_WORK = {
  name: "classes_hold_work_to_release",
  text: `SELECT pg_advisory_xact_lock(hashtextextended(held.name, 0))
         FROM (SELECT s.assignment_id || '/' || s.actor_id AS name FROM submissions s
               WHERE s.assignment_id = $1 AND ($2::uuid[] IS NULL OR s.id = ANY($2::uuid[])) ORDER BY s.id) held`,
};
const RELEASE = {
  name: "classes_release_grades",
  text: `WITH released AS (
           INSERT INTO releases (assignment_id, submission_id, released_by_actor_id, released_at)
           SELECT s.assignment_id, s.id, $3, $4 FROM submissions s
           JOIN LATERAL (SELECT max(n.ordinal) AS ordinal FROM hand_ins n WHERE n.submission_id = s.id) h ON true
           JOIN LATERAL (SELECT coalesce(n.override, n.computed) AS grade, n.hand_in FROM grade_events n
                         WHERE n.submission_id = s.id ORDER BY n.id DESC LIMIT 1) g ON g.grade IS NOT NULL AND NOT ${IS_OUTDATED}
           WHERE s.assignment_id = $1 AND s.actor_id <> $3 AND ($2::uuid[] IS NULL OR s.id = ANY($2::uuid[]))
             AND NOT EXISTS (SELECT 1 FROM releases r WHERE r.submission_id = s.id AND r.recalled_at IS NULL)
           ON CONFLICT DO NOTHING RETURNING assignment_id, submission_id)
         SELECT r.submission_id AS "submissionId", a.audience_id AS "audienceId"
         FROM released r JOIN assignments a ON a.id = r.assignment_id`,
};
const HOLD = {
  name: "classes_hold_release",
  text: `WITH held AS (SELECT r.id, r.seen_at FROM releases r
                       WHERE r.submission_id = $1 AND r.recalled_at IS NULL FOR UPDATE)
         SELECT h.id AS "releaseId", h.seen_at AS "seenAt", a.audience_id AS "audienceId",
           s.actor_id AS "studentActorId"
         FROM submissions s JOIN assignments a ON a.id = s.assignment_id LEFT JOIN held h ON true
         WHERE s.id = $1 AND a.id = $2`,
};
const RECALL = {
  name: "classes_recall_grade",
  text: "UPDATE releases SET recalled_at = $2 WHERE id = $1",
};
const UNMASK_RECALLED = {
  name: "classes_unmask_recalled",
  text: `INSERT INTO unmaskings (submission_id, unmasked_by_actor_id, reason, unmasked_at)
         SELECT s.id, $2, $3, $4 FROM submissions s JOIN assignments a ON a.id = s.assignment_id AND a.naming = 'MASKED'
         WHERE s.id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM unmaskings u WHERE u.submission_id = s.id)
         RETURNING submission_id AS "submissionId"`,
};
// An update looks again at a row that it waited for: a student who looks meanwhile keeps their grade.
const RECALL_UNSEEN = {
  name: "classes_recall_unseen",
  text: `UPDATE releases r SET recalled_at = $3 FROM submissions s JOIN assignments a ON a.id = s.assignment_id
         WHERE s.id = r.submission_id AND a.id = $1 AND s.actor_id <> $2 AND r.recalled_at IS NULL AND r.seen_at IS NULL
         RETURNING r.submission_id AS "submissionId", a.audience_id AS "audienceId"`,
};
