import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { Viewer } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { searchClaims } from "@/lib/search/queries";
import { ALL_CLAIMS } from "@/lib/search/schema";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { unlikely, WRITTEN } from "@/prisma/factories/written";
import { getRedactionSheet } from "../queries/redaction-sheet";
import { subjectIdOf, subjectIn, type RedactableKind } from "../rules/redaction";
import { redactText } from "./redact";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const author = await makeReviewer(db, { role: "EDITOR" });
const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
const GROUNDED = { ground: "PERSONAL_DATA", publicReason: "It names a neighbour." };

describe.each(Object.keys(WRITTEN) as RedactableKind[])("Redacting every text of a %s", (kind) => {
  it("leaves no trace of it in any column of any table, nor in the search", async () => {
    const [name, words] = unlikely();
    const on = `${kind}:${await WRITTEN[kind](db, words, author)}`;
    await keepElsewhere(words);
    expect(await traces(name)).not.toEqual([]);
    expect(await redactAll(admin, on, name)).toMatchObject({ ok: true });
    expect(await traces(name)).toEqual([]);
    expect(await found(name)).toEqual([]);
    const rows = await select(db, "SELECT * FROM redactions WHERE subject_id = $1", [
      subjectIdOf(subjectIn(on)!),
    ]);
    expect(rows).toMatchObject([{ ground: "PERSONAL_DATA", subject_kind: kind }]);
  });
  it("takes a name out of the log, however short", async () => {
    const [name] = unlikely();
    const on = `${kind}:${await WRITTEN[kind](db, `By ${name}`, author)}`;
    const passage = { on, only: name, ...GROUNDED };
    expect(await confirmed(passage)).toMatchObject({ ok: true });
    expect((await traces(name)).filter((where) => where.startsWith("audit_events"))).toEqual([]);
  });
  it("is not for whoever wrote it, nor for anybody but an administrator", async () => {
    const [name, words] = unlikely();
    const writer = await makeReviewer(db, { role: "ADMIN" });
    const on = `${kind}:${await WRITTEN[kind](db, words, writer)}`;
    // A name is a profile's own, and nobody's contribution.
    if (kind !== "reviewer")
      expect(await redactAll(viewerOf(writer), on, name)).toMatchObject({
        failure: { kind: "forbidden" },
      });
    const refused = [viewerOf(author), viewerOf(await makeReviewer(db))];
    for (const viewer of refused)
      expect(await redactAll(viewer, on, name)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await redactAll(Viewer.anyone, on, name)).toMatchObject({
      failure: { kind: "signedOut" },
    });
    expect(await traces(name)).not.toEqual([]);
  });
});

/** Redacts every text of a thing in which a name stands: looks, and confirms what was shown. */
async function redactAll(viewer: Viewer, on: string, name: string) {
  const sheet = await getRedactionSheet(admin, { kind: on.split(":")[0]!, id: on.split(":")[1]! });
  const texts = sheet!.choices.filter(({ text }) => text.includes(name)).map(({ id }) => id);
  return confirmed({ on, texts, ...GROUNDED }, viewer);
}

async function confirmed(input: Record<string, unknown>, viewer = admin) {
  const first = await redactText.execute(viewer, input, { clock: systemClock });
  if (first.ok || first.failure.kind !== "conflict") return first;
  const seal = first.failure.details?.seal;
  return redactText.execute(viewer, { ...input, seal }, { clock: systemClock });
}

/** What the program may keep of words besides: an answer, a draft, a letter, a report. */
async function keepElsewhere(words: string) {
  const { actorId } = author;
  const kept = JSON.stringify({ words });
  await insertRow(db, "idempotency_keys", {
    ...{ actor_id: actorId, key: words.slice(0, 5) + randomBytes(4).toString("hex") },
    ...{ command: "claim.propose", input_sha256: sha256Hex(words), result: kept },
  });
  await insertRow(db, "drafts", {
    ...{ actor_id: actorId, form: "vote", subject: randomBytes(4).toString("hex") },
    ...{ content: kept, updated_at: new Date() },
  });
  await insertRow(db, "letters", { recipient: "a@example.org", subject: words, text: words });
  const row = { subject_kind: "claim", subject_id: "somewhere", reason: "PERSONAL_DATA" };
  await insertRow(db, "flags", { ...row, note: `It says ${words}`, actor_id: actorId });
}

const found = async (query: string) =>
  (await searchClaims({ ...ALL_CLAIMS, query, sort: "best" }, 30)).found.map(
    ({ claimId }) => claimId,
  );

/** Every column of every table of ours in which something stands, in whatever spelling of letters. */
async function traces(name: string): Promise<string[]> {
  const columns = await select<{ schema: string; table: string; column: string }>(db, COLUMNS);
  expect(columns.length).toBeGreaterThan(200);
  const standing: string[] = [];
  for (const { schema, table, column } of columns) {
    const rows = await select(
      db,
      `SELECT 1 FROM "${schema}"."${table}" WHERE strpos(lower("${column}"::text), $1) > 0 LIMIT 1`,
      [name],
    );
    if (rows.length > 0) standing.push(`${table}.${column}`);
  }
  return standing;
}

const COLUMNS = `SELECT c.table_schema AS schema, c.table_name AS "table", c.column_name AS "column"
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
    AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'tsvector', 'bytea', 'USER-DEFINED')`;
