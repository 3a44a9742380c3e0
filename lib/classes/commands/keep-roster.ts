import "server-only";
import { command } from "@/lib/access/command";
import type { Sql } from "@/lib/foundation/db";
import { conflict, invalidField, type Failure } from "@/lib/foundation/errors";
import { renewReturnCodes as makeReturnCodes } from "@/lib/identity/commands/instant";
import { correctRosterInput, removeFromRosterInput, renewReturnCodesInput } from "../schema/roster";
import { heldClass } from "./held-class";
import { classSubject } from "./subjects";

/** Says something else of somebody who is expected: another entry takes the place of the one before. */
export const correctRoster = command({
  permission: "roster.correct",
  input: correctRosterInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input, viewer, tx: { sql }, now }) => {
    const { classId, entryId, name, email, externalId } = input;
    const { audienceId } = await heldClass(sql, classId);
    const replaced = await sql(REPLACE, [classId, entryId, now]);
    if (replaced.length === 0) return conflict(NOT_EXPECTED);
    const twin = await twinOf(sql, input);
    if (twin) return twin;
    const { actorId } = viewer.require();
    const [added] = await sql<{ id: string }>(ADD, [
      ...[classId, actorId, now, name, email, externalId],
    ]);
    return {
      result: { classId, became: "corrected" },
      // Names and addresses stand in no log.
      audit: { subjectKind: "rosterEntry", subjectId: added!.id, audienceId, before: { entryId } },
    };
  },
});

/**
 * Takes somebody off the roster whom the class waits for, or takes that back within a day: then the words go. Whoever is in
 * the class is taken out of it under People.
 */
export const removeFromRoster = command({
  permission: "roster.remove",
  input: removeFromRosterInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, entryId, goal }, tx: { sql }, now }) => {
    const { audienceId } = await heldClass(sql, classId);
    const isRemoving = goal === "remove";
    const obstacle = isRemoving ? null : await twinOfRemoved(sql, classId, entryId);
    if (obstacle) return obstacle;
    const changed = await sql(isRemoving ? REMOVE : TAKE_BACK, [
      ...[classId, entryId],
      ...(isRemoving ? [now] : []),
    ]);
    if (changed.length === 0) return conflict(isRemoving ? NOT_EXPECTED : NOT_BACK);
    return {
      result: { classId, entryId, became: isRemoving ? "removed" : "back" },
      audit: {
        ...{ subjectKind: "rosterEntry", subjectId: entryId, audienceId },
        ...{ before: { isExpected: isRemoving }, after: { isExpected: !isRemoving } },
      },
    };
  },
});

/**
 * Gives students without an address new return codes, kept nowhere; the ones before open nothing any more, and whoever is
 * signed in by one is signed out. One of them, or all who have not been here yet. A code opens all that its student did: of
 * one who is in a class of other teachers, too, there is none to make.
 */
export const renewReturnCodes = command({
  permission: "returnCode.renew",
  input: renewReturnCodesInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, enrolmentId }, viewer, tx: { sql }, now }) => {
    const { audienceId } = await heldClass(sql, classId);
    const { actorId } = viewer.require();
    const students = await sql<{ profileId: string; name: string; isElsewhere: boolean }>(
      enrolmentId ? ONE : NOT_HERE_YET,
      enrolmentId ? [classId, actorId, enrolmentId] : [classId, actorId],
    );
    if (students.length === 0) return conflict(enrolmentId ? HAS_NO_CODE : ALL_WERE_HERE);
    if (students.some(({ isElsewhere }) => isElsewhere)) return conflict(IS_ELSEWHERE);
    const profileIds = students.map(({ profileId }) => profileId);
    const codes = await makeReturnCodes(sql, profileIds, actorId, now);
    await sql(END_SESSIONS, [profileIds]);
    return {
      result: {
        classId,
        codes: students.map(({ name }, nth) => ({ name, code: codes[nth]! })),
      },
      audit: {
        ...{ subjectKind: "class", subjectId: classId, audienceId },
        after: { profileIds },
      },
    };
  },
});

const NOT_EXPECTED =
  "They are not on the roster any more: they came in, or somebody else changed it.";
const NOT_BACK =
  "This cannot be taken back any more: it is longer than a day ago, or it is done already.";
const HAS_NO_CODE =
  "They have no return code: they left the class, or sign in with an address now.";
const IS_ELSEWHERE =
  "They are in a class of another teacher, too, and a new code would open their work there to you. Have them taken out of that class first; with the new code they can join it again.";
const ALL_WERE_HERE =
  "All of them have been here already. Make a new code for whoever lost theirs.";

type Said = { classId: string; entryId: string; email: string | null; externalId: string | null };

async function twinOf(sql: Sql, said: Said): Promise<Failure | null> {
  const { classId, entryId, email, externalId } = said;
  const [twin] = await sql<{ isAddress: boolean }>(TWIN, [classId, entryId, email, externalId]);
  if (!twin) return null;
  return twin.isAddress
    ? invalidField("email", "Somebody else is expected by this address.")
    : invalidField("externalId", "Somebody else has this id.");
}

async function twinOfRemoved(sql: Sql, classId: string, entryId: string): Promise<Failure | null> {
  const [removed] = await sql<Said>(READ_REMOVED, [classId, entryId]);
  const twin = removed ? await twinOf(sql, { ...removed, classId, entryId }) : null;
  return twin && conflict("Somebody else with this address or id is on the roster meanwhile.");
}

const MINE = "class_id = $1 AND id = $2 AND enrolment_id IS NULL";
const TWIN = {
  name: "classes_roster_twin",
  text: `SELECT coalesce(lower(email) = $3, false) AS "isAddress" FROM roster_entries
         WHERE class_id = $1 AND id <> $2 AND removed_at IS NULL AND (lower(email) = $3 OR external_id = $4) LIMIT 1`,
};
const REPLACE = {
  name: "classes_replace_entry",
  text: `UPDATE roster_entries SET removed_at = $3, name = NULL, email = NULL, external_id = NULL
         WHERE ${MINE} AND removed_at IS NULL RETURNING 1`,
};
const ADD = {
  name: "classes_add_entry",
  text: `INSERT INTO roster_entries (class_id, added_by_actor_id, added_at, name, email, external_id)
         VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
};
const REMOVE = {
  name: "classes_remove_entry",
  text: `UPDATE roster_entries SET removed_at = $3 WHERE ${MINE} AND removed_at IS NULL RETURNING 1`,
};
const READ_REMOVED = {
  name: "classes_removed_entry_words",
  text: `SELECT lower(email) AS email, external_id AS "externalId" FROM roster_entries
         WHERE ${MINE} AND removed_at IS NOT NULL`,
};
const TAKE_BACK = {
  name: "classes_take_back_entry",
  text: `UPDATE roster_entries SET removed_at = NULL
         WHERE ${MINE} AND removed_at IS NOT NULL AND name IS NOT NULL RETURNING 1`,
};
const ELSEWHERE = `EXISTS (SELECT 1 FROM enrolments o WHERE o.actor_id = e.actor_id AND o.ended_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM enrolments t WHERE t.class_id = o.class_id AND t.actor_id = $2 AND t.role = 'TEACHER' AND t.ended_at IS NULL))`;
const INSTANTS = `SELECT p.id AS "profileId", p.name, ${ELSEWHERE} AS "isElsewhere"
  FROM enrolments e JOIN actors a ON a.id = e.actor_id JOIN profiles p ON p.id = a.profile_id AND p.is_instant
  WHERE e.class_id = $1 AND e.role = 'STUDENT' AND e.ended_at IS NULL`;
const ONE = { name: "classes_instant_student", text: `${INSTANTS} AND e.id = $3` };
const NOT_HERE_YET = {
  name: "classes_instants_not_here_yet",
  text: `${INSTANTS} AND NOT EXISTS (SELECT 1 FROM audit_events v WHERE v.actor_id = e.actor_id AND v.name = 'session.open')
         ORDER BY lower(p.name), e.id`,
};
const END_SESSIONS = {
  name: "classes_end_sessions_of_instants",
  text: "DELETE FROM sessions WHERE profile_id = ANY($1::uuid[])",
};
