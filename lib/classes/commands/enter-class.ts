import "server-only";
import type { z } from "zod";
import { inAuthTransaction } from "@/lib/access/auth";
import { noteAuthEvent } from "@/lib/access/auth-events";
import { attempt } from "@/lib/access/limits";
import { peerOf } from "@/lib/access/peer";
import { ANONYMOUS_ACTOR_ID } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import type { Sql } from "@/lib/foundation/db";
import {
  failed,
  forbidden,
  invalidField,
  notFound,
  succeeded,
  type Outcome,
} from "@/lib/foundation/errors";
import { openSession } from "@/lib/identity/commands/come-back";
import { openInstants, renewReturnCodes } from "@/lib/identity/commands/instant";
import { NAME_OF_OFFICE, NOT_OPEN } from "@/lib/identity/commands/open-account";
import { howAccountsOpen, isNameOfOffice } from "@/lib/identity/queries";
import type { enterClassInput } from "../schema/roster";
import { enrolStudent } from "./enrol-student";
import { heldClass } from "./held-class";
import { classOfCode } from "./join-class";

/**
 * Lets somebody without an address into a class by its code: an account without one opens, is in the class as a student, and
 * is signed in, in this browser. The same form sent twice within a minute is one account, with a new code.
 *
 * @returns the class, and the return code, which is kept nowhere
 */
export async function enterClass(
  input: z.output<typeof enterClassInput>,
  headers: Headers,
): Promise<Outcome<{ classId: string; code: string }>> {
  if (howAccountsOpen() === "closed") return failed(forbidden(NOT_OPEN.closed));
  const refusal = await attempt("instant", {
    account: input.code,
    address: peerOf(headers).client,
  });
  if (refusal) return failed(refusal);
  if (await isNameOfOffice(input.name)) return failed(invalidField("name", NAME_OF_OFFICE));
  return inAuthTransaction(({ sql }) => enterInside(sql, input, headers, systemClock()));
}

async function enterInside(
  sql: Sql,
  { code, name, idempotencyKey }: z.output<typeof enterClassInput>,
  headers: Headers,
  now: Date,
): Promise<Outcome<{ classId: string; code: string }>> {
  const classId = await classOfCode(sql, code);
  if (!classId) return failed(notFound());
  await heldClass(sql, classId);
  // Others may have revoked it while this waited.
  if ((await classOfCode(sql, code)) === null) return failed(notFound());
  const sent = [ANONYMOUS_ACTOR_ID, idempotencyKey ?? null, sha256Hex(`${code} ${name}`)];
  const [before] = idempotencyKey ? await sql<Before>(SENT_BEFORE, sent) : [];
  if (before) {
    const { profileId, actorId } = before;
    const [again] = await renewReturnCodes(sql, [profileId], actorId, now);
    await openSession(profileId, headers);
    return succeeded({ classId, code: again! });
  }
  const [instant] = await openInstants(sql, [name], null, now);
  const { profileId, actorId, code: returnCode } = instant!;
  await enrolStudent(sql, classId, actorId, "INSTANT", now);
  await noteAuthEvent(sql, "class.enter", profileId, { classId });
  if (idempotencyKey) await sql(KEEP_SENT, [...sent, profileId]);
  await openSession(profileId, headers);
  return succeeded({ classId, code: returnCode });
}

type Before = { profileId: string; actorId: string };

const SENT_BEFORE = {
  name: "classes_entered_before",
  text: `SELECT p.id AS "profileId", a.id AS "actorId" FROM idempotency_keys k
         JOIN profiles p ON p.id::text = k.result AND p.is_instant JOIN actors a ON a.profile_id = p.id
         WHERE k.actor_id = $1 AND k.key = $2 AND k.command = 'class.enter' AND k.input_sha256 = $3
           AND k.created_at > now() - interval '1 minute'`,
};
const KEEP_SENT = {
  name: "classes_keep_entered",
  text: `INSERT INTO idempotency_keys (actor_id, key, command, input_sha256, result)
         VALUES ($1, $2, 'class.enter', $3, $4) ON CONFLICT DO NOTHING`,
};
