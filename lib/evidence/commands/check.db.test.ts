import type { JobHelpers } from "graphile-worker";
import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { readVerdictInputs } from "@/lib/verdicts/queries";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeEvidence, type Evidence } from "@/prisma/factories/evidence";
import { makePrivateAudience, makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { getContext } from "../queries/context";
import { jobs } from "../jobs";
import { checkEvidence } from "./check";
import { proposeEvidence } from "./propose";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const TEXT = `Chapter I

The committee sat until four. Nobody in the room spoke for the coalition that evening, and the minutes were burned. The lamps went out.

Chapter II

Next morning the delegates went home without a word. It rained.`;
const WORDS = "Nobody in the room spoke for the coalition that evening";

describe("An excerpt is looked up in the texts of its source", () => {
  it("and is verified where it stands, with the words around it", async () => {
    const { evidence, editionId } = await quoted({});
    expect(await check(evidence)).toMatchObject({ news: 1 });
    expect(await newest(evidence)).toMatchObject({
      ...{ status: "VERIFIED", locator_check: "MATCHES", edition_id: editionId, matched: WORDS },
      ...{ start: TEXT.indexOf(WORDS), locator: "chapter I", reason: null },
    });
    expect(await getContext({ ...evidence, evidenceId: evidence.id })).toMatchObject({
      before: "The committee sat until four. ",
      after: ", and the minutes were burned. The lamps went out.",
      edition: { id: editionId, isShown: true },
    });
  });

  it("at the wrong place it says where it stands; a word changed, and it is not found", async () => {
    const { evidence: wrong } = await quoted({ locator_value: "2" });
    await check(wrong);
    expect(await newest(wrong)).toMatchObject({
      ...{ status: "WRONG_LOCATOR", locator_check: "ELSEWHERE", locator: "chapter I" },
    });
    const { evidence: changed } = await quoted({ excerpt: WORDS.replace("Nobody", "Everybody") });
    await check(changed);
    expect(await newest(changed)).toMatchObject({ status: "NOT_FOUND", locator: "chapter I" });
    const { differences } = (await getContext({ ...changed, evidenceId: changed.id }))!;
    expect(differences).toMatchObject([
      { kind: "nearest", words: expect.arrayContaining([{ text: "Everybody", is: "excerpt" }]) },
    ]);
  });

  it("never in a summary, nor in what is not held; a text that comes is looked in", async () => {
    const source = await makeSource(db);
    await makeEdition(db, source.id, { role: "PRECIS", text: `Summary: ${TEXT}` });
    const evidence = await quoting(source.id, {});
    await check(evidence);
    expect(await newest(evidence)).toMatchObject({
      ...{ status: "NOT_CHECKED", reason: "No text of this source is held." },
    });
    await edition(source.id);
    expect(await check(evidence)).toMatchObject({ news: 1 });
    expect(await newest(evidence)).toMatchObject({ status: "VERIFIED" });
  });

  it("in the best of several texts, and what is no news is not kept twice", async () => {
    const { evidence, sourceId } = await quoted({ locator_value: "2" });
    await check(evidence);
    expect(await check(evidence)).toMatchObject({ news: 0 });
    // Another printing has the words in its second chapter.
    await edition(sourceId, TEXT.replace("Chapter I\n\nThe", "Preface\n\nChapter 2\n\nThe"), [
      ["chapter", "2", 0],
    ]);
    expect(await check(evidence)).toMatchObject({ news: 1 });
    expect(await newest(evidence)).toMatchObject({ status: "VERIFIED", locator_check: "MATCHES" });
    expect(await counted(evidence)).toBe(2);
  });

  it("of which words were redacted, it is not looked up again", async () => {
    const mark = `[redacted 9 characters, sha256 ${"a".repeat(64)}]`;
    const { evidence } = await quoted({ excerpt: WORDS.replace("coalition", mark) });
    await check(evidence);
    expect(await newest(evidence)).toMatchObject({ status: "NOT_CHECKED", shown: null });
  });

  it("which decides whether it counts", async () => {
    const { evidence } = await quoted({});
    const weighed = async () =>
      (await readVerdictInputs(
        ...([readSql, evidence.claimId, PUBLIC_AUDIENCE_ID, "", systemClock()] as const),
      ))!.evidence[0]!.check;
    expect(await weighed()).toBe("NOT_CHECKED");
    await check(evidence);
    expect(await weighed()).toBe("VERIFIED");
    expect(await waiting("verdicts.recount", evidence.claimId)).toBe(1);
  });
});

describe("Of a text that is matched in private", () => {
  it("everybody sees a few words around, until enough of it is shown", async () => {
    const long = Array.from(
      { length: 200 },
      (_, nth) => `Speaker ${nth} rose at hour ${nth} and said that the matter ${nth} was closed.`,
    ).join(" ");
    const source = await makeSource(db);
    await edition(source.id, long, [], "PRIVATE");
    const contexts = [];
    for (let nth = 10; nth < 60; nth += 10) {
      const excerpt = `Speaker ${nth} rose at hour ${nth} and said`;
      const evidence = await quoting(source.id, { excerpt });
      await check(evidence);
      contexts.push((await getContext({ ...evidence, evidenceId: evidence.id }))!);
    }
    expect(contexts.every(({ status }) => status === "VERIFIED")).toBe(true);
    for (const { before, after } of contexts) {
      expect(before.length).toBeLessThanOrEqual(160);
      expect(after.length).toBeLessThanOrEqual(160);
    }
    expect(contexts[0]).toMatchObject({ isCapped: false, edition: { isShown: false } });
    expect(contexts.at(-1)).toMatchObject({ isCapped: true, before: "", after: "" });
  });

  it("nor does an ellipsis tell what it passes over, once enough is shown", async () => {
    const source = await makeSource(db);
    const text = "The chair opened the sitting at nine. A clerk read the list. They voted at noon.";
    await edition(source.id, text, [], "PRIVATE");
    const excerpt = "The chair opened the sitting at nine. [...] They voted at noon.";
    const evidence = await quoting(source.id, { excerpt });
    await check(evidence);
    const [row] = await select<{ shown: string }>(
      reader,
      "SELECT shown FROM excerpt_checks WHERE evidence_revision_id = $1",
      [evidence.revisionId],
    );
    expect(row!.shown).not.toContain("clerk");
    expect(JSON.parse(row!.shown)).toMatchObject({
      ...{ isCapped: true, differences: [{ kind: "skipped", units: 24, source: null }] },
    });
  });
});

describe("It is looked up", () => {
  it("when somebody adds it, whatever becomes of it", async () => {
    const [source, claim] = [await makeSource(db), await makeClaim(db)];
    const words = {
      ...{ claimId: claim.id, sourceId: source.id, excerpt: WORDS, locatorLabel: "chapter" },
      ...{ locatorValue: "1", direction: "SUPPORTS", directness: "DIRECT" },
    };
    const member = viewerOf(await makeReviewer(db));
    const added = await proposeEvidence.execute(member, words, { clock: systemClock });
    expect(added.ok).toBe(true);
    expect(await waiting("evidence.check", claim.id)).toBe(1);
  });

  it("again when the texts of its source change, and only where that is news", async () => {
    const { evidence, sourceId } = await quoted({});
    const asked: unknown[] = [];
    const addJob = (_task: string, payload: unknown) => Promise.resolve(asked.push(payload));
    const helpers = { addJob } as unknown as JobHelpers;
    await jobs["evidence.checkSource"]!({ sourceId }, helpers);
    expect(asked).toEqual([{ claimId: evidence.claimId, evidenceId: evidence.id }]);
    await check(evidence);
    await jobs["evidence.checkSource"]!({ sourceId }, helpers);
    expect(asked).toHaveLength(1);
    await db.query("UPDATE editions SET holding = 'NOT_HELD' WHERE source_id = $1", [sourceId]);
    await jobs["evidence.checkSource"]!({ sourceId }, helpers);
    expect(asked).toHaveLength(2);
  });

  it("for a smaller audience in the same way, and tells nobody else", async () => {
    const audienceId = (await makePrivateAudience(db, await makeReviewer(db))) as string;
    const source = await makeSource(db);
    await edition(source.id);
    const claim = await makeClaim(db);
    const words = { excerpt: WORDS };
    const evidence = await makeEvidence(db, claim.id, { audienceId, sourceId: source.id, words });
    await check(evidence);
    expect(await newest(evidence)).toMatchObject({ status: "VERIFIED", audience_id: audienceId });
    expect(await waiting("verdicts.recount", claim.id)).toBe(0);
  });
});

async function quoted(words: Record<string, unknown>) {
  const source = await makeSource(db);
  const editionId = await edition(source.id);
  return { sourceId: source.id, editionId, evidence: await quoting(source.id, words) };
}

async function quoting(sourceId: string, words: Record<string, unknown>): Promise<Evidence> {
  const place = { locator_label: "chapter", locator_value: "I" };
  const claim = await makeClaim(db);
  return makeEvidence(db, claim.id, { sourceId, words: { excerpt: WORDS, ...place, ...words } });
}

let count = 0;
async function edition(
  sourceId: string,
  text = `${TEXT} ${(count += 1)}`,
  places: (readonly [string, string, number])[] = [["chapter", "II", TEXT.indexOf("Chapter II")]],
  holding: "SHOWN" | "PRIVATE" = "SHOWN",
) {
  const editionId = await makeEdition(db, sourceId, { text, holding });
  for (const [nth, [label, value, start]] of places.entries())
    await insertRow(db, "edition_places", {
      ...{ edition_id: editionId, ordinal: nth + 2, label, value, start, level: 1 },
    });
  return editionId;
}

async function check({ claimId, id: evidenceId }: Evidence) {
  const outcome = await asSystem(checkEvidence)({ claimId, evidenceId }, systemClock);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.result;
}

const CHECKS = `FROM excerpt_checks WHERE claim_id = $1 AND evidence_revision_id = $2`;

async function newest({ claimId, revisionId }: Evidence) {
  const rows = await select(db, `SELECT * ${CHECKS} ORDER BY checked_at DESC LIMIT 1`, [
    ...[claimId, revisionId],
  ]);
  return rows[0];
}

async function counted({ claimId, revisionId }: Evidence): Promise<number> {
  return (await select(db, `SELECT 1 ${CHECKS}`, [claimId, revisionId])).length;
}

async function waiting(task: string, claimId: string): Promise<number> {
  const rows = await select(
    db,
    `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = $1 AND j.payload ->> 'claimId' = $2`,
    [task, claimId],
  );
  return rows.length;
}
