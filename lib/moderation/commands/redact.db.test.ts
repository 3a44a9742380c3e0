import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { annotateClaim } from "@/lib/annotations/commands/annotate";
import { reviseAnnotation } from "@/lib/annotations/commands/revise";
import { proposeArgument } from "@/lib/arguments/commands/propose";
import { logSearch } from "@/lib/evidence/commands/log-search";
import { proposeEvidence } from "@/lib/evidence/commands/propose";
import { makeRequest } from "@/lib/evidence/commands/request";
import { PUBLIC_AUDIENCE_ID, Viewer } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { castVote } from "@/lib/reviews/commands/vote";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { searchClaims } from "@/lib/search/queries";
import { ALL_CLAIMS } from "@/lib/search/schema";
import { proposeSource } from "@/lib/sources/commands/propose";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence, makeExcerptCheck } from "@/prisma/factories/evidence";
import { makeFlag, makeRuling } from "@/prisma/factories/moderation";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { makeSource } from "@/prisma/factories/sources";
import { readHeld } from "../queries/held-texts";
import { subjectIdOf, subjectIn, textIdOf, type RedactableKind } from "../rules/redaction";
import { choicesOf } from "../rules/redaction-plan";
import { reviseContribution } from "./revise";
import { redactText } from "./redact";
import { heldTexts } from "./redact-rows";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const author = await makeReviewer(db, { role: "EDITOR" });
const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
const GROUNDED = { ground: "PERSONAL_DATA", publicReason: "It names a neighbour." };

/** Texts of every kind in which an unlikely name stands, written as people write them where there is a form for it. */
const WRITTEN: Record<RedactableKind, (words: string, by: Reviewer) => Promise<string>> = {
  claim: async (words, by) => {
    const { id, revisionId } = await makeClaim(db, { by });
    await done(reviseContribution, by, {
      ...{ kind: "claim", contributionId: id, revisionId, claimKind: "FACTUAL", sentence: words },
      reason: `As ${words} has it.`,
    });
    return id;
  },
  evidence: async (words, by) => {
    const claim = await makeClaim(db);
    const { id: sourceId } = await makeSource(db);
    await done(proposeEvidence, by, {
      ...{
        claimId: claim.id,
        sourceId,
        excerpt: words,
        direction: "CONTEXT",
        note: `See ${words}`,
      },
      ...{ locatorLabel: "page", locatorValue: "1", directness: "DIRECT" },
    });
    const [row] = await select(db, EVIDENCE_OF, [claim.id]);
    const evidence = { claimId: claim.id, id: row!.id, revisionId: row!.revision, sourceId };
    await makeExcerptCheck(db, evidence, { answer: { matched: words, differences: words } });
    return `${claim.id}/${row!.id}`;
  },
  argument: async (words, by) => {
    const [claim, premise] = [await makeClaim(db), await makeClaim(db)];
    await done(proposeArgument, by, {
      ...{ claimId: claim.id, relation: "REBUTS", premises: [premise.id], wording: words },
    });
    const [row] = await select(db, "SELECT id FROM arguments WHERE claim_id = $1", [claim.id]);
    return `${claim.id}/${row!.id}`;
  },
  annotation: async (words, by) => {
    const { id: claimId } = await makeClaim(db);
    const note = { claimId, motivation: "COMMENTING", body: words, audience: "PUBLIC" };
    await done(annotateClaim, by, note);
    const [row] = await select(db, NOTE_OF, [claimId]);
    const annotationId = row!.id as string;
    await done(reviseAnnotation, by, {
      ...{ claimId, annotationId, revisionId: row!.revision, body: `${words} Indeed.` },
    });
    return `${claimId}/${annotationId}`;
  },
  vote: async (words, by) => {
    const { id: claimId } = await makeClaim(db);
    for (const choice of ["MIXED", "SUPPORTED"])
      await done(castVote, by, {
        ...{ claimId, choice, confidence: "SURE", rationale: words },
        seenHash: await hashOf(claimId),
      });
    const [row] = await select(db, "SELECT id FROM votes WHERE claim_id = $1 LIMIT 1", [claimId]);
    return `${claimId}/${row!.id}`;
  },
  search: async (words, by) => {
    const { id: claimId } = await makeClaim(db);
    const said = { place: words, words, searchedOn: "2020-02-29", result: words };
    await done(logSearch, by, { claimId, ...said });
    const [row] = await select(db, "SELECT id FROM search_logs WHERE claim_id = $1", [claimId]);
    return `${claimId}/${row!.id}`;
  },
  request: async (words, by) => {
    const { id: claimId } = await makeClaim(db);
    await done(makeRequest, by, { claimId, kind: "NEEDS_SOURCE", note: words });
    const [row] = await select(db, "SELECT id FROM requests WHERE claim_id = $1", [claimId]);
    return `${claimId}/${row!.id}`;
  },
  source: async (words, by) => {
    const record = { type: "book", title: words, publisher: words, note: words };
    await done(proposeSource, by, { ...record, authors: "Reed, John" });
    const [row] = await select(
      db,
      "SELECT source_id AS id FROM source_revisions WHERE title = $1",
      [words],
    );
    return row!.id as string;
  },
  document: async (words, by) => {
    const { id: source_id } = await makeSource(db, { by });
    const whose = { audience_id: PUBLIC_AUDIENCE_ID, actor_id: by.actorId, byline_id: by.bylineId };
    const id = (await makeClaim(db)).id;
    await insertRow(db, "documents", { id, source_id, note: words, ...whose });
    return id;
  },
  person: async (words, by) => {
    const { id } = await makeClaim(db);
    const row = { id, name: words, sort_name: words, audience_id: PUBLIC_AUDIENCE_ID };
    await insertRow(db, "persons", { ...row, note: words, actor_id: by.actorId });
    return id;
  },
  profile: async (words) => {
    const { profileId } = await makeReviewer(db);
    await db.query("UPDATE profiles SET name = $2 WHERE id = $1", [profileId, words]);
    return profileId;
  },
  flag: async (words, by) => {
    const row = { subject_kind: "claim", subject_id: "somewhere", reason: "PERSONAL_DATA" };
    const whose = { actor_id: by.actorId, note: words, contact: null };
    return (await insertRow(db, "flags", { ...row, ...whose })).id as string;
  },
  ruling: async (words, by) => {
    const id = await makeRuling(db, await makeFlag(db), { on: by });
    await insertRow(db, "ruling_answers", { ruling_id: id, body: words, actor_id: by.actorId });
    return id;
  },
};

describe.each(Object.keys(WRITTEN) as RedactableKind[])("Redacting every text of a %s", (kind) => {
  it("leaves no trace of it in any column of any table, nor in the search", async () => {
    const [name, words] = unlikely();
    const on = `${kind}:${await WRITTEN[kind](words, author)}`;
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
  it("is not for whoever wrote it, nor for anybody but an administrator", async () => {
    const [name, words] = unlikely();
    const writer = await makeReviewer(db, { role: "ADMIN" });
    const on = `${kind}:${await WRITTEN[kind](words, writer)}`;
    // A name is a profile's own, and nobody's contribution.
    if (kind !== "profile")
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

describe("A redaction", () => {
  it("is shown before it is done, and done only as it was shown", async () => {
    const [name, words] = unlikely();
    const on = `claim:${await WRITTEN.claim(words, author)}`;
    const input = { on, texts: [textIdOf(words)], ...GROUNDED };
    const first = await redact(admin, input);
    const mark = `[redacted ${words.length} characters, sha256 ${sha256Hex(words)}]`;
    expect(first).toMatchObject({
      failure: { kind: "conflict", details: { replaced: [{ label: "Sentence", after: mark }] } },
    });
    const { seal } = detailsOf(first);
    const other = await redact(admin, { ...input, publicReason: "For another reason.", seal });
    expect(other).toMatchObject({ failure: { kind: "conflict" } });
    expect(await traces(name)).not.toEqual([]);
    expect(await redact(admin, { ...input, seal })).toMatchObject({ ok: true });
  });
  it("of a passage keeps the rest of every wording", async () => {
    const [name] = unlikely();
    const words = `He lives in ${name} Street, “so they say”.`;
    const on = `annotation:${await WRITTEN.annotation(words, author)}`;
    const passage = { on, only: `${name} Street`, ...GROUNDED };
    expect(await confirmed(admin, passage)).toMatchObject({ ok: true });
    const rows = await readHeld(readSql, subjectIn(on)!);
    const mark = `[redacted ${passage.only.length} characters, sha256 ${sha256Hex(passage.only)}]`;
    expect(rows.map(({ texts }) => texts.body)).toEqual([
      `He lives in ${mark}, “so they say”.`,
      `He lives in ${mark}, “so they say”. Indeed.`,
    ]);
    expect(await traces(name)).toEqual([]);
  });
  it("finds words in the log that JSON writes in another way", async () => {
    const [name] = unlikely();
    const words = `"${name}"\nlives\there`;
    const on = `annotation:${await WRITTEN.annotation(words, author)}`;
    expect(await redactAll(admin, on, name)).toMatchObject({ ok: true });
    expect(await traces(name)).toEqual([]);
    const events = await select(
      db,
      "SELECT after FROM audit_events WHERE after LIKE '%redacted %'",
    );
    expect(() => events.map(({ after }) => JSON.parse(after as string))).not.toThrow();
  });
  it.each([
    ["a passage that stands nowhere in it", { only: "words of nobody" }, "only"],
    ["a passage too short to mean these words", { only: "He" }, "only"],
    ["a ground that is not on the list", { ground: "DISLIKE" }, "ground"],
    ["no reason", { publicReason: "" }, "publicReason"],
    ["no text", { texts: [] }, "texts"],
  ])("is not made for %s", async (_, change, field) => {
    const [, words] = unlikely();
    const on = `claim:${await WRITTEN.claim(words, author)}`;
    const input = { on, texts: [textIdOf(words)], ...GROUNDED, ...change };
    expect(await redact(admin, input)).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });
  it("does not say again in its reason what it takes out", async () => {
    const [, words] = unlikely();
    const on = `claim:${await WRITTEN.claim(words, author)}`;
    const input = { on, texts: [textIdOf(words)], ...GROUNDED, publicReason: `It says ${words}` };
    expect(await redact(admin, input)).toMatchObject({
      failure: { kind: "invalid", fields: { publicReason: [expect.any(String)] } },
    });
  });
  it.each(["claim:0000000000", "vote:0000000000/00000000-0000-4000-8000-000000000000"])(
    "of what is not there finds nothing: %s",
    async (on) => {
      const input = { on, texts: [textIdOf("words")], ...GROUNDED };
      expect(await redact(admin, input)).toMatchObject({ failure: { kind: "notFound" } });
    },
  );
  it("happens once, of two at once", async () => {
    const [, words] = unlikely();
    const on = `claim:${await WRITTEN.claim(words, author)}`;
    const input = { on, texts: [textIdOf(words)], ...GROUNDED };
    const { seal } = detailsOf(await redact(admin, input));
    const other = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
    const both = await Promise.all([admin, other].map((by) => redact(by, { ...input, seal })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const id = subjectIdOf(subjectIn(on)!);
    expect(await select(db, "SELECT 1 FROM redactions WHERE subject_id = $1", [id])).toHaveLength(
      1,
    );
  });
  it("tells where the same words stand besides, and leaves them there", async () => {
    const [name, words] = unlikely();
    const [on, other] = [await WRITTEN.claim(words, author), await WRITTEN.claim(words, author)];
    const input = { on: `claim:${on}`, texts: [textIdOf(words)], ...GROUNDED };
    const first = await redact(admin, input);
    expect(detailsOf(first).elsewhere).toContainEqual({ label: "Sentence", count: 1 });
    await redact(admin, { ...input, seal: detailsOf(first).seal });
    expect(await found(name)).toEqual([other]);
  });
  it("names in public who, when, why and how much", async () => {
    const [, words] = unlikely();
    const id = await WRITTEN.claim(words, author);
    await confirmed(admin, { on: `claim:${id}`, texts: [textIdOf(words)], ...GROUNDED });
    const [row] = await select(
      db,
      `SELECT r.*, t.length, t.sha256 FROM redactions r JOIN redacted_texts t ON t.redaction_id = r.id WHERE r.subject_id = $1`,
      [id],
    );
    expect(row).toMatchObject({
      ...{ public_reason: GROUNDED.publicReason, byline_id: admin.require().bylineId },
      ...{ length: words.length, sha256: sha256Hex(words) },
    });
  });
});

describe("Votes on a ledger of which words are redacted", () => {
  it("stay as fresh as they were, before and after a second redaction", async () => {
    const [name, words] = unlikely();
    const on = subjectIn(`evidence:${await WRITTEN.evidence(words, author)}`)!;
    const before = await hashOf(on.claimId!);
    await makeVote(db, { id: on.claimId!, revisionId: await revisionOf(on.claimId!) });
    expect(await redactAll(admin, `evidence:${subjectIdOf(on)}`, name)).toMatchObject({ ok: true });
    expect(await hashOf(on.claimId!)).toBe(before);
    const locator = { on: `evidence:${subjectIdOf(on)}`, texts: [textIdOf("1")], ...GROUNDED };
    expect(await confirmed(admin, locator)).toMatchObject({ ok: true });
    expect(await hashOf(on.claimId!)).toBe(before);
  });
  it("go stale as ever by what is added later", async () => {
    const [name, words] = unlikely();
    const on = subjectIn(`evidence:${await WRITTEN.evidence(words, author)}`)!;
    const before = await hashOf(on.claimId!);
    await redactAll(admin, `evidence:${subjectIdOf(on)}`, name);
    await makeEvidence(db, on.claimId!);
    expect(await hashOf(on.claimId!)).not.toBe(before);
  });
});

/** A name that stands nowhere, and words with it. */
function unlikely(): [name: string, words: string] {
  const name = `qz${randomBytes(5).toString("hex")}`;
  return [name, `${name} lives at the corner of Baker Street.`];
}

type Executable = {
  execute(
    viewer: Viewer,
    input: unknown,
    call: { clock: typeof systemClock; idempotencyKey?: string },
  ): Promise<{ ok: boolean; failure?: unknown }>;
};

async function done(command: Executable, by: Reviewer, input: unknown) {
  const outcome = await command.execute(viewerOf(by), input, { clock: systemClock });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
}

const redact = (viewer: Viewer, input: unknown) =>
  redactText.execute(viewer, input, { clock: systemClock });

type Outcome = Awaited<ReturnType<typeof redact>>;
function detailsOf(outcome: Outcome): { seal: string; elsewhere: unknown[] } {
  if (outcome.ok || outcome.failure.kind !== "conflict") throw new Error("nothing was shown");
  return outcome.failure.details as { seal: string; elsewhere: unknown[] };
}

/** Looks, and confirms what was shown; the refusal where nothing was. */
async function confirmed(viewer: Viewer, input: Record<string, unknown>) {
  const first = await redact(viewer, input);
  if (first.ok || first.failure.kind !== "conflict" || !first.failure.details) return first;
  return redact(viewer, { ...input, seal: detailsOf(first).seal });
}

/** Redacts every text of a thing in which a name stands. */
async function redactAll(viewer: Viewer, on: string, name: string) {
  const subject = subjectIn(on)!;
  const held = heldTexts(await readHeld(readSql, subject), subject.kind);
  const chosen = choicesOf(held.map((one) => one.held)).filter(({ text }) => text.includes(name));
  return confirmed(viewer, { on, texts: chosen.map(({ id }) => id), ...GROUNDED });
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

const hashOf = async (claimId: string) =>
  seenHash((await readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID))!);

async function revisionOf(claimId: string): Promise<string> {
  const [row] = await select(db, "SELECT current_revision_id AS id FROM claims WHERE id = $1", [
    claimId,
  ]);
  return row!.id as string;
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
const EVIDENCE_OF = `SELECT id, current_revision_id AS revision FROM evidence WHERE claim_id = $1`;
const NOTE_OF =
  "SELECT id, current_revision_id AS revision FROM claim_annotations WHERE claim_id = $1";
