import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { acceptContribution } from "@/lib/moderation/commands/accept";
import { restoreContribution, retractContribution } from "@/lib/moderation/commands/retract";
import { reviseContribution } from "@/lib/moderation/commands/revise";
import { readContribution } from "@/lib/moderation/queries/contribution";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, waitedFor } from "@/prisma/factories/connection";
import { newestDecisionOn } from "@/prisma/factories/decisions";
import { makeExcerptCheck } from "@/prisma/factories/evidence";
import { makePrivateAudience, makeReviewer, viewerOf } from "@/prisma/factories/people";
import { answer, flag, review, ruled } from "@/prisma/factories/rulings";
import { makeSource, mergeSources } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { proposeEvidence } from "./propose";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const editing = await makeReviewer(db, { role: "EDITOR" });
const [ruler, second] = await Promise.all([1, 2].map(() => makeReviewer(db, { role: "EDITOR" })));
const [editor, otherEditor] = [viewerOf(editing), viewerOf(second!)];
const CALL = { clock: systemClock };

// Some 9,900 characters: a thousand may be quoted, which are twenty lines.
const SENTENCE = (nth: number) => `Line ${nth} of it says the same as every other line. `;
const TEXT = Array.from({ length: 200 }, (_, nth) => SENTENCE(nth)).join("");
const quoted = (from: number, lines: number) =>
  Array.from({ length: lines }, (_, nth) => SENTENCE(from + nth))
    .join("")
    .trim();

describe("Excerpts of a source in copyright", () => {
  it("are quoted up to what one source may show in all, by form and by revision", async () => {
    const sourceId = await sourceHeld("PRIVATE");
    const piece = await added(sourceId, quoted(0, 10));
    expect((await add(sourceId, quoted(20, 9))).ok).toBe(true);
    expect(await add(sourceId, quoted(40, 9))).toMatchObject(
      refusedWith(/1,000 characters .* 919 characters are already\. Quote/),
    );
    // The same words on another claim show nothing more, and fewer in their place show less.
    expect((await add(sourceId, quoted(20, 9))).ok).toBe(true);
    expect(await revised(piece, quoted(0, 12))).toMatchObject({ ok: false });
    expect(await revised(piece, quoted(0, 5))).toMatchObject({ ok: true });
  });

  it("are quoted as long as one likes where everybody reads the text, and where none is held", async () => {
    for (const sourceId of [await sourceHeld("SHOWN"), (await makeSource(db)).id])
      for (const from of [0, 20, 40]) expect((await add(sourceId, quoted(from, 15))).ok).toBe(true);
  });

  it("count in every wording that was shown, also of what was taken out", async () => {
    const sourceId = await sourceHeld("PRIVATE");
    const piece = await added(sourceId, quoted(0, 10));
    expect(await revised(piece, quoted(50, 10))).toMatchObject({ ok: true });
    expect(await revised(piece, quoted(100, 10))).toMatchObject({ ok: false });
    await retracted(piece);
    expect(await add(sourceId, quoted(100, 10))).toMatchObject({ ok: false });
  });

  it("are shown again, as far as they were, when what was taken out comes back", async () => {
    const sourceId = await sourceHeld("PRIVATE", "");
    const pieces = [await added(sourceId, quoted(0, 15)), await added(sourceId, quoted(20, 15))];
    // What was quoted before the text came stays.
    await makeEdition(db, sourceId, { text: TEXT, holding: "PRIVATE" });
    for (const piece of pieces) {
      await retracted(piece);
      expect(await restored(piece)).toMatchObject({ ok: true });
    }
  });

  it("count once where one stands in another, and not where nothing like them stands in the text", async () => {
    const sourceId = await sourceHeld("PRIVATE");
    const piece = await added(sourceId, "None of this was ever said by anybody. ".repeat(20));
    expect(await add(sourceId, quoted(0, 15))).toMatchObject({ ok: false });
    await notFound(piece, []);
    expect(await add(sourceId, quoted(0, 15))).toMatchObject({ ok: true });
    expect(await add(sourceId, `“${quoted(2, 8)}”`)).toMatchObject({ ok: true });
    // A word is changed in it: all the others are the text's.
    await notFound(piece, [{ kind: "nearest", start: 0, end: 700, words: [] }]);
    expect(await add(sourceId, quoted(0, 16))).toMatchObject({ ok: false });
  });

  it("are counted by the texts that answer everybody: those of another audience say nothing", async () => {
    const sourceId = await sourceHeld("PRIVATE");
    const audienceId = await makePrivateAudience(db, editing);
    await makeEdition(db, sourceId, { text: `${TEXT} `, holding: "SHOWN", audienceId });
    await added(sourceId, quoted(0, 15));
    expect(await add(sourceId, quoted(20, 15))).toMatchObject({ ok: false });
  });

  it("are counted one after the other, also of records that are one source", async () => {
    const [copyId, keptId] = [(await makeSource(db)).id, await sourceHeld("PRIVATE")];
    const piece = await added(copyId, quoted(0, 2));
    await mergeSources(db, copyId, keptId);
    const { rewording } = await atomically(db, async () => {
      await db.query(LOCK_NAME.text, [`quoted/${keptId}`]);
      const outcome = revised(piece, quoted(60, 12));
      await waitedFor(db);
      return { rewording: outcome };
    });
    expect(await rewording).toMatchObject({ ok: true });
    expect(await add(keptId, quoted(20, 12))).toMatchObject({ ok: false });
  });

  it("wait for nobody where there is nothing to count", async () => {
    const sourceId = await sourceHeld("SHOWN");
    const piece = await added(sourceId, quoted(0, 15));
    await atomically(db, async () => {
      await db.query(LOCK_NAME.text, [`quoted/${sourceId}`]);
      expect(await revised(piece, quoted(20, 15))).toMatchObject({ ok: true });
    });
  });
});

describe("Excerpts that wait", () => {
  it("keep nobody but their own member from quoting, and nobody else hears of them", async () => {
    const sourceId = await sourceHeld("PRIVATE");
    const [member, other] = [await newMember(), await newMember()];
    const piece = await added(sourceId, quoted(0, 15), member);
    expect(await add(sourceId, quoted(20, 15), member)).toMatchObject(
      refusedWith(/724 characters are already, with what waits of yours\. Quote/),
    );
    expect(await add(sourceId, quoted(20, 15), other)).toMatchObject({ ok: true });
    expect(await add(sourceId, quoted(40, 15))).toMatchObject({ ok: true });
    // Its own words are replaced by those that it gets.
    expect(await revised(piece, quoted(60, 3), member)).toMatchObject({ ok: true });
  });

  it("are counted when an editor accepts them", async () => {
    const sourceId = await sourceHeld("PRIVATE");
    const members = [await newMember(), await newMember()];
    const [one, other] = [
      await added(sourceId, quoted(0, 15), members[0]),
      await added(sourceId, quoted(20, 15), members[1]),
    ];
    expect(await accepted(one)).toMatchObject({ ok: true });
    const refused = { ok: false, failure: { kind: "conflict", reason: OVER } };
    expect(await accepted(other)).toMatchObject(refused);
    expect(await standing(other)).toMatchObject({ state: "PROPOSED" });
  });

  it("are counted when an editor accepts them beside what is live, which a second person sees whatever is quoted", async () => {
    const sourceId = await sourceHeld("PRIVATE");
    const piece = await added(sourceId, quoted(0, 10));
    const [one, other] = [
      await waitingBeside(piece, quoted(20, 10)),
      await waitingBeside(piece, quoted(40, 10)),
    ];
    expect(await accepted(piece, one)).toMatchObject({ ok: true });
    expect(await accepted(piece, other)).toMatchObject({
      failure: { kind: "conflict", reason: OVER },
    });
    const earlier = await sourceHeld("PRIVATE", "");
    const long = await added(earlier, quoted(0, 30));
    await makeEdition(db, earlier, { text: TEXT, holding: "PRIVATE" });
    expect(await accepted(long)).toMatchObject({ ok: true });
  });

  it("are counted when a ruling that sent them back is overturned", async () => {
    const sourceId = await sourceHeld("PRIVATE");
    const { claimId, evidenceId } = await added(sourceId, quoted(0, 15));
    const thing = { kind: "evidence", id: `${claimId}/${evidenceId}` };
    await flag(await makeReviewer(db), thing);
    const rulingId = await ruled(ruler!, thing, "SEND_BACK");
    await added(sourceId, quoted(20, 15));
    await answer(editing, rulingId);
    expect(await review(second!, rulingId, "overturn")).toMatchObject({
      failure: { kind: "conflict", reason: OVER },
    });
  });
});

const OVER = expect.stringMatching(/1,000 characters .* are already\. .* quote fewer first/);
const refusedWith = (message: RegExp) => ({
  failure: { fields: { excerpt: [expect.stringMatching(message)] } },
});

type Piece = { claimId: string; evidenceId: string; sourceId: string };

const newMember = () => makeReviewer(db).then(viewerOf);

async function sourceHeld(holding: "PRIVATE" | "SHOWN", text = TEXT): Promise<string> {
  const { id } = await makeSource(db);
  if (text) await makeEdition(db, id, { text, holding });
  return id;
}

async function add(sourceId: string, excerpt: string, by = editor) {
  const { id: claimId } = await makeClaim(db);
  const said = { direction: "SUPPORTS", directness: "DIRECT" };
  return proposeEvidence.execute(
    by,
    { ...said, claimId, sourceId, excerpt, locatorLabel: "page", locatorValue: "1" },
    CALL,
  );
}

async function added(sourceId: string, excerpt: string, by = editor): Promise<Piece> {
  const outcome = await add(sourceId, excerpt, by);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return { ...outcome.value.result, sourceId };
}

async function revised(piece: Piece, excerpt: string, by = editor) {
  const words = { direction: "SUPPORTS", directness: "DIRECT", sourceId: piece.sourceId, excerpt };
  const place = { locatorLabel: "page", locatorValue: "1", reason: "It says it better." };
  const { named, revisionId } = await standing(piece);
  return reviseContribution.execute(by, { ...named, revisionId, ...words, ...place }, CALL);
}

/** Other words for what is live, by a member; the id of their wording. */
async function waitingBeside(piece: Piece, excerpt: string): Promise<string> {
  const outcome = await revised(piece, excerpt, await newMember());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM evidence_revisions WHERE claim_id = $1 ORDER BY ordinal DESC LIMIT 1",
    [piece.claimId],
  );
  return rows[0]!.id;
}

/** By an editor who did not add it: the words that it shows, or those that wait beside them. */
async function accepted(piece: Piece, wordingId?: string) {
  const { named, revisionId } = await standing(piece);
  const shown = { ...named, revisionId: wordingId ?? revisionId };
  const beside = wordingId ? { liveId: revisionId } : {};
  return acceptContribution.execute(otherEditor, { ...shown, ...beside }, CALL);
}

async function retracted(piece: Piece): Promise<void> {
  const { named, revisionId } = await standing(piece);
  const reason = "It is another book.";
  const outcome = await retractContribution.execute(editor, { ...named, revisionId, reason }, CALL);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
}

async function restored(piece: Piece) {
  const { named, revisionId } = await standing(piece);
  const decisionId = await newestDecisionOn(db, { ...named, revisionId });
  return restoreContribution.execute(editor, { ...named, revisionId, decisionId }, CALL);
}

async function standing({ claimId, evidenceId: contributionId }: Piece) {
  const named = { kind: "evidence" as const, claimId, contributionId };
  const { state, shown } = (await readContribution(readSql, named))!;
  return { named, state, revisionId: shown.id };
}

/** The machine found no such words, and the passages that are like them. */
async function notFound(piece: Piece, differences: object[]): Promise<void> {
  const { revisionId } = await standing(piece);
  const answer = { status: "NOT_FOUND", reason: "These words do not stand in the text." };
  const { rows } = await db.query<{ id: string }>("SELECT id FROM editions WHERE source_id = $1", [
    piece.sourceId,
  ]);
  await makeExcerptCheck(
    db,
    { ...piece, id: piece.evidenceId, revisionId },
    {
      answer: {
        ...{ ...answer, edition_id: rows[0]!.id, differences: JSON.stringify(differences) },
        checked_at: new Date(),
      },
    },
  );
}
