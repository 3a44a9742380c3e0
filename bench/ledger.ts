import { randomBytes } from "node:crypto";
import type pg from "pg";
import { asSystem } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { publicIdFrom } from "@/lib/foundation/ids";
import { slugOf } from "@/lib/foundation/slug";
import { recountClaim } from "@/lib/verdicts/commands";
import { makeReviewer } from "@/prisma/factories/people";
import { inParallel } from "./pages";
import { Wrong } from "./wrong";

export type BenchClaim = { id: string; slug: string };

/**
 * Adds live claims with evidence to a database that holds the demonstration, whose sources they cite, and counts
 * each, so that its page shows everything that a page of a busy claim shows.
 */
export async function fillLedger(
  db: pg.Client,
  { claims: count, evidencePerClaim }: { claims: number; evidencePerClaim: number },
): Promise<BenchClaim[]> {
  const editor = await makeReviewer(db, { role: "EDITOR" });
  const sources = await db.query<{ id: string }>(SOURCES);
  const claims = Array.from({ length: count }, (_, nth) => newClaim(nth + 1));
  for (let from = 0; from < count; from += PORTION) {
    const portion = claims.slice(from, from + PORTION);
    const evidence = portion.flatMap(() => Array.from({ length: evidencePerClaim }, newId));
    await insertPortion(db, {
      claims: portion,
      evidence,
      sources: sources.rows.map(({ id }) => id),
      signature: [PUBLIC_AUDIENCE_ID, editor.bylineId, editor.actorId],
    });
    if (from === 0) await db.query("ANALYZE");
  }
  await db.query("ANALYZE");
  await inParallel(claims, 8, recount);
  return claims.map(({ id, slug }) => ({ id, slug }));
}

type Portion = {
  claims: readonly (BenchClaim & { sentence: string })[];
  /** Ids of evidence, those of the first claim first. */
  evidence: readonly string[];
  sources: readonly string[];
  /** Audience, byline and actor of every row. */
  signature: readonly string[];
};

/** In one transaction, as the laws ask: a row, its revision and its decision. */
async function insertPortion(
  db: pg.Client,
  { claims, evidence, sources, signature }: Portion,
): Promise<void> {
  const ids = claims.map(({ id }) => id);
  await db.query("BEGIN");
  await db.query(INSERT_CLAIMS, [...signature, ids]);
  await db.query(INSERT_CLAIM_REVISIONS, [
    ...signature,
    ids,
    claims.map(({ sentence }) => sentence),
    claims.map(({ slug }) => slug),
  ]);
  await db.query(INSERT_CLAIM_DECISIONS, [...signature, ids]);
  await db.query(INSERT_EVIDENCE, [...signature, ids, evidence]);
  await db.query(INSERT_EVIDENCE_REVISIONS, [...signature, ids, evidence, sources]);
  await db.query(INSERT_EVIDENCE_DECISIONS, [...signature, ids, evidence]);
  await db.query(INSERT_EXCERPT_CHECKS, [signature[0], ids, evidence]);
  await db.query("COMMIT");
}

function newClaim(nth: number) {
  const sentence = `On day ${nth} of the inquiry the minutes of the Petrograd committee record a majority for the motion.`;
  return { id: newId(), sentence, slug: slugOf(sentence) };
}

/** The id of a new claim or piece of evidence. */
export const newId = (): string => publicIdFrom((length) => randomBytes(length));

async function recount({ id }: BenchClaim): Promise<void> {
  const outcome = await asSystem(recountClaim)({ claimId: id }, systemClock);
  if (!outcome.ok)
    throw new Wrong(`The votes of claim ${id} were not counted: ${outcome.failure.kind}.`);
}

const PORTION = 50;

const SOURCES = "SELECT id FROM sources WHERE state = 'LIVE' ORDER BY id LIMIT 20";
const INSERT_CLAIMS = `
  INSERT INTO claims (audience_id, byline_id, actor_id, id, state, current_revision_id)
  SELECT $1::uuid, $2::uuid, $3::uuid, id, 'LIVE', md5(id)::uuid FROM unnest($4::text[]) id`;
const INSERT_CLAIM_REVISIONS = `
  INSERT INTO claim_revisions (audience_id, byline_id, actor_id, claim_id, id, ordinal, state, kind, sentence, slug)
  SELECT $1::uuid, $2::uuid, $3::uuid, id, md5(id)::uuid, 1, 'LIVE', 'FACTUAL', sentence, slug
  FROM unnest($4::text[], $5::text[], $6::text[]) given (id, sentence, slug)`;
const INSERT_CLAIM_DECISIONS = `
  INSERT INTO decisions (audience_id, byline_id, actor_id, claim_id, kind, state)
  SELECT $1::uuid, $2::uuid, $3::uuid, id, 'ADD', 'LIVE' FROM unnest($4::text[]) id`;

// Every claim has the same number of pieces; `k` counts them from 1 within a claim.
const given = (claims: string, evidence: string) => `
  FROM unnest(${claims}::text[]) WITH ORDINALITY c (claim_id, n)
  CROSS JOIN generate_series(1, cardinality(${evidence}::text[]) / cardinality(${claims}::text[])) k
  JOIN unnest(${evidence}::text[]) WITH ORDINALITY e (id, m)
    ON m = (n - 1) * (cardinality(${evidence}::text[]) / cardinality(${claims}::text[])) + k`;
const INSERT_EVIDENCE = `
  INSERT INTO evidence (audience_id, byline_id, actor_id, claim_id, id, state, current_revision_id)
  SELECT $1::uuid, $2::uuid, $3::uuid, claim_id, id, 'LIVE', md5(claim_id || id)::uuid ${given("$4", "$5")}`;
const INSERT_EVIDENCE_REVISIONS = `
  INSERT INTO evidence_revisions (audience_id, byline_id, actor_id, claim_id, id, evidence_id, ordinal, state,
    source_id, excerpt, locator_label, locator_value, direction, directness)
  SELECT $1::uuid, $2::uuid, $3::uuid, claim_id, md5(claim_id || id)::uuid, id, 1, 'LIVE',
    ($6::text[])[1 + (n + k) % cardinality($6::text[])],
    format('The secretary notes under number %s that the motion was read twice, that %s delegates spoke to it and that nobody asked for a count of hands before the evening session.', k, 3 + (n * k) % 40),
    'page', (10 + k)::text,
    (ARRAY['SUPPORTS', 'CONTRADICTS', 'SUPPORTS', 'CONTRADICTS', 'CONTEXT'])[1 + k % 5]::"Direction",
    (ARRAY['DIRECT', 'INFERENTIAL'])[1 + k % 2]::"Directness" ${given("$4", "$5")}`;
const INSERT_EVIDENCE_DECISIONS = `
  INSERT INTO decisions (audience_id, byline_id, actor_id, root_claim_id, evidence_id, kind, state)
  SELECT $1::uuid, $2::uuid, $3::uuid, claim_id, id, 'ADD', 'LIVE' ${given("$4", "$5")}`;
const INSERT_EXCERPT_CHECKS = `
  INSERT INTO excerpt_checks (audience_id, claim_id, evidence_revision_id, status, locator_check, reason, checker_version)
  SELECT $1::uuid, claim_id, md5(claim_id || id)::uuid, 'NOT_CHECKED', 'NOT_CHECKED', 'No text is held.', '1'
  ${given("$2", "$3")}`;
