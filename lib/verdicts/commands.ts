import "server-only";
import { hotCommand } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimListTag, claimTag } from "@/lib/claims/tags";
import { documentTag } from "@/lib/documents/tags";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import type { Sql } from "@/lib/foundation/db";
import { notFound } from "@/lib/foundation/errors";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { readVerdictInputs } from "./queries";
import { receiptOf, type Receipt } from "./rules/receipt";
import { looksTheSame, saysTheSame } from "./rules/said";
import { verdictOf, type KeptVerdict, type Verdict } from "./rules/verdict";
import { recountClaimInput } from "./schema";

/**
 * Counts a claim's votes from the rows themselves, and computes its verdict. The tally row, which
 * carries the present verdict, is replaced; a verdict that says something new is kept as a row of its
 * own with the snapshot it was computed from, so that every change can be replayed.
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
    const receipt = receiptOf(inputs, verdict);
    const before = await readBefore(sql, claimId);
    await writeTally(sql, claimId, newUuid(), hash, verdict, receipt, now);
    const isNew = !before.kept || !saysTheSame(before.kept, verdict);
    if (isNew) await keep(sql, claimId, verdict, receipt, now, newUuid);
    const looksNew =
      before.seenHash !== hash || !before.counted || !looksTheSame(before.counted, verdict);
    const said = { state: verdict.outcome.state, fresh: verdict.votes.fresh };
    const was = { state: before.kept?.outcome.state ?? null, seenHash: before.seenHash };
    // A claim that is counted for the first time has nobody yet who waits for news of it.
    const isFirst = was.state === null || was.seenHash === null;
    return {
      result: { claimId, ...said, isNew },
      audit: {
        subjectKind: "claim",
        subjectId: claimId,
        audienceId: PUBLIC_AUDIENCE_ID,
        before: was,
        after: { ...said, seenHash: hash },
      },
      isTold: !isFirst && (was.state !== said.state || was.seenHash !== hash),
      stale: [claimTag(claimId), ...(looksNew ? await listsShowing(sql, claimId) : [])],
    };
  },
});

/** What was counted last and kept last; null and undefined before the first time. */
async function readBefore(sql: Sql, claimId: string) {
  const [row] = await sql<BeforeRow>(READ_BEFORE, [claimId, PUBLIC_AUDIENCE_ID]);
  return {
    seenHash: row?.seenHash ?? null,
    counted: parsed(row?.counted),
    kept: parsed(row?.kept),
  };
}

type BeforeRow = { seenHash: string | null; counted: string | null; kept: string | null };

const parsed = (text?: string | null) => (text ? (JSON.parse(text) as KeptVerdict) : null);

async function listsShowing(sql: Sql, claimId: string): Promise<string[]> {
  const documents = await sql<{ id: string }>(DOCUMENTS_OF_CLAIM, [claimId]);
  return [claimListTag(), ...documents.map(({ id }) => documentTag(id))];
}

async function writeTally(
  sql: Sql,
  claimId: string,
  id: string,
  hash: string,
  { votes: { onScale, offScale, stale } }: Verdict,
  receipt: Receipt,
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
    receipt.verdict,
  ]);
}

async function keep(
  sql: Sql,
  claimId: string,
  verdict: Verdict,
  receipt: Receipt,
  now: Date,
  newUuid: () => string,
): Promise<void> {
  const snapshotId = newUuid();
  await sql(INSERT_SNAPSHOT, [
    claimId,
    snapshotId,
    PUBLIC_AUDIENCE_ID,
    receipt.inputs,
    sha256Hex(receipt.inputs),
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
    receipt.verdict,
    receipt.sha256,
    now,
  ]);
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
           mostly_supported, supported, insufficient, not_checkable, stale, verdict, is_demonstration)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
           EXISTS (SELECT 1 FROM votes v JOIN bylines b ON b.id = v.byline_id JOIN profiles p ON p.id = b.profile_id
                   WHERE v.claim_id = $1 AND v.audience_id = $3 AND v.kind = 'POSTERIOR' AND v.superseded_at IS NULL
                     AND v.withdrawn_at IS NULL AND p.is_demonstration))
         ON CONFLICT (claim_id, audience_id) DO UPDATE SET
           seen_at = CASE WHEN tallies.seen_hash = excluded.seen_hash THEN tallies.seen_at ELSE excluded.seen_at END,
           seen_hash = excluded.seen_hash, tallied_at = excluded.tallied_at, refuted = excluded.refuted,
           mostly_refuted = excluded.mostly_refuted, mixed = excluded.mixed,
           mostly_supported = excluded.mostly_supported, supported = excluded.supported,
           insufficient = excluded.insufficient, not_checkable = excluded.not_checkable, stale = excluded.stale,
           verdict = excluded.verdict, is_demonstration = excluded.is_demonstration`,
};
const DOCUMENTS_OF_CLAIM = {
  name: "verdicts_documents_of_claim",
  text: "SELECT DISTINCT document_id AS id FROM occurrences WHERE claim_id = $1 LIMIT 100",
};
const READ_BEFORE = {
  name: "verdicts_read_before",
  text: `SELECT t.seen_hash AS "seenHash", t.verdict AS counted,
           (SELECT v.outcome FROM verdicts v WHERE v.claim_id = $1 AND v.audience_id = $2
            ORDER BY v.computed_at DESC, v.id DESC LIMIT 1) AS kept
         FROM (SELECT) once LEFT JOIN tallies t ON t.claim_id = $1 AND t.audience_id = $2`,
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
