import { afterAll, describe, expect, it } from "vitest";
import { messagesOf } from "@/lib/access/form-action";
import type { Viewer } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { searchClaims } from "@/lib/search/queries";
import { ALL_CLAIMS } from "@/lib/search/schema";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { hashOf, unlikely, WRITTEN } from "@/prisma/factories/written";
import { readHeld } from "../queries/held-texts";
import { getRedactionSheet } from "../queries/redaction-sheet";
import { subjectIdOf, subjectIn, textIdOf } from "../rules/redaction";
import { reviseContribution } from "./revise";
import { redactText } from "./redact";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const author = await makeReviewer(db, { role: "EDITOR" });
const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
const GROUNDED = { ground: "PERSONAL_DATA", publicReason: "It names a neighbour." };

describe("A redaction", () => {
  it("is shown before it is done, and done only as it was shown", async () => {
    const [name, words] = unlikely();
    const on = `claim:${await WRITTEN.claim(db, words, author)}`;
    const input = { on, texts: [textIdOf(words)], ...GROUNDED };
    const first = await redact(admin, input);
    const mark = `[redacted ${words.length} characters, sha256 ${sha256Hex(words)}]`;
    expect(first).toMatchObject({
      failure: { kind: "conflict", details: { replaced: [{ label: "Sentence", after: mark }] } },
    });
    const { seal } = detailsOf(first);
    // Nothing went wrong, and the form says so.
    expect(first.ok ? [] : messagesOf(first.failure).formErrors).toEqual([
      expect.stringMatching(/^Below stands/),
    ]);
    const other = await redact(admin, { ...input, publicReason: "For another reason.", seal });
    expect(other).toMatchObject({ failure: { kind: "conflict" } });
    expect(await found(name)).not.toEqual([]);
    expect(await redact(admin, { ...input, seal })).toMatchObject({ ok: true });
  });
  it("of a passage keeps the rest of every wording", async () => {
    const [name] = unlikely();
    const words = `He lives in ${name} Street, “so they say”.`;
    const on = `annotation:${await WRITTEN.annotation(db, words, author)}`;
    const passage = { on, only: `${name} Street`, ...GROUNDED };
    expect(await confirmed(admin, passage)).toMatchObject({ ok: true });
    const rows = await readHeld(readSql, subjectIn(on)!);
    const mark = `[redacted ${passage.only.length} characters, sha256 ${sha256Hex(passage.only)}]`;
    expect(rows.map(({ texts }) => texts.body)).toEqual([
      `He lives in ${mark}, “so they say”.`,
      `He lives in ${mark}, “so they say”. Indeed.`,
    ]);
    expect(await logged(name)).toEqual([]);
  });
  it("keeps its marks when the rest is worded anew, and nobody types another", async () => {
    const [name] = unlikely();
    const id = await WRITTEN.claim(db, `He lives in ${name} Street.`, author);
    const passage = { on: `claim:${id}`, only: `${name} Street`, ...GROUNDED };
    expect(await confirmed(admin, passage)).toMatchObject({ ok: true });
    const mark = `[redacted ${passage.only.length} characters, sha256 ${sha256Hex(passage.only)}]`;
    const forged = `[redacted 99 characters, sha256 ${"0".repeat(64)}]`;
    const reworded = {
      ...{ kind: "claim", contributionId: id, revisionId: await revisionOf(id) },
      ...{ claimKind: "FACTUAL", reason: "He moved, they say." },
      sentence: `He lived in ${mark} and in ${forged}.`,
    };
    expect(
      await reviseContribution.execute(viewerOf(author), reworded, { clock: systemClock }),
    ).toMatchObject({ ok: true });
    const sentences = (await readHeld(readSql, subjectIn(`claim:${id}`)!)).map(
      ({ texts }) => texts.sentence,
    );
    expect(sentences).toContain(`He lived in ${mark} and in (${forged.slice(1, -1)}).`);
  });
  it("reaches every wording, however many there are", async () => {
    const [name] = unlikely();
    const by = await makeReviewer(db);
    const on = `annotation:${await WRITTEN.annotation(db, `So says ${name}.`, by)}`;
    const { claimId, id } = subjectIn(on)!;
    await db.query(MANY_WORDINGS, [claimId, id]);
    const { choices, more } = (await getRedactionSheet(admin, placeOf(on)))!;
    expect([choices.length, more]).toEqual([300, 22]);
    expect(await confirmed(admin, { on, only: name, ...GROUNDED })).toMatchObject({ ok: true });
    const rows = await readHeld(readSql, subjectIn(on)!);
    expect(rows.filter(({ texts }) => texts.body!.includes(name))).toEqual([]);
    expect(rows).toHaveLength(322);
  });
  it("finds words in the log that JSON writes in another way", async () => {
    const [name] = unlikely();
    const words = `"${name}"\nlives\there`;
    const on = `annotation:${await WRITTEN.annotation(db, words, author)}`;
    const [row] = await readHeld(readSql, subjectIn(on)!);
    const texts = [row!.texts.body!, `${row!.texts.body} Indeed.`].map(textIdOf);
    expect(await confirmed(admin, { on, texts, ...GROUNDED })).toMatchObject({ ok: true });
    expect(await logged(name)).toEqual([]);
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
    const on = `claim:${await WRITTEN.claim(db, words, author)}`;
    const input = { on, texts: [textIdOf(words)], ...GROUNDED, ...change };
    expect(await redact(admin, input)).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });
  it.each([
    ["the words", (words: string) => words],
    ["a name among them in other letters", (words: string) => words.split(" ")[6]!.toUpperCase()],
  ])("does not say again in its reason what it takes out: %s", async (_, again) => {
    const [, words] = unlikely();
    const on = `claim:${await WRITTEN.claim(db, words, author)}`;
    const input = {
      on,
      texts: [textIdOf(words)],
      ...GROUNDED,
      publicReason: `It says ${again(words)}`,
    };
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
    const on = `claim:${await WRITTEN.claim(db, words, author)}`;
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
  it("takes words from thousands of places at once, and refuses what is too common", async () => {
    const [name, words] = unlikely();
    const on = `claim:${await WRITTEN.claim(db, words, author)}`;
    const input = { on, texts: [textIdOf(words)], ...GROUNDED };
    await db.query(
      `INSERT INTO letters (recipient, subject, text)
       SELECT 'vera@example.org', 'News', n || $1 FROM generate_series(1, 10001) n`,
      [words],
    );
    expect(await confirmed(admin, input)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("longer passage") },
    });
    expect(await found(name)).not.toEqual([]);
    await db.query("DELETE FROM letters WHERE text = $1", [`1${words}`]);
    expect(await confirmed(admin, input)).toMatchObject({ ok: true });
    expect(await select(db, STILL_IN_LETTERS, [name])).toEqual([]);
    expect(await select(db, "SELECT 1 FROM letters WHERE text LIKE '7[redacted %'")).toHaveLength(
      1,
    );
  });
  it("tells where the same words stand besides, and leaves them there", async () => {
    const [name, words] = unlikely();
    const [on, other] = [
      await WRITTEN.claim(db, words, author),
      await WRITTEN.claim(db, words, author),
    ];
    const input = { on: `claim:${on}`, texts: [textIdOf(words)], ...GROUNDED };
    const first = await redact(admin, input);
    expect(detailsOf(first).elsewhere).toContainEqual({ label: "Sentence", count: 1 });
    await redact(admin, { ...input, seal: detailsOf(first).seal });
    expect(await found(name)).toEqual([other]);
  });
  it("names in public who, when, why and how much", async () => {
    const [, words] = unlikely();
    const id = await WRITTEN.claim(db, words, author);
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
    const [, words] = unlikely();
    const on = subjectIn(`evidence:${await WRITTEN.evidence(db, words, author)}`)!;
    const before = await hashOf(on.claimId!);
    await makeVote(db, { id: on.claimId!, revisionId: await revisionOf(on.claimId!) });
    const excerpt = { on: `evidence:${subjectIdOf(on)}`, texts: [textIdOf(words)], ...GROUNDED };
    expect(await confirmed(admin, excerpt)).toMatchObject({ ok: true });
    expect(await hashOf(on.claimId!)).toBe(before);
    const locator = { on: `evidence:${subjectIdOf(on)}`, texts: [textIdOf("1")], ...GROUNDED };
    expect(await confirmed(admin, locator)).toMatchObject({ ok: true });
    expect(await hashOf(on.claimId!)).toBe(before);
  });
  it("go stale as ever by what is added later", async () => {
    const [, words] = unlikely();
    const on = subjectIn(`evidence:${await WRITTEN.evidence(db, words, author)}`)!;
    const before = await hashOf(on.claimId!);
    const excerpt = { on: `evidence:${subjectIdOf(on)}`, texts: [textIdOf(words)], ...GROUNDED };
    await confirmed(admin, excerpt);
    await makeEvidence(db, on.claimId!);
    expect(await hashOf(on.claimId!)).not.toBe(before);
  });
});

const placeOf = (on: string) => ({ kind: on.split(":")[0]!, id: on.split(":")[1]! });

const STILL_IN_LETTERS = "SELECT text FROM letters WHERE strpos(text, $1) > 0 LIMIT 1";
// As the newest one, with other words behind it.
const MANY_WORDINGS = `INSERT INTO claim_annotation_revisions (claim_id, annotation_id, ordinal, body, actor_id, audience_id)
  SELECT r.claim_id, r.annotation_id, r.ordinal + n, r.body || n, r.actor_id, r.audience_id
  FROM claim_annotation_revisions r, generate_series(1, 320) n
  WHERE r.claim_id = $1 AND r.annotation_id = $2 AND r.ordinal = 2`;

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

const logged = (name: string) =>
  select(db, "SELECT id FROM audit_events WHERE strpos(concat(before, after), $1) > 0", [name]);
