import "server-only";
import { command, type Change } from "@/lib/access/command";
import type { Sql } from "@/lib/foundation/db";
import { notFound } from "@/lib/foundation/errors";
import { EXPECTS } from "../queries/roster";
import { joinClassInput } from "../schema/classes";
import { joinExpectedInput } from "../schema/roster";
import { enrolStudent, takeUpEntry } from "./enrol-student";
import { heldClass } from "./held-class";

/**
 * Comes into a class by its code, as a student. Whoever was one before goes on where they were; whoever is in it stays what
 * they are.
 */
export const joinClass = command({
  permission: "class.join",
  input: joinClassInput,
  // Whoever has the code may know whose it is. Of a code that was revoked they learn what they learn of none.
  subject: async ({ code }, { tx: { sql } }) => {
    const classId = await classOfCode(sql, code);
    return classId ? { kind: "class" as const, classId, ownerActorIds: [] } : null;
  },
  run: async ({ input: { code }, subject: { classId }, viewer, tx: { sql }, now }) => {
    const { actorId, profileId } = viewer.require();
    const { audienceId } = await heldClass(sql, classId);
    // Others may have revoked it while this waited.
    if ((await classOfCode(sql, code)) === null) return notFound();
    return comeIn(sql, { classId, audienceId, actorId, profileId, entry: "CODE", now });
  },
});

/** Which class a code opens; null where it opens none. */
export async function classOfCode(sql: Sql, code: string): Promise<string | null> {
  const [row] = await sql<{ classId: string }>(BY_CODE, [code]);
  return row?.classId ?? null;
}

/** Comes into a class that expects the address of whoever asks, as a student. To everybody else it expects nobody. */
export const joinExpected = command({
  permission: "class.join",
  input: joinExpectedInput,
  subject: async ({ entryId }, { tx: { sql }, viewer }) => {
    const [row] = await sql<{ classId: string }>(FIND_EXPECTED, [entryId, viewer.profileId]);
    return row ? { kind: "class" as const, classId: row.classId, ownerActorIds: [] } : null;
  },
  run: async ({ input: { entryId }, subject: { classId }, viewer, tx: { sql }, now }) => {
    const { actorId, profileId } = viewer.require();
    const { audienceId } = await heldClass(sql, classId);
    // Its teacher may have taken it off the roster while this waited.
    if ((await sql(FIND_EXPECTED, [entryId, profileId])).length === 0) return notFound();
    return comeIn(sql, { classId, audienceId, actorId, profileId, entry: "ROSTER", now });
  },
});

async function comeIn(
  sql: Sql,
  { classId, audienceId, actorId, profileId, entry, now }: ComingIn,
): Promise<Change<{ classId: string; became: "already" | "joined" }>> {
  const { enrolmentId, wasIn } = await enrolStudent(sql, classId, actorId, entry, now);
  await takeUpEntry(sql, classId, profileId, enrolmentId, now);
  return {
    result: { classId, became: wasIn ? "already" : "joined" },
    audit: {
      ...{ subjectKind: "class", subjectId: classId, audienceId },
      ...{ before: { isIn: wasIn }, after: { isIn: true } },
    },
  };
}

type ComingIn = {
  classId: string;
  audienceId: string;
  actorId: string;
  profileId: string | null;
  entry: "CODE" | "ROSTER";
  now: Date;
};

const BY_CODE = {
  name: "classes_by_code",
  text: `SELECT c.id AS "classId" FROM join_codes j JOIN classes c ON c.id = j.class_id AND c.archived_at IS NULL AND c.deletion_asked_at IS NULL
         WHERE j.code = $1 AND j.revoked_at IS NULL`,
};
const FIND_EXPECTED = {
  name: "classes_by_expectation",
  text: `SELECT c.id AS "classId" FROM roster_entries r JOIN profiles p ON p.id = $2
         JOIN classes c ON c.id = r.class_id AND c.archived_at IS NULL AND c.deletion_asked_at IS NULL
         WHERE r.id = $1 AND ${EXPECTS}`,
};
