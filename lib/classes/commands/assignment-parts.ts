import "server-only";
import type { Context } from "@/lib/access/command";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { Sql, Transaction } from "@/lib/foundation/db";
import { conflict, invalidField, type Failure } from "@/lib/foundation/errors";
import type { AssignmentSaying } from "../rules/assignment-changes";
import { inOrder, type TaskDraft } from "../rules/tasks";
import type { Dates } from "../rules/weeks";
import { oddTimesOf, readLocal, type OddTimes } from "../rules/zones";
import { assignmentSubject, GOES_ON } from "./subjects";

// What making, revising and assigning an assignment have in common; each in the transaction of the command that asks.

/**
 * An assignment as the law sees it, for whoever makes it: it is theirs also while it is taken back. Nobody else changes it
 * before the end of the transaction.
 */
export async function lockedAssignment(
  sql: Sql,
  viewer: Viewer,
  assignmentId: string,
): Promise<Subjects["assignment"] | null> {
  await sql(LOCK, [assignmentId]);
  const [kept] = await sql<{ teachers: string[] }>(READ_TAKEN_BACK, [assignmentId, viewer.actorId]);
  if (!kept) return assignmentSubject(sql, viewer, assignmentId);
  return { kind: "assignment", assignmentId, ownerActorIds: kept.teachers };
}

/** The instants that local times name, and which of them are not there once where the class is. */
export function datesIn(
  { opens, due, releases }: { opens: string; due: string; releases: string | null },
  zone: string,
): (Dates & { odd: OddTimes }) | Failure {
  const [opening, end] = [readLocal(opens, zone), readLocal(due, zone)];
  const release = releases === null ? null : readLocal(releases, zone);
  if (end.at <= opening.at) return invalidField("due", "It is due before it opens.");
  if (release && release.at < end.at)
    return invalidField("releases", "Grades would be released before the work is due.");
  const odd = oddTimesOf({ opens: opening, due: end, releases: release });
  return { opensAt: opening.at, dueAt: end.at, releasesAt: release?.at ?? null, odd };
}

/**
 * Claims that everyone sees and such as the class has for itself, with the wording that they have now, in the order of their
 * ids; a failure if one is not there.
 */
export async function claimsAsTheyAre(
  tx: Transaction,
  classId: string,
  claimIds: readonly string[],
): Promise<ClaimAsItIs[] | Failure> {
  const claims = await claimsThatStand(tx, classId, claimIds);
  const gone = claimIds.length - claims.length;
  if (gone > 0)
    return conflict(
      `${gone === 1 ? "One of the claims is" : `${gone} of the claims are`} no longer in the ledger. Leave ${gone === 1 ? "it" : "them"} out, or choose another.`,
    );
  return claims;
}

/** The same of those that are there, without a word about the others. */
export const claimsThatStand = (
  { sql }: Transaction,
  classId: string,
  claimIds: readonly string[],
): Promise<ClaimAsItIs[]> => sql<ClaimAsItIs>(READ_CLAIMS, [claimIds, PUBLIC_AUDIENCE_ID, classId]);

/** Makes these, in this order, the claims of an assignment. */
export async function writeClaims(
  { db }: Transaction,
  assignmentId: string,
  claims: readonly ClaimAsItIs[],
): Promise<void> {
  await db.assignmentClaim.deleteMany({ where: { assignmentId } });
  await db.assignmentClaim.createMany({
    data: claims.map((claim, nth) => ({ assignmentId, ...claim, position: nth + 1 })),
  });
}

/** Makes these the tasks of an assignment. */
export async function writeTasks(
  { db }: Transaction,
  assignmentId: string,
  tasks: readonly TaskDraft[],
): Promise<void> {
  await db.assignmentTask.deleteMany({ where: { assignmentId } });
  await db.assignmentTask.createMany({
    data: inOrder(tasks).map((task, nth) => ({ assignmentId, ...task, position: nth + 1 })),
  });
}

/** All that an assignment says, for the audit: what changed from one time to another is what differs. */
export async function readSaying(
  { db }: Transaction,
  assignmentId: string,
): Promise<AssignmentSaying> {
  const { opensAt, dueAt, releasesAt, claims, tasks, ...said } =
    await db.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      select: {
        ...{ title: true, instructions: true, opensAt: true, dueAt: true, releasesAt: true },
        ...{ latePolicy: true, lateReduction: true, naming: true, othersShown: true },
        ...{ inquiryDays: true, revision: true, argumentsVersionId: true, workVersionId: true },
        claims: { orderBy: { position: "asc" }, select: { claimId: true } },
        tasks: {
          orderBy: { position: "asc" },
          select: { kind: true, supporting: true, contradicting: true, notes: true },
        },
      },
    });
  return {
    ...{ ...said, tasks, claimIds: claims.map(({ claimId }) => claimId) },
    ...{ opensAt: opensAt.toISOString(), dueAt: dueAt.toISOString() },
    releasesAt: releasesAt?.toISOString() ?? null,
  };
}

/** Whether `datesIn` or `claimsAsTheyAre` found something in the way. */
export const isObstacle = <Found extends object>(found: Found | Failure): found is Failure =>
  "kind" in found;

export type ClaimAsItIs = { claimId: string; claimRevisionId: string };
export type Making = Pick<Context<Transaction>, "tx" | "now" | "newUuid"> & { actorId: string };

const LOCK = {
  name: "classes_lock_assignment",
  text: "SELECT 1 FROM assignments WHERE id = $1 FOR UPDATE",
};
const READ_TAKEN_BACK = {
  name: "classes_taken_back",
  text: `SELECT (SELECT array_agg(t.actor_id) FROM enrolments t
             WHERE t.class_id = a.class_id AND t.role = 'TEACHER' AND t.ended_at IS NULL) AS teachers
         FROM assignments a JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2 AND e.ended_at IS NULL
         WHERE a.id = $1 AND a.withdrawn_at IS NOT NULL AND e.role = 'TEACHER' AND ${GOES_ON}`,
};
const READ_CLAIMS = {
  name: "classes_claims_as_they_are",
  text: `SELECT c.id AS "claimId", c.current_revision_id AS "claimRevisionId" FROM claims c
         WHERE c.id = ANY ($1) AND c.audience_id IN ($2, (SELECT k.audience_id FROM classes k WHERE k.id = $3))
           AND c.state = 'LIVE' AND c.merged_into_id IS NULL
         ORDER BY array_position($1, c.id)`,
};
