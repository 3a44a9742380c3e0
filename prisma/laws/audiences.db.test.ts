import { afterAll, expect, it } from "vitest";
import { openOwner, select } from "@/prisma/factories/connection";

const db = await openOwner();
afterAll(() => db.end());

const TABLES = `c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> '_prisma_migrations'`;

// Tables without an audience of their own, and why.
const WITHOUT_AUDIENCE = {
  actors: "a person, not content",
  additions: "part of a submission",
  argument_premises: "part of an argument",
  assessments: "part of a submission",
  assignment_claims: "part of an assignment",
  assignment_tasks: "part of an assignment",
  assignment_templates: "its owner's alone",
  audiences: "is one",
  authorships: "part of a source",
  bank_comments: "its owner's alone",
  blocks: "part of an edition",
  claim_search: "drawn from what is public alone",
  claim_set_members: "part of a set",
  claim_sets: "its owner's alone",
  claim_topics: "a link between two that have one",
  credentials: "sign-in",
  criteria: "part of a rubric",
  desk_lines: "drawn from what is public alone",
  digests: "its reader's alone",
  drafts: "its writer's alone",
  edition_parts: "part of an edition",
  edition_places: "part of an edition",
  edition_texts: "part of an edition",
  enrolments: "for a class alone",
  extensions: "part of an assignment",
  fit_holds: "its reader's alone",
  flags: "for editors alone",
  follows: "its reader's alone",
  grade_events: "part of a submission",
  hand_ins: "part of a submission",
  idempotency_keys: "its sender's alone",
  inquiries: "part of a submission",
  invitations: "for the person invited",
  join_codes: "for a class's teachers",
  letters: "for their recipient",
  levels: "part of a rubric",
  lineages: "between two sources",
  mail_choices: "its reader's alone",
  mark_records: "part of a mark",
  marks: "part of an assessment",
  notifications: "for their recipient",
  origin_changes: "part of a source's history",
  origin_groups: "an id and nothing else",
  profiles: "a person, not content",
  redacted_texts: "part of a redaction",
  redactions: "who, when and why stay public",
  releases: "part of a submission",
  return_codes: "sign-in",
  roster_entries: "for a class's teachers",
  rubric_versions: "part of a rubric",
  rubrics: "for a class alone",
  ruled_flags: "part of a ruling",
  ruling_answers: "part of a ruling",
  ruling_reviews: "part of a ruling",
  saved_work: "its writer's alone",
  search_words: "words of what is public alone",
  sentences: "part of an edition",
  sessions: "sign-in",
  standing_changes: "part of a source's history",
  submissions: "part of an assignment",
  text_imports: "for editors alone",
  text_withdrawals: "part of an edition",
  unmaskings: "part of a submission",
  unsourced_claims: "drawn from what is public alone",
  verifications: "sign-in",
  vote_evidence: "part of a vote",
};
// May be null: some events are about no content.
const AUDIENCE_MAY_BE_NULL = ["audit_events"];

it("Every row of content has exactly one audience, never null", async () => {
  const tables = await select<{ name: string; isNotNull: boolean | null }>(
    db,
    `SELECT c.relname AS name, a.attnotnull AS "isNotNull" FROM pg_class c
     LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'audience_id' WHERE ${TABLES}`,
  );
  const named = (isNotNull: boolean | null) =>
    tables
      .filter((table) => table.isNotNull === isNotNull)
      .map(({ name }) => name)
      .sort();
  expect(named(null)).toEqual(Object.keys(WITHOUT_AUDIENCE));
  expect(named(false)).toEqual(AUDIENCE_MAY_BE_NULL);
  expect(named(true).length).toBeGreaterThan(25);
});

// Names of something that no single table keeps: a subject by kind and id, or another system's id.
const NAMES_NO_ROW = [
  "audit_events.subject_id",
  "credentials.account_id",
  "credentials.provider_id",
  // A school's own name for somebody.
  "roster_entries.external_id",
  "flags.subject_id",
  "notifications.subject_id",
  "redactions.subject_id",
  "rulings.subject_id",
  // Checked to equal the row's own claim, which has the key.
  "claim_annotations.target_claim_id",
  "requests.target_claim_id",
  // Half of a pair that names a row together with the other half.
];

it("Whatever a row names exists", async () => {
  const unheld = await select<{ name: string }>(
    db,
    `SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE ${TABLES} AND a.attnum > 0 AND NOT a.attisdropped AND a.attname LIKE '%\\_id'
       AND NOT EXISTS (SELECT 1 FROM pg_constraint k
         WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey))`,
  );
  expect(unheld.map(({ name }) => name).sort()).toEqual([...NAMES_NO_ROW].sort());
});

it("No deletion reaches further than sign-in", async () => {
  const reaching = await select<{ name: string; rule: string }>(
    db,
    `SELECT k.conrelid::regclass || ' -> ' || k.confrelid::regclass AS name, k.confdeltype AS rule
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
     WHERE k.contype = 'f' AND ${TABLES} AND k.confdeltype NOT IN ('r', 'a')`,
  );
  expect(reaching.map(({ name, rule }) => `${name} ${rule}`).sort()).toEqual([
    "actors -> profiles n",
    "bylines -> profiles n",
    "credentials -> profiles c",
    "return_codes -> profiles c",
    "sessions -> profiles c",
  ]);
});

it("Tables below a claim or an edition are keyed by it first, so that they can be spread by it", async () => {
  const keys = await select<{ name: string; key: string }>(
    db,
    `SELECT c.relname AS name, (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = k.conkey[1]) AS key
     FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p' WHERE ${TABLES}`,
  );
  const keyedBy = (key: string) => keys.filter((row) => row.key === key).map((row) => row.name);
  expect(keyedBy("claim_id")).toEqual(expect.arrayContaining(BELOW_A_CLAIM));
  expect(keyedBy("edition_id")).toEqual(
    expect.arrayContaining(["blocks", "sentences", "edition_parts", "edition_annotations"]),
  );
});
const BELOW_A_CLAIM = [
  ...["evidence", "evidence_revisions", "arguments", "argument_revisions", "votes", "ratings"],
  ...["tallies", "snapshots", "verdicts", "search_logs", "occurrences", "claim_annotations"],
];
