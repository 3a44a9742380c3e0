import { afterAll, describe, expect, it } from "vitest";
import { SYSTEM_ACTOR_ID } from "@/lib/access/viewer";
import { askToDelete, inDays, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { attempt, insertRow, openOwner, select, wordsIn } from "@/prisma/factories/connection";
import { makeReviewer } from "@/prisma/factories/people";
import {
  makeErasedClass,
  makeSpokenClass,
  type SpokenClass,
} from "@/prisma/factories/spoken-class";

const db = await openOwner();
afterAll(() => db.end());

const ERASE = "SELECT assay_erase_class($1, $2, $3)";

describe("A class", () => {
  it.each([
    ["that nobody asked for", null, "AS002"],
    ["29 days after somebody asked", -29, "AS002"],
    ["30 days after somebody asked", -30, "done"],
  ])("%s is erased: %s days, %s", async (_, asked, outcome) => {
    const { id } = await makeClass(db);
    if (asked !== null) await askToDelete(db, { id }, inDays(asked));
    expect(await attempt(db, ERASE, [id, new Date(), SYSTEM_ACTOR_ID])).toBe(outcome);
  });

  it("says who wants it deleted while somebody does, and nothing else", async () => {
    const { id } = await makeClass(db);
    const set = (changes: string) =>
      attempt(db, `UPDATE classes SET ${changes} WHERE id = '${id}'`);
    expect(await set("deletion_asked_at = now()")).toBe("classes_erased_check");
    expect(await set("deletion_reason = 'Because.'")).toBe("classes_erased_check");
    expect(await set("erased_at = now()")).toBe("AS002");
  });

  it("is erased with its words, and stays as it is then", async () => {
    const { id } = await makeClass(db);
    await askToDelete(db, { id }, inDays(-30));
    const bare = "UPDATE classes SET erased_at = now() WHERE id = $1";
    expect(await attempt(db, bare, [id])).toBe("AS002");
    await db.query(ERASE, [id, new Date(), SYSTEM_ACTOR_ID]);
    for (const change of ["name = 'Again'", "erased_at = NULL", "archived_at = now()"])
      expect(await attempt(db, `UPDATE classes SET ${change} WHERE id = '${id}'`)).toBe("AS001");
  });
});

describe("Words of a class", () => {
  it("go for good when it is erased: none stands in any column of any table", async () => {
    const marker = "zephyrine";
    const { id } = await makeSpokenClass(db, marker);
    const before = await wordsIn(db, marker);
    // Every table that holds words of a class has some here, so that none is forgotten.
    expect(before).toEqual(expect.arrayContaining(WITH_WORDS));
    await askToDelete(db, { id }, inDays(-30));
    await db.query(ERASE, [id, new Date(), SYSTEM_ACTOR_ID]);
    expect(await wordsIn(db, marker)).toEqual([]);
  });

  it("of another class stay, and so does everything that is no class’s", async () => {
    const other = await makeSpokenClass(db, "quinceberry");
    const erased = await makeSpokenClass(db, "marzipan");
    await askToDelete(db, erased, inDays(-30));
    const before = await everything();
    await db.query(ERASE, [erased.id, new Date(), SYSTEM_ACTOR_ID]);
    const after = new Set(await everything());
    const gone = before.filter((row) => !after.has(row));
    expect(gone.filter((row) => !isOf(erased, row))).toEqual([]);
    expect(gone.length).toBeGreaterThan(20);
    expect(await wordsIn(db, "quinceberry")).toEqual(expect.arrayContaining(WITH_WORDS));
    expect(other.id).not.toBe(erased.id);
  });

  it("stay in history while it is not erased, and go afterwards by their length and hash alone", async () => {
    const [goesOn, erased] = [await makeAssignment(db), await makeErasedClass(db)];
    const revise = (versionId: string, title: string) =>
      attempt(db, `UPDATE criteria SET title = ${title} WHERE version_id = $1`, [versionId]);
    expect(await revise(goesOn.workRubric.versionId, "assay_redacted(title)")).toBe("AS001");
    expect(await revise(erased.workRubric.versionId, "'Other words'")).toBe("AS001");
    expect(await revise(erased.workRubric.versionId, "assay_redacted(title)")).toBe("done");
    const points = "UPDATE levels SET points = 1 WHERE criterion_id = $1";
    expect(await attempt(db, points, [erased.workRubric.criteria[0]!.id])).toBe("AS001");
  });
});

describe("What somebody kept for their own classes", () => {
  it.each(["bank_comments", "assignment_templates"])(
    "goes when their account does, and not before: %s",
    async (table) => {
      const owner = await makeReviewer(db);
      const words =
        table === "bank_comments" ? { comment: "Look again." } : { title: "Mine", content: "{}" };
      const { id } = await insertRow(db, table, { owner_actor_id: owner.actorId, ...words });
      const column = Object.keys(words)[0]!;
      const take = `UPDATE ${table} SET ${column} = assay_redacted(${column}) WHERE id = $1`;
      expect(await attempt(db, take, [id])).toBe("AS001");
      await db.query("DELETE FROM profiles WHERE id = $1", [owner.profileId]);
      expect(await attempt(db, take, [id])).toBe("done");
    },
  );
});

it("Whatever has an audience keeps its words as text, which an erasure finds", async () => {
  const others = await select<{ name: string }>(
    db,
    `SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
       AND a.atttypid IN ('varchar'::regtype, 'json'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
       AND EXISTS (SELECT 1 FROM pg_attribute u WHERE u.attrelid = c.oid AND u.attname = 'audience_id')`,
  );
  expect(others).toEqual([]);
});

it("What an erasure leaves in rows with an audience says nothing, column by column", async () => {
  const kept = await select<{ name: string }>(
    db,
    `SELECT c.relname || '.' || a.attname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
       AND a.atttypid = 'text'::regtype AND assay_is_no_word(a.attname)
       AND EXISTS (SELECT 1 FROM pg_attribute u WHERE u.attrelid = c.oid AND u.attname = 'audience_id')
       AND NOT EXISTS (SELECT 1 FROM pg_constraint k
         WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f') AND a.attnum = ANY (k.conkey)) ORDER BY 1`,
  );
  expect(kept.map(({ name }) => name)).toEqual(WITHOUT_WORDS);
});

const WITHOUT_WORDS = [
  ...["arguments.signature", "audit_events.subject_id", "audit_events.subject_kind"],
  ...["bridging_fits.sha256", "claim_annotations.target_claim_id", "classes.time_zone"],
  ...["editions.language", "editions.sha256", "excerpt_checks.checker_version"],
  ...[
    "occurrence_anchors.exact_sha256",
    "occurrences.exact_sha256",
    "redacted_ledgers.hash_before",
  ],
  ...["requests.target_claim_id", "rulings.subject_id", "rulings.subject_kind", "snapshots.sha256"],
  ...["tallies.seen_hash", "verdicts.receipt_sha256", "votes.seen_hash"],
];
const WITH_WORDS = [
  ...[
    "appraisals",
    "argument_revisions",
    "assignments",
    "audit_events",
    "bylines",
    "claim_annotation_revisions",
  ],
  ...[
    "claim_revisions",
    "classes",
    "criteria",
    "decisions",
    "drafts",
    "evidence_revisions",
    "extensions",
  ],
  ...[
    "grade_events",
    "inquiries",
    "levels",
    "marks",
    "roster_entries",
    "rubrics",
    "saved_work",
    "unmaskings",
  ],
  ...["source_revisions", "votes"],
];

/** Every row of every table, as text, with the name of its table. */
async function everything(): Promise<string[]> {
  const tables = await select<{ name: string }>(
    db,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`,
  );
  const rows: string[] = [];
  for (const { name } of tables)
    for (const { row } of await select<{ row: string }>(
      db,
      `SELECT t::text AS row FROM "${name}" t`,
    ))
      rows.push(`${name} ${row}`);
  return rows;
}

/** Whether a row is of a class: it says its word, or names it or one of its audiences. */
const isOf = ({ id, marker, audienceId, assignments }: SpokenClass, row: string) =>
  [id, marker, audienceId, ...assignments.map((each) => each.audienceId)].some((name) =>
    row.includes(name),
  );
