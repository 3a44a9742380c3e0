import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attempt, openOwner, select } from "@/prisma/factories/connection";
import { makeLedger } from "@/prisma/factories/ledger";
import { makeReviewer } from "@/prisma/factories/people";

// Tables of history, and those of their columns that a law of their own lets move.
const HISTORY: Record<string, string[]> = {
  audit_events: [],
  redactions: [],
  redacted_texts: [],
  redacted_ledgers: [],
  standing_changes: [],
  origin_changes: [],
  claim_revisions: ["state"],
  evidence_revisions: ["state"],
  argument_revisions: ["state"],
  source_revisions: ["state"],
  claim_annotation_revisions: [],
  edition_annotation_revisions: [],
  decisions: [],
  excerpt_checks: [],
  attestations: ["withdrawn_at"],
  fit_checks: [],
  fit_settlements: [],
  standing_looks: [],
  snapshots: [],
  verdicts: [],
  bridging_fits: [],
  search_logs: [],
  rulings: [],
  ruling_answers: [],
  ruling_reviews: [],
  editions: ["holding", "rights", "rights_note", "label"],
  edition_texts: [],
  blocks: [],
  sentences: [],
  edition_parts: [],
  edition_places: [],
  text_withdrawals: ["restored_at", "restored_reason", "restored_by_actor_id"],
  argument_premises: [],
  vote_evidence: [],
  votes: ["superseded_at", "withdrawn_at"],
  ratings: ["superseded_at", "withdrawn_at"],
};
// Content, of which only the named columns move: the rest of it stands in revisions.
const CONTENT: Record<string, string[]> = {
  claims: ["state", "current_revision_id", "merged_into_id"],
  evidence: ["state", "current_revision_id"],
  arguments: ["state", "current_revision_id"],
  sources: ["state", "current_revision_id", "standing", "origin_group_id", "merged_into_id"],
  documents: ["note"],
  occurrences: ["retracted_at"],
  citations: ["claim_id", "occurrence_id", "note"],
  claim_annotations: ["current_revision_id", "retracted_at"],
  edition_annotations: ["current_revision_id", "retracted_at"],
  requests: ["closed_at", "closed_reason", "met_by_id"],
  lineages: ["withdrawn_at"],
  origin_groups: [],
  persons: ["name", "sort_name", "note"],
  topics: ["slug", "name"],
  flags: ["answered_at"],
  actors: [],
  bylines: [],
  audiences: [],
};

const db = await openOwner();
beforeAll(() => makeLedger(db));
afterAll(() => db.end());

describe("History cannot be rewritten, not even by the program's own role", () => {
  it.each(Object.entries(HISTORY))("no value of %s changes but %j", async (table, free) => {
    expect(await columnsThatMove(table, free)).toEqual([]);
  });
  it.each(Object.keys(HISTORY))("no row of %s is deleted", async (table) => {
    expect(await attempt(db, `DELETE FROM ${table}`)).toBe("AS001");
  });
  it.each(Object.keys(HISTORY))("%s is not emptied", async (table) => {
    expect(await attempt(db, `TRUNCATE ${table} CASCADE`)).toBe("AS001");
  });
});

describe("Content is immutable but for what its tombstones and revisions need", () => {
  it.each(Object.entries(CONTENT))("no value of %s changes but %j", async (table, free) => {
    expect(await columnsThatMove(table, free)).toEqual([]);
  });
  it.each(Object.keys(CONTENT))("no row of %s is deleted", async (table) => {
    expect(await attempt(db, `DELETE FROM ${table}`)).toBe("AS001");
  });
  it.each(Object.keys(CONTENT))("%s is not emptied, nor by way of another table", async (table) => {
    expect(await attempt(db, `TRUNCATE ${table} CASCADE`)).toBe("AS001");
  });
});

it("Every other table is a record of the present, and listed here with what it is", async () => {
  const rows = await select<{ name: string }>(
    db,
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
       AND c.relname <> '_prisma_migrations'
       AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgfoid = 'assay_append_only'::regproc)`,
  );
  expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(PRESENT).sort());
});
const PRESENT = {
  assignment_claims: "being made; fixed once students have it",
  assignment_tasks: "being made; fixed once students have it",
  assignments: "as its teachers set it; audit events keep what it was",
  authorships: "links that an editor corrects; audit events keep what they were",
  claim_search: "drawn from the claims",
  claim_set_members: "as their owner set them",
  claim_sets: "a title; removing one keeps it",
  claim_topics: "links that an editor corrects; audit events keep what they were",
  classes: "as its teachers set it; audit events keep what it was",
  credentials: "sign-in",
  desk_lines: "drawn from the evidence",
  digests: "waiting or sent",
  drafts: "a text still being written",
  edition_annotation_anchors: "computed from the selectors",
  fit_holds: "for ten minutes",
  follows: "a wish of a reader, ended by endedAt, erased with the account",
  idempotency_keys: "forgotten after a while",
  invitations: "used up or revoked",
  letters: "mail",
  mail_choices: "a wish of a reader, erased with the account",
  notifications: "read or not",
  occurrence_anchors: "computed from the selectors",
  profiles: "erased when the account is deleted",
  return_codes: "sign-in",
  rubrics: "a title; its versions are kept",
  saved_work: "work under way",
  search_words: "drawn from the claims",
  sessions: "sign-in",
  tallies: "computed from the votes",
  unsourced_claims: "drawn from the claims",
  text_imports: "waiting, being read or ended; what came of it is an edition",
  verifications: "sign-in",
};

it("Deleting an account leaves its actor and its byline, pointing at nobody", async () => {
  const { profileId, actorId, bylineId } = await makeReviewer(db);
  await db.query("DELETE FROM profiles WHERE id = $1", [profileId]);
  const left = await select(
    db,
    `SELECT a.profile_id AS actor, b.profile_id AS byline FROM actors a JOIN bylines b ON b.actor_id = a.id
     WHERE a.id = $1 AND b.id = $2`,
    [actorId, bylineId],
  );
  expect(left).toEqual([{ actor: null, byline: null }]);
});

it("An actor is never given to another profile", async () => {
  const [one, other] = [await makeReviewer(db), await makeReviewer(db)];
  const taken = `UPDATE actors SET profile_id = $1 WHERE id = $2`;
  await db.query("UPDATE actors SET profile_id = NULL WHERE id = $1", [other.actorId]);
  expect(await attempt(db, taken, [other.profileId, one.actorId])).toBe("AS001");
  expect(await attempt(db, taken, [other.profileId, other.actorId])).toBe("AS001");
});

/** The columns of a table's rows that took another value, other than those that may. */
async function columnsThatMove(table: string, free: string[]): Promise<string[]> {
  const columns = await select<{ name: string; type: string; isEnum: boolean; isArray: boolean }>(
    db,
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, t.typtype = 'e' AS "isEnum", t.typcategory = 'A' AS "isArray"
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    [table],
  );
  const moved: string[] = [];
  for (const column of columns.filter(({ name }) => !free.includes(name))) {
    const outcome = await attempt(db, () => changeAll(table, column));
    if (outcome !== "AS001") moved.push(`${column.name}: ${outcome}`);
  }
  return moved;
}

async function changeAll(
  table: string,
  {
    name,
    type,
    isEnum,
    isArray,
  }: { name: string; type: string; isEnum: boolean; isArray: boolean },
): Promise<void> {
  const column = `"${name}"`;
  const changed = isEnum
    ? `(SELECT e FROM unnest(enum_range(NULL::${type})) e WHERE e IS DISTINCT FROM ${column} LIMIT 1)`
    : isArray
      ? `${column} || ${column}`
      : { ...CHANGED, bigint: `${column} + 1` }[type]?.replaceAll("$", column);
  if (!changed) throw new Error(`say how a ${type} changes`);
  const { rowCount } = await db.query(`UPDATE ${table} SET ${column} = ${changed}`);
  if (!rowCount) throw new Error(`${table} is empty: nothing was tried`);
}
const CHANGED: Record<string, string> = {
  text: "coalesce($, '') || 'x'",
  uuid: "gen_random_uuid()",
  integer: "coalesce($, 0) + 1",
  smallint: "coalesce($, 0) + 1",
  boolean: "NOT $",
  date: "$ + 1",
  "timestamp with time zone": "coalesce($, now()) + interval '1 day'",
};
