import "server-only";
import { randomInt } from "node:crypto";
import type { Person } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import type { Naming } from "@/prisma/generated/enums";
import { drawn, freeNames } from "../rules/pseudonyms";
import { readTakenNames } from "../queries/pseudonyms";

export type Beginning = {
  assignmentId: string;
  audienceId: string;
  enrolmentId: string;
  naming: Naming;
};

/**
 * Begins a student's work: under their name, or under one that is drawn for this assignment, as it says. Returns the
 * submission's id.
 */
export async function beginWork(
  sql: Sql,
  work: Beginning,
  person: Person,
  now: Date,
): Promise<string> {
  const bylineId =
    work.naming === "NAMES" ? person.bylineId : await drawPseudonym(sql, work, person, now);
  const [row] = await sql<{ id: string }>(BEGIN, [
    ...[work.assignmentId, work.enrolmentId, bylineId, person.actorId, now],
  ]);
  return row!.id;
}

/** Takes a name for an assignment: its byline's id, or null where somebody was quicker. */
export async function takePseudonym(
  sql: Sql,
  { audienceId }: Pick<Beginning, "audienceId">,
  { actorId }: Person,
  pseudonym: string,
  now: Date,
): Promise<string | null> {
  const [row] = await sql<{ id: string }>(TAKE, [actorId, pseudonym, audienceId, now]);
  return row?.id ?? null;
}

// Students who begin at the same moment draw from the same names: whoever was slower draws again.
async function drawPseudonym(sql: Sql, work: Beginning, person: Person, now: Date) {
  for (;;) {
    const { taken, people } = await readTakenNames(sql, work.assignmentId);
    const names = drawn(freeNames(taken, people), 1, randomInt);
    if (!names[0]) throw new Error(`no pseudonym is left for ${work.assignmentId}`);
    const bylineId = await takePseudonym(sql, work, person, names[0], now);
    if (bylineId) return bylineId;
  }
}

const BEGIN = {
  name: "classes_begin_work",
  text: `INSERT INTO submissions (assignment_id, enrolment_id, byline_id, actor_id, begun_at)
         VALUES ($1, $2, $3, $4, $5) RETURNING id`,
};
const TAKE = {
  name: "classes_take_pseudonym",
  text: `INSERT INTO bylines (actor_id, kind, pseudonym, audience_id, created_at) VALUES ($1, 'PSEUDONYM', $2, $3, $4)
         ON CONFLICT DO NOTHING RETURNING id`,
};
