import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim, makeTopic, nameTopic } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import {
  makeAttestation,
  makeEvidence,
  makeExcerptCheck,
  makeFitCheck,
  makeFitSettlement,
  makeStandingLook,
  type Evidence,
} from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf, type Reviewer, type State } from "@/prisma/factories/people";
import { makeSource, makeStandingChange, mergeSources } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { DESK_QUEUES, queuePlace, type DeskQueueName } from "../rules/desk-queues";
import { LINES, UNSOURCED } from "./desk-lines";
import { countDeskQueues, getDeskQueue } from "./desk-queues";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const [author, editor, reader] = [
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db),
];

describe("A piece of evidence stands in the queues", () => {
  it.each<[string, (made: Evidence) => Promise<unknown>, DeskQueueName[]]>([
    ["at first in two", async () => null, ["not-checked", "awaiting-fit"]],
    ["of what was not found", (made) => found(made, "NOT_FOUND"), ["not-found", "awaiting-fit"]],
    ["of wrong places", (made) => found(made, "WRONG_LOCATOR"), ["wrong-locator", "awaiting-fit"]],
    ["of several places", (made) => found(made, "AMBIGUOUS"), ["wrong-locator", "awaiting-fit"]],
    ["of nothing once it is found", (made) => verifiedAndRead(made), []],
    [
      "of nothing more to check once two people transcribed it",
      async (made) => {
        await makeAttestation(db, made);
        await makeAttestation(db, made);
      },
      ["awaiting-fit"],
    ],
    [
      "of what is disputed",
      (made) => makeFitCheck(db, made, { reads: { direction: "CONTEXT" } }),
      ["not-checked", "disputed"],
    ],
    [
      "of disputes no longer once one is settled",
      async (made) => {
        await makeFitCheck(db, made, { reads: { direction: "CONTEXT" } });
        await makeFitSettlement(db, made);
      },
      ["not-checked"],
    ],
    [
      "of changed standings",
      (made) => changeStanding(made.sourceId, "RETRACTED"),
      ["not-checked", "awaiting-fit", "standing-changed"],
    ],
    [
      "of changed standings, though it is good again",
      async (made) => {
        await changeStanding(made.sourceId, "DISPUTED");
        await changeStanding(made.sourceId, "GOOD");
      },
      ["not-checked", "awaiting-fit", "standing-changed"],
    ],
    [
      "of changed standings no longer once somebody looked",
      async (made) => {
        await changeStanding(made.sourceId, "RETRACTED");
        await makeStandingLook(db, made);
      },
      ["not-checked", "awaiting-fit"],
    ],
  ])("%s", async (_, happens, queues) => {
    const made = await piece();
    await happens(made);
    expect(await queuesWith(made)).toEqual(queues);
  });
  it("of what a machine says while it waits, and of nothing once it went back", async () => {
    const waiting = await piece({ state: "PROPOSED" });
    await found(waiting, "NOT_FOUND");
    expect(await queuesWith(waiting)).toEqual(["not-found"]);
    const gone = await piece({ state: "SENT_BACK" });
    expect(await queuesWith(gone)).toEqual([]);
  });
  it("of changed standings where the record was retracted that its source was merged into", async () => {
    const [kept, made] = [await makeSource(db, { title: "The kept one" }), await piece()];
    await mergeSources(db, made.sourceId, kept.id);
    await changeStanding(kept.id, "RETRACTED");
    expect(await lineOf(made, "standing-changed", editor)).toMatchObject({
      standings: [{ id: kept.id, standing: "RETRACTED" }],
    });
    const late = await piece();
    await mergeSources(db, late.sourceId, kept.id);
    expect(await standsIn(late, "standing-changed")).toBe(true);
  });
  it("of changed standings for thirty days, where the source stands well", async () => {
    const made = await piece();
    await changeStanding(made.sourceId, "DISPUTED");
    await changeStanding(made.sourceId, "GOOD");
    const days = (many: number) => () => new Date(Date.now() + many * 24 * 60 * 60 * 1000);
    expect(await standsIn(made, "standing-changed", days(29))).toBe(true);
    expect(await standsIn(made, "standing-changed", days(31))).toBe(false);
    await changeStanding(made.sourceId, "DISPUTED");
    expect(await standsIn(made, "standing-changed", days(300))).toBe(true);
  });
});

describe("A claim without a source", () => {
  it("stands in its queue until evidence on it is live, and again once that is taken out", async () => {
    const claim = await makeClaim(db);
    expect(await isUnsourced(claim.id)).toBe(true);
    await makeEvidence(db, claim.id, { state: "PROPOSED" });
    expect(await isUnsourced(claim.id)).toBe(true);
    const made = await makeEvidence(db, claim.id, { by: author });
    expect(await isUnsourced(claim.id)).toBe(false);
    await db.query("BEGIN");
    await db.query(
      `INSERT INTO decisions (kind, state, reason, audience_id, actor_id, byline_id, root_claim_id, evidence_id)
       SELECT 'RETRACT', 'RETRACTED', 'Misread.', audience_id, actor_id, byline_id, claim_id, id FROM evidence WHERE id = $1`,
      [made.id],
    );
    await db.query("UPDATE evidence SET state = 'RETRACTED' WHERE id = $1", [made.id]);
    await db.query("COMMIT");
    expect(await isUnsourced(claim.id)).toBe(true);
  });
});

describe("Whoever may still read evidence as a second person", () => {
  it("is not sent what its adder says, on any line and by no filter", async () => {
    const made = await piece({ words: { direction: "CONTRADICTS", note: "A plain denial." } });
    const line = await lineOf(made, "awaiting-fit", editor);
    expect(JSON.stringify(line)).not.toMatch(/CONTRADICTS|"DIRECT"|plain denial/);
    expect(line).toMatchObject({ said: null, isOwn: false });
    for (const direction of ["SUPPORTS", "CONTRADICTS", "CONTEXT"])
      expect(await lineOf(made, "not-checked", editor, { direction })).toBeUndefined();
    expect(await lineOf(made, "not-checked", author, { direction: "CONTRADICTS" })).toMatchObject({
      said: { direction: "CONTRADICTS", note: "A plain denial." },
      isOwn: true,
    });
    await makeFitCheck(db, made, { by: editor, reads: { direction: "CONTRADICTS" } });
    expect(await lineOf(made, "not-checked", editor)).toMatchObject({ isRead: true });
    expect((await lineOf(made, "not-checked", editor))!.said).not.toBeNull();
  });
});

describe("A queue", () => {
  it("is narrowed by topic and source, sorted both ways, and counted with all others at once", async () => {
    const sourceId = (await makeSource(db)).id;
    const made = [await piece({ sourceId }), await piece({ sourceId }), await piece({ sourceId })];
    const topic = await makeTopic(db);
    await nameTopic(db, made[1]!.claimId, topic);
    const oldest = await idsOf("awaiting-fit", { source: sourceId });
    expect(oldest).toEqual(made.map(({ id }) => id));
    expect(await idsOf("awaiting-fit", { source: sourceId, sort: "newest" })).toEqual(
      oldest.toReversed(),
    );
    expect(await idsOf("awaiting-fit", { source: sourceId, topic })).toEqual([made[1]!.id]);
    const counts = (await countDeskQueues(viewerOf(editor)))!;
    for (const queue of DESK_QUEUES)
      expect([queue, (await idsOf(queue)).length]).toEqual([queue, counts[queue]]);
  });
  it("says who reads it how, and how its sources stand", async () => {
    const [disputed, leaning] = [await piece(), await piece()];
    const reads = { direction: "CONTEXT", reason: "It speaks of another year." };
    await makeFitCheck(db, disputed, { by: reader, reads });
    await changeStanding(leaning.sourceId, "RETRACTED");
    expect(await lineOf(disputed, "disputed", editor)).toMatchObject({
      readings: [{ ...reads, directness: "DIRECT", reader: reader.name }],
      said: { direction: "SUPPORTS" },
    });
    expect(await lineOf(leaning, "standing-changed", editor)).toMatchObject({
      standings: [{ id: leaning.sourceId, standing: "RETRACTED" }],
    });
  });
  it.each(Object.entries({ ...LINES, unsourced: UNSOURCED }))(
    "%s is read from its own index, and not by going through what is checked",
    async (queue, { oldest, newest }) => {
      for (const { text } of [oldest, newest]) {
        await db.query("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan");
        await db.query(`PREPARE asked AS ${text}`);
        const places = queue === "unsourced" ? 4 : 7;
        const none = Array.from({ length: places }, (_, nth) =>
          nth < places - 2 ? "NULL" : String(places - nth),
        );
        const plan = await select(db, `EXPLAIN EXECUTE asked (${none.join(", ")})`);
        await db.query("DEALLOCATE asked; RESET enable_seqscan; RESET plan_cache_mode");
        const read = plan.map((line) => String(line["QUERY PLAN"]));
        expect(
          read.filter((line) => /Seq Scan on (desk_lines|evidence|unsourced)/.test(line)),
        ).toEqual([]);
        expect(read.join("\n")).toMatch(INDEXES[queue]!);
      }
    },
  );
});

const INDEXES: Record<string, RegExp> = {
  unsourced: /unsourced_claims_since/,
  "not-checked": /desk_lines_unproven/,
  "not-found": /desk_lines_unproven/,
  "wrong-locator": /desk_lines_unproven/,
  "awaiting-fit": /desk_lines_awaiting/,
  disputed: /desk_lines_disputed/,
  "standing-changed": /desk_lines_standing/,
};

type Made = { state?: State; sourceId?: string; words?: Record<string, unknown> };

async function piece(made: Made = {}): Promise<Evidence> {
  return makeEvidence(db, (await makeClaim(db)).id, { by: author, ...made });
}

async function found(made: Evidence, status: string) {
  const edition_id = await makeEdition(db, made.sourceId);
  const place = status === "NOT_FOUND" ? {} : { start: 0, end: 8, matched: "a monopo" };
  const locator = status === "WRONG_LOCATOR" ? { locator: "chapter V" } : {};
  const answer = { status, edition_id, locator_check: "NOT_CHECKED", reason: null };
  return makeExcerptCheck(db, made, { answer: { ...answer, ...place, ...locator } });
}

async function verifiedAndRead(made: Evidence) {
  await found(made, "VERIFIED");
  await makeFitCheck(db, made);
}

async function changeStanding(sourceId: string, standing: string) {
  await makeStandingChange(db, sourceId);
  await db.query("UPDATE sources SET standing = $2 WHERE id = $1", [sourceId, standing]);
}

async function linesOf(
  queue: DeskQueueName,
  by: Reviewer,
  asked: object = {},
  clock = () => new Date(),
) {
  const [lines, unsourced] = [[], []] as [
    NonNullable<Awaited<ReturnType<typeof getDeskQueue>>>["lines"],
    NonNullable<Awaited<ReturnType<typeof getDeskQueue>>>["unsourced"],
  ];
  for (let page = 1; ; page += 1) {
    const place = queuePlace.parse({ ...asked, page });
    const shown = (await getDeskQueue(viewerOf(by), queue, place, clock))!;
    lines.push(...shown.lines);
    unsourced.push(...shown.unsourced);
    if (!shown.hasMore) return { lines, unsourced };
  }
}

async function lineOf(made: Evidence, queue: DeskQueueName, by: Reviewer, asked: object = {}) {
  return (await linesOf(queue, by, asked)).lines.find(({ evidenceId }) => evidenceId === made.id);
}

async function standsIn(made: Evidence, queue: DeskQueueName, clock = () => new Date()) {
  const { lines } = await linesOf(queue, editor, {}, clock);
  return lines.some(({ evidenceId }) => evidenceId === made.id);
}

async function queuesWith(made: Evidence): Promise<DeskQueueName[]> {
  const names: DeskQueueName[] = [];
  for (const queue of DESK_QUEUES) if (await standsIn(made, queue)) names.push(queue);
  return names;
}

async function idsOf(queue: DeskQueueName, asked: object = {}): Promise<string[]> {
  const { lines, unsourced } = await linesOf(queue, editor, asked);
  return [...lines.map(({ evidenceId }) => evidenceId), ...unsourced.map(({ claimId }) => claimId)];
}

const isUnsourced = async (claimId: string) => (await idsOf("unsourced")).includes(claimId);
