import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim, makeTopic } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeReviewer, newPublicId, viewerOf } from "@/prisma/factories/people";
import { makeAuthorship, makeDocument, makePerson, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { getSentenceSheet } from "../queries/sentence-sheet";
import { placeClaim } from "./place";
import { proposeClaim } from "./propose";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const [member, editor] = [
  viewerOf(await makeReviewer(db)),
  viewerOf(await makeReviewer(db, { role: "EDITOR" })),
];

describe("A claim that a member makes of a sentence", () => {
  it("waits, with its words, its place and the decision it begins with", async () => {
    const place = await placed();
    const { claimId, state } = await made(member, place, { sentence: "Aardvarks dig at night." });
    expect(state).toBe("PROPOSED");
    expect(await select(reader, "SELECT id FROM claims WHERE id = $1", [claimId])).toEqual([]);
    expect(
      await select(
        db,
        `SELECT c.state, r.state AS worded, r.slug, d.kind, d.state AS decided, o.exact, o.prefix, o.suffix, o.start, o."end"
         FROM claims c JOIN claim_revisions r ON r.id = c.current_revision_id JOIN decisions d ON d.claim_id = c.id
         JOIN occurrences o ON o.claim_id = c.id WHERE c.id = $1`,
        [claimId],
      ),
    ).toEqual([
      {
        ...{ state: "PROPOSED", worded: "PROPOSED", slug: "aardvarks-dig-at-night" },
        ...{ kind: "PROPOSE", decided: "PROPOSED", exact: "a monopoly of power" },
        ...{
          prefix: "Lenin intended ",
          suffix: expect.stringContaining(". The minutes say so."),
          start: 15,
          end: 34,
        },
      },
    ]);
    const sheet = await getSentenceSheet(member, place.documentId, 1, null);
    expect(sheet?.mine).toMatchObject([{ id: claimId, state: "PROPOSED" }]);
    expect((await getSentenceSheet(editor, place.documentId, 1, null))?.mine).toEqual([]);
  });

  it("has an anchor in every text of the source: found, lost, or not looked for", async () => {
    const place = await placed();
    const held = "Here stands a monopoly of power, among other words.";
    await makeEdition(db, place.sourceId, { role: "TRANSLATION", holding: "PRIVATE", text: held });
    await makeEdition(db, place.sourceId, {
      role: "PRECIS",
      text: "In short: it was planned..........................",
    });
    await db.query(
      `INSERT INTO editions (source_id, audience_id, role, holding, rights, rights_note, language, label, sha256, length_units, actor_id)
       SELECT source_id, audience_id, 'EXTRACT', 'NOT_HELD', 'IN_COPYRIGHT', '-', 'en', '-', repeat('0', 64), 9, actor_id
       FROM editions WHERE id = $1`,
      [place.editionId],
    );
    const { claimId } = await made(member, place, { sentence: "Badgers build long setts." });
    const anchors = `SELECT e.role, a.state, a.start, a."end" FROM occurrence_anchors a JOIN editions e ON e.id = a.edition_id
       WHERE a.claim_id = $1 ORDER BY e.role`;
    expect(await select(db, anchors, [claimId])).toEqual([
      { role: "ORIGINAL", state: "EXACT", start: 15, end: 34 },
      { role: "PRECIS", state: "LOST", start: null, end: null },
      { role: "TRANSLATION", state: "EXACT", start: 12, end: 31 },
      { role: "EXTRACT", state: "NOT_CHECKED", start: null, end: null },
    ]);
  });

  it("keeps its scope, its topics and the person who asserts it", async () => {
    const place = await placed();
    const topic = await makeTopic(db);
    const { claimId } = await made(member, place, {
      ...{ sentence: "Coypus swim well.", scopeWhen: "25 October 1917", scopeCalendar: "JULIAN" },
      ...{ scopeWho: "coypus", aboutSourceId: place.sourceId, topics: [topic] },
      ...{ asserterId: "", asserterName: "Somebody, New" },
    });
    const kept = `SELECT r.scope_when, r.scope_calendar, r.scope_who, r.about_source_id, t.topic_id, p.name, p.sort_name
       FROM claim_revisions r JOIN claim_topics t ON t.claim_id = r.claim_id JOIN occurrences o ON o.claim_id = r.claim_id
       JOIN persons p ON p.id = o.asserter_id WHERE r.claim_id = $1`;
    expect(await select(db, kept, [claimId])).toEqual([
      {
        ...{ scope_when: "25 October 1917", scope_calendar: "JULIAN", scope_who: "coypus" },
        ...{ about_source_id: place.sourceId, topic_id: topic },
        ...{ name: "New Somebody", sort_name: "Somebody, New" },
      },
    ]);
  });

  it("names a person who is known by the same name, and no second one", async () => {
    const place = await placed();
    const known = await makePerson(db, { name: "Known Already" });
    const { claimId } = await made(member, place, {
      ...{ sentence: "Dormice sleep long.", asserterName: "Already, Known" },
    });
    const asserter = "SELECT asserter_id FROM occurrences WHERE claim_id = $1";
    expect(await select(db, asserter, [claimId])).toEqual([{ asserter_id: known }]);
  });
});

describe("An editor's is live at once, and says that nobody else has seen it", () => {
  it("with its place in the document, and asks for a first count", async () => {
    const place = await placed();
    const { claimId } = await made(editor, place, { sentence: "Eels travel far." });
    expect(await select(reader, "SELECT state FROM claims WHERE id = $1", [claimId])).toEqual([
      { state: "LIVE" },
    ]);
    const anchors = "SELECT start FROM occurrence_anchors WHERE claim_id = $1";
    expect(await select(reader, anchors, [claimId])).toEqual([{ start: 15 }]);
    const jobs = "SELECT 1 AS asked FROM graphile_worker.jobs WHERE key = $1";
    expect(await select(db, jobs, [`verdicts.recount:${claimId}`])).toEqual([{ asked: 1 }]);
    expect(
      await select(reader, "SELECT kind FROM decisions WHERE claim_id = $1", [claimId]),
    ).toEqual([{ kind: "ADD" }]);
  });
});

describe("The words that are meant", () => {
  it.each([
    ["may go on into the next sentence", "of power. The minutes say so.", 26, 55],
    ["may have a line break for a blank", "monopoly\nof\n power", 17, 34],
  ])("%s", async (_, words, start, end) => {
    const { claimId } = await made(editor, await placed(), {
      words,
      sentence: `Herons${start} fish${start}.`,
    });
    const place = 'SELECT start, "end" FROM occurrences WHERE claim_id = $1';
    expect(await select(db, place, [claimId])).toEqual([{ start, end }]);
  });

  it.each([
    ["stand in no text", "a monopoly of weakness", "do not stand there"],
    ["stand in another sentence alone", "The minutes say so.", "do not stand there"],
    ["stand there twice", "en", "more than once"],
  ])("that %s are refused at their field", async (_, words, message) => {
    expect(await propose(member, await placed(), { words })).toMatchObject({
      failure: { kind: "invalid", fields: { words: [expect.stringContaining(message)] } },
    });
  });

  it.each(["PRIVATE", "NOT_HELD"])("come from no text that is %s", async (holding) => {
    const place = await placed();
    await db.query(`UPDATE editions SET holding = '${holding}' WHERE id = $1`, [place.editionId]);
    expect(await propose(editor, place)).toMatchObject({
      failure: { kind: "invalid", form: [expect.stringContaining("no longer shown")] },
    });
    expect(await getSentenceSheet(editor, place.documentId, 1, null)).toBeNull();
  });
});

describe("Bad input", () => {
  it.each([
    ["two sentences", { sentence: "It was so. It is so." }, "sentence"],
    ["too little", { sentence: "X" }, "sentence"],
    ["too much", { sentence: `${"word ".repeat(100)}.` }, "sentence"],
    ["a calendar without a date", { scopeCalendar: "JULIAN" }, "scopeWhen"],
    ["six topics", { topics: TOPICS }, "topics"],
    ["an unknown topic", { topics: [TOPICS[0]] }, "topics"],
    ["an unknown source", { aboutSourceId: TOPICS[0] }, "aboutSourceId"],
    ["an unknown person", { asserterId: TOPICS[0] }, "asserterId"],
    ["a person twice over", { asserterId: TOPICS[0], asserterName: "Who" }, "asserterName"],
    ["an unknown kind", { kind: "NONE" }, "kind"],
  ])("%s is refused at its field", async (_, given, field) => {
    expect(await propose(member, await placed(), given)).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });

  it("a document that is not there, or not public, is absent", async () => {
    const place = await placed();
    expect(await propose(member, { ...place, documentId: TOPICS[0]! })).toMatchObject({
      failure: { kind: "notFound" },
    });
  });

  it("a link waits until the account is a day old", async () => {
    const outcome = await propose(member, await placed(), { sentence: "See https://a.example." });
    expect(outcome).toMatchObject({
      failure: { kind: "invalid", fields: { sentence: [expect.stringContaining("24 hours")] } },
    });
  });

  it("the twenty-first proposal of a day waits", async () => {
    const eager = viewerOf(await makeReviewer(db));
    const place = await placed();
    const sent = await Promise.all(
      Array.from({ length: 21 }, (_, n) => propose(eager, place, { sentence: `Zzyx${n} is so.` })),
    );
    expect(sent.filter((outcome) => outcome.ok)).toHaveLength(20);
    expect(sent.filter((outcome) => !outcome.ok)).toMatchObject([{ failure: { kind: "limited" } }]);
  });
});

describe("A claim that may be there already", () => {
  const sentence = "Frogs and newts spawn together in springtime.";

  it("is shown before a similar one is made, and made when it was sent in spite of it", async () => {
    const { id } = await makeClaim(db, { sentence });
    const given = { sentence: "In springtime newts and frogs spawn apart." };
    const place = await placed();
    expect(await propose(member, place, given)).toMatchObject({
      failure: { kind: "conflict", details: { alike: [{ id, sentence }] } },
    });
    const again = await propose(member, place, { ...given, shownAlike: [id] });
    expect(again).toMatchObject({ ok: true });
  });

  it("is not shown while it is only proposed", async () => {
    await makeClaim(db, { state: "PROPOSED", sentence: "Geese honk over marshes." });
    const outcome = await propose(member, await placed(), { sentence: "Geese honk over marshes." });
    expect(outcome).toMatchObject({ ok: true });
  });
});

describe("A sentence that asserts a claim of the ledger", () => {
  it("is recorded once by an editor, and by nobody else", async () => {
    const place = await placed();
    const { id: claimId } = await makeClaim(db);
    expect(await record(member, place, claimId)).toMatchObject({ failure: { kind: "forbidden" } });
    const twice = await Promise.all([
      record(editor, place, claimId),
      record(editor, place, claimId),
    ]);
    expect(twice.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(twice.filter((outcome) => !outcome.ok)).toMatchObject([
      { failure: { kind: "conflict" } },
    ]);
    const places = "SELECT document_id FROM occurrences WHERE claim_id = $1";
    expect(await select(reader, places, [claimId])).toEqual([{ document_id: place.documentId }]);
  });

  it("asserts no claim that waits", async () => {
    const { id } = await makeClaim(db, { state: "PROPOSED" });
    expect(await record(editor, await placed(), id)).toMatchObject({
      failure: { kind: "invalid", fields: { claimId: [expect.any(String)] } },
    });
  });
});

const TOPICS = Array.from({ length: 6 }, newPublicId);

type Place = { documentId: string; editionId: string; sourceId: string };

/** A document with a text of two sentences: "Lenin intended a monopoly of power. The minutes say so." */
async function placed(): Promise<Place> {
  const { id: sourceId } = await makeSource(db);
  await makeAuthorship(db, sourceId, await makePerson(db));
  const editionId = await makeEdition(db, sourceId);
  return { documentId: await makeDocument(db, sourceId), editionId, sourceId };
}

function propose(
  by: Viewer,
  { documentId, editionId }: Place,
  given: Record<string, unknown> = {},
) {
  const said = {
    ...{ documentId, editionId, sentenceId: 1, words: "a monopoly of power" },
    ...{ sentence: "Hedgehogs are shy.", kind: "FACTUAL", mode: "PARAPHRASE", ...given },
  };
  return proposeClaim.execute(by, said, { clock: systemClock });
}

async function made(by: Viewer, place: Place, given: Record<string, unknown>) {
  const outcome = await propose(by, place, given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.result;
}

function record(by: Viewer, { documentId, editionId }: Place, claimId: string) {
  const given = { documentId, editionId, sentenceId: 1, words: "a monopoly of power" };
  const input = { ...given, claimId, mode: "VERBATIM" };
  return placeClaim.execute(by, input, { clock: systemClock });
}
