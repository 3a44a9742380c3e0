import "server-only";
import { attempt } from "@/lib/access/limits";
import { peerOf } from "@/lib/access/peer";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { readJoinCode } from "../rules/code";
import { NAMES_OF_TEACHERS } from "./class-sheet";

/**
 * Whose a code is, for somebody who wants to join, signed in or not yet. Each look-up counts as a guess, of the account and of
 * the network address;
 * of a code that was revoked, and of one whose class is archived, one learns what one learns of none.
 *
 * @param typed as somebody typed it, or a link carries it
 */
export async function findClassToJoin(
  viewer: Viewer,
  typed: string,
  requestHeaders: Headers,
): Promise<ToJoin> {
  const address = peerOf(requestHeaders).client;
  // Before anybody signs in, a network address is all that tells guesses apart.
  const refusal = viewer.actorId
    ? await attempt("joinCode", { account: viewer.actorId, address })
    : await attempt("joinCodeUnseen", { account: address ?? "unknown", address });
  if (refusal?.kind === "limited")
    return { kind: "limited", retryAfterSeconds: refusal.retryAfterSeconds };
  const code = readJoinCode(typed);
  const [found] = code ? await readSql<Found>(FIND, [code, viewer.actorId]) : [];
  return found && code ? { kind: "found", code, ...found } : { kind: "wrong" };
}

export type ToJoin =
  | ({ kind: "found"; code: string } & Found)
  | { kind: "wrong" }
  | { kind: "limited"; retryAfterSeconds: number };

type Found = { classId: string; name: string; teachers: string[]; isIn: boolean };

const FIND = {
  name: "classes_to_join",
  text: `SELECT c.id AS "classId", c.name, ${NAMES_OF_TEACHERS} AS teachers,
           EXISTS (SELECT 1 FROM enrolments e WHERE e.class_id = c.id AND e.actor_id = $2 AND e.ended_at IS NULL) AS "isIn"
         FROM join_codes j JOIN classes c ON c.id = j.class_id AND c.archived_at IS NULL AND c.deletion_asked_at IS NULL
         WHERE j.code = $1 AND j.revoked_at IS NULL`,
};
