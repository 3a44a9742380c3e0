import "server-only";
import { hotCommand } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimListTag, claimTag } from "@/lib/claims/tags";
import { documentTag } from "@/lib/documents/tags";
import { canonicalJson, sha256Hex, type JsonValue } from "@/lib/foundation/canonical-json";
import type { Sql } from "@/lib/foundation/db";
import { notFound } from "@/lib/foundation/errors";
import { readSeenLedger } from "@/lib/reviews/queries";
import { seenHash } from "@/lib/reviews/rules";
import { readVerdictInputs } from "./queries";
import type { VerdictInputs } from "./rules/inputs";
import { verdictOf, type Verdict } from "./rules/verdict";
import { recountClaimInput } from "./schema";

/**
 * Counts a claim's votes from the rows themselves, and computes its verdict. The tally row is
 * replaced; a verdict that says something new is kept as a row of its own with the snapshot it was
 * computed from, so that every change can be replayed.
 */
export const recountClaim = hotCommand({
  permission: "system.tally",
  input: recountClaimInput,
  subject: async ({ claimId }, { tx: { sql } }) => {
    const [claim] = await sql<{ actorId: string }>(LOCK_CLAIM, [claimId]);
    return claim ? { kind: "claim" as const, claimId, ownerActorIds: [claim.actorId] } : null;
  },
  run: async ({ input: { claimId }, tx: { sql }, now, newUuid }) => {
    const ledger = await readSeenLedger(sql, claimId, PUBLIC_AUDIENCE_ID);
    if (!ledger) return notFound();
    const hash = seenHash(ledger);
    const inputs = await readVerdictInputs(sql, claimId, PUBLIC_AUDIENCE_ID, hash, now);
    if (!inputs) return notFound();
    const verdict = verdictOf(inputs);
    await writeTally(sql, claimId, newUuid(), hash, verdict, now);
    const isNew = await keepIfNew(sql, claimId, inputs, verdict, now, newUuid);
    const documents = await sql<{ id: string }>(DOCUMENTS_OF_CLAIM, [claimId]);
    return {
      result: { claimId, state: verdict.outcome.state, fresh: verdict.votes.fresh, isNew },
      audit: {
        subjectKind: "claim",
        subjectId: claimId,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { state: verdict.outcome.state, fresh: verdict.votes.fresh },
      },
      stale: [claimTag(claimId), claimListTag(), ...documents.map(({ id }) => documentTag(id))],
    };
  },
});

async function writeTally(
  sql: Sql,
  claimId: string,
  id: string,
  hash: string,
  { votes: { onScale, offScale, stale } }: Verdict,
  now: Date,
): Promise<void> {
  await sql(WRITE_TALLY, [
    claimId,
    id,
    PUBLIC_AUDIENCE_ID,
    hash,
    now,
    onScale.REFUTED,
    onScale.MOSTLY_REFUTED,
    onScale.MIXED,
    onScale.MOSTLY_SUPPORTED,
    onScale.SUPPORTED,
    offScale.EVIDENCE_INSUFFICIENT,
    offScale.NOT_CHECKABLE,
    stale,
  ]);
}

async function keepIfNew(
  sql: Sql,
  claimId: string,
  inputs: VerdictInputs,
  verdict: Verdict,
  now: Date,
  newUuid: () => string,
): Promise<boolean> {
  const outcome = canonicalJson(withoutMoment(verdict));
  const [last] = await sql<{ outcome: string }>(LAST_VERDICT, [claimId, PUBLIC_AUDIENCE_ID]);
  if (last?.outcome === outcome) return false;
  const snapshotId = newUuid();
  const content = canonicalJson(inputs as unknown as JsonValue);
  await sql(INSERT_SNAPSHOT, [
    claimId,
    snapshotId,
    PUBLIC_AUDIENCE_ID,
    content,
    sha256Hex(content),
    now,
  ]);
  const isSettled = "isSettled" in verdict.outcome && verdict.outcome.isSettled;
  await sql(INSERT_VERDICT, [
    claimId,
    newUuid(),
    PUBLIC_AUDIENCE_ID,
    snapshotId,
    verdict.ruleVersion,
    verdict.outcome.state,
    isSettled,
    outcome,
    sha256Hex(content + outcome),
    now,
  ]);
  return true;
}

// A verdict that differs in nothing but the moment it was computed says nothing new.
function withoutMoment(verdict: Verdict): JsonValue {
  const { asOf: _asOf, ...said } = verdict;
  return said as unknown as JsonValue;
}

// One recount of a claim at a time: the later one reads what the earlier one left out.
const LOCK_CLAIM = {
  name: "verdicts_lock_claim",
  text: `SELECT actor_id AS "actorId", pg_advisory_xact_lock(hashtextextended('recount/' || id, 0))
         FROM claims WHERE id = $1`,
};
const WRITE_TALLY = {
  name: "verdicts_write_tally",
  text: `INSERT INTO tallies (claim_id, id, audience_id, seen_hash, seen_at, tallied_at, refuted, mostly_refuted, mixed,
           mostly_supported, supported, insufficient, not_checkable, stale)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (claim_id, audience_id) DO UPDATE SET
           seen_at = CASE WHEN tallies.seen_hash = excluded.seen_hash THEN tallies.seen_at ELSE excluded.seen_at END,
           seen_hash = excluded.seen_hash, tallied_at = excluded.tallied_at, refuted = excluded.refuted,
           mostly_refuted = excluded.mostly_refuted, mixed = excluded.mixed,
           mostly_supported = excluded.mostly_supported, supported = excluded.supported,
           insufficient = excluded.insufficient, not_checkable = excluded.not_checkable, stale = excluded.stale`,
};
const DOCUMENTS_OF_CLAIM = {
  name: "verdicts_documents_of_claim",
  text: "SELECT DISTINCT document_id AS id FROM occurrences WHERE claim_id = $1 LIMIT 100",
};
const LAST_VERDICT = {
  name: "verdicts_last",
  text: `SELECT outcome FROM verdicts WHERE claim_id = $1 AND audience_id = $2
         ORDER BY computed_at DESC, id DESC LIMIT 1`,
};
const INSERT_SNAPSHOT = {
  name: "verdicts_insert_snapshot",
  text: `INSERT INTO snapshots (claim_id, id, audience_id, content, sha256, taken_at) VALUES ($1, $2, $3, $4, $5, $6)`,
};
const INSERT_VERDICT = {
  name: "verdicts_insert",
  text: `INSERT INTO verdicts (claim_id, id, audience_id, snapshot_id, rule_version, state, is_settled, outcome,
           receipt_sha256, as_of, computed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
};
