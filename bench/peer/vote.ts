import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import type pg from "pg";

/**
 * A vote as somebody would write it who wanted nothing but speed: the program's own statements, one after the
 * other on one connection, with no table of permissions, no schema and no check of what was shown.
 */
export async function castPlainly(
  connection: pg.PoolClient,
  statements: Statements,
  { actorId, bylineId }: Voter,
  vote: PlainVote,
): Promise<void> {
  const run = (name: (typeof VOTE_STATEMENTS)[number], values: unknown[]) =>
    connection.query({ ...statements[name]!, values });
  const now = new Date();
  const { claimId, choice, confidence } = vote;
  const [id, position] = [randomUUID(), SCALE.indexOf(choice) + 1];
  await connection.query("BEGIN");
  await run("access_take_key", [
    actorId,
    vote.idempotencyKey,
    "vote.cast",
    sha256(JSON.stringify(vote)),
  ]);
  await run("foundation_lock_name", [`${claimId}/${actorId}`]);
  await run("reviews_claim_to_vote_on", [claimId, AUDIENCE]);
  const { rows } = await run("reviews_seen_ledger", [claimId, AUDIENCE]);
  const { claimRevisionId } = (rows[0] as { ledger: { claimRevisionId: string } }).ledger;
  await run("reviews_supersede", [claimId, actorId, AUDIENCE, now]);
  await run("reviews_insert_vote", [
    ...[claimId, id, AUDIENCE, claimRevisionId, vote.seenHash, position || null],
    ...[
      position ? null : choice,
      confidence,
      vote.rationale || null,
      false,
      bylineId,
      actorId,
      now,
    ],
  ]);
  const after = JSON.stringify({ voteId: id, choice, confidence });
  await run("access_write_audit", [
    "vote.cast",
    actorId,
    "vote",
    `${claimId}/${id}`,
    AUDIENCE,
    null,
    after,
    now,
  ]);
  const task = "verdicts.recount";
  await run("access_enqueue", [task, JSON.stringify({ claimId }), 250, 10, `${task}:${claimId}`]);
  await run("access_keep_answer", [
    actorId,
    vote.idempotencyKey,
    JSON.stringify({ result: { claimId }, stale: [] }),
  ]);
  await connection.query("COMMIT");
}

/** The token of the session cookie, if the server signed it. */
export function signedToken(cookies: string, secret: string): string | null {
  const value = /(?:^|; )assay\.session_token=([^;]*)/.exec(cookies)?.[1];
  if (!value) return null;
  const [token = "", signature = ""] = decodeURIComponent(value).split(".");
  const expected = createHmac("sha256", secret).update(token).digest("base64");
  const isSame =
    signature.length === expected.length &&
    timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
  return isSame ? token : null;
}

export type Statements = Record<string, { name: string; text: string }>;
export type Voter = { actorId: string; bylineId: string };
export type PlainVote = {
  claimId: string;
  seenHash: string;
  choice: string;
  confidence: string;
  rationale: string;
  idempotencyKey: string;
};

export const SESSION_STATEMENT = "access_read_session";
/** What one transaction runs, in its order. */
export const VOTE_STATEMENTS = [
  "access_take_key",
  "foundation_lock_name",
  "reviews_claim_to_vote_on",
  "reviews_seen_ledger",
  "reviews_supersede",
  "reviews_insert_vote",
  "access_write_audit",
  "access_enqueue",
  "access_keep_answer",
] as const;

const AUDIENCE = "00000000-0000-4000-8000-000000000001";
const SCALE = ["REFUTED", "MOSTLY_REFUTED", "MIXED", "MOSTLY_SUPPORTED", "SUPPORTED"];

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
