import type pg from "pg";
import {
  enrol,
  makeAssignment,
  makeClass,
  type MadeAssignment,
  type MadeClass,
} from "@/prisma/factories/classes";
import { fillLedger } from "./ledger";
import type { SignedIn } from "./reviewers";

/** A class with an assignment whose students have everything saved that is asked of them. */
export type Room = { assignment: MadeAssignment; students: readonly SignedIn[] };

/** How much there is to do: claims to vote on, each with evidence to grade by two criteria. */
export type Plan = { claims: number; evidencePerClaim: number };

/** How long each reason is that a student gives, in characters. */
export const DRAFT_LENGTH = 2_000;

/** A class of these people, of whom the first teaches it. */
export async function openRoom(
  db: pg.Client,
  [teacher, ...students]: readonly SignedIn[],
): Promise<MadeClass> {
  const made = await makeClass(db, { teacher: teacher! });
  for (const student of students) await enrol(db, made.id, student);
  return made;
}

/** An assignment of the class, for which every student has saved a whole vote and a whole grade of each item. */
export async function assignTo(
  db: pg.Client,
  of: MadeClass,
  students: readonly SignedIn[],
  { claims: count, evidencePerClaim }: Plan,
): Promise<Room> {
  const filled = await fillLedger(db, { claims: count, evidencePerClaim });
  const { rows: claims } = await db.query<{ id: string; revisionId: string }>(REVISIONS, [
    filled.map(({ id }) => id),
  ]);
  const assignment = await makeAssignment(db, { of, claims: claims as MadeAssignment["claims"] });
  const reason = words(DRAFT_LENGTH);
  const vote = { choice: "MIXED", confidence: "SURE", rationale: reason, seenHash: "0".repeat(64) };
  const levelIds = assignment.argumentsRubric.criteria.map(({ levels }) => levels[1]!.id);
  await db.query("BEGIN");
  await db.query(BEGIN_WORK, [assignment.id]);
  await db.query(SAVE_VOTES, [assignment.id, JSON.stringify(vote)]);
  await db.query(SAVE_GRADES, [assignment.id, JSON.stringify({ levelIds, reason })]);
  await db.query("COMMIT");
  await db.query("ANALYZE");
  return { assignment, students };
}

const words = (length: number): string =>
  "The minutes name the motion and nobody who opposed it. ".repeat(length).slice(0, length);

const REVISIONS = `SELECT id, current_revision_id AS "revisionId" FROM claims WHERE id = ANY ($1)`;
const BEGIN_WORK = `
  INSERT INTO submissions (assignment_id, enrolment_id, byline_id, actor_id)
  SELECT a.id, e.id, b.id, e.actor_id FROM assignments a JOIN enrolments e ON e.class_id = a.class_id AND e.role = 'STUDENT'
  JOIN bylines b ON b.actor_id = e.actor_id AND b.kind = 'NAME' WHERE a.id = $1`;
const SAVE_VOTES = `
  INSERT INTO saved_work (submission_id, part, device, content, saved_at)
  SELECT s.id, 'vote/' || c.claim_id, gen_random_uuid(), $2, now()
  FROM submissions s JOIN assignment_claims c ON c.assignment_id = s.assignment_id WHERE s.assignment_id = $1`;
const SAVE_GRADES = `
  INSERT INTO saved_work (submission_id, part, device, content, saved_at)
  SELECT s.id, 'appraise/' || c.claim_id || '/' || e.id, gen_random_uuid(), $2, now()
  FROM submissions s JOIN assignment_claims c ON c.assignment_id = s.assignment_id
  JOIN evidence e ON e.claim_id = c.claim_id AND e.state = 'LIVE' WHERE s.assignment_id = $1`;
