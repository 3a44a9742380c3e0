import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { listClaimHistory } from "@/lib/publishing/queries/claim-history";
import { makeTopic, nameTopic, SENTENCE } from "@/prisma/factories/claims";
import { atomically, openOwner, select, waitedFor } from "@/prisma/factories/connection";
import {
  CONTRIBUTION_KINDS,
  makeContribution,
  type Kind,
  type MadeContribution,
} from "@/prisma/factories/contributions";
import { decide } from "@/prisma/factories/decisions";
import { makeReviewer, viewerOf, type State } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { readContribution } from "../queries/contribution";
import { acceptContribution } from "./accept";
import { reviseContribution } from "./revise";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const [author, other] = [await makeReviewer(db), await makeReviewer(db)];
const [member, stranger] = [viewerOf(author), viewerOf(other)];
const [editor, otherEditor, thirdEditor] = await Promise.all(
  [1, 2, 3].map(() => makeReviewer(db, { role: "EDITOR" }).then(viewerOf)),
);

describe.each(CONTRIBUTION_KINDS)("What waits as a %s", (kind) => {
  it("waits on in its author's new words, and the old ones wait no longer", async () => {
    const thing = await make(kind, "PROPOSED");
    expect(await revise(member, thing)).toMatchObject({ ok: true });
    const now = await read(thing);
    expect(now).toMatchObject({ state: "PROPOSED", shown: { state: "PROPOSED", ordinal: 2 } });
    expect(await statesOf(thing)).toEqual(["RETRACTED", "PROPOSED"]);
    expect(await accept(otherEditor!, { ...thing, revisionId: now.shown.id })).toMatchObject({
      ok: true,
    });
    expect(await statesOf(thing)).toEqual(["RETRACTED", "LIVE"]);
  });
  it("is absent to another member, who cannot reword it", async () => {
    const thing = await make(kind, "PROPOSED");
    expect(await revise(stranger, thing)).toMatchObject({ failure: { kind: "notFound" } });
  });
  it("sent back, it waits again in other words", async () => {
    const thing = await make(kind, "SENT_BACK");
    expect(await revise(member, thing)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({ state: "PROPOSED", shown: { state: "PROPOSED" } });
  });
});

describe.each(CONTRIBUTION_KINDS)("What is live as a %s", (kind) => {
  it("goes on showing its words while a member's new ones wait, and shows those when they are accepted", async () => {
    const thing = await make(kind, "LIVE");
    expect(await revise(stranger, thing)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({ state: "LIVE", shown: { id: thing.revisionId } });
    const waiting = await waitingOf(thing);
    expect(await accept(editor!, waiting)).toMatchObject({ ok: true });
    expect((await read(thing)).shown.id).toBe(waiting.revisionId);
    expect(await statesOf(thing)).toEqual(["LIVE", "LIVE"]);
  });
  it("shows an editor's words at once, and waits for a second person again", async () => {
    const thing = await make(kind, "LIVE");
    expect(await accept(thirdEditor!, thing)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({ isSeenBySecond: true });
    expect(await revise(editor!, thing)).toMatchObject({ ok: true });
    const now = await read(thing);
    expect(now).toMatchObject({ shown: { state: "LIVE", ordinal: 2 }, isSeenBySecond: false });
    const reworded = { ...thing, revisionId: now.shown.id };
    expect(await accept(editor!, reworded)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await accept(otherEditor!, reworded)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({ isSeenBySecond: true });
  });
  it("takes a new wording with a reason, and with something new in it", async () => {
    const thing = await make(kind, "LIVE");
    expect(await revise(editor!, thing, { reason: "" })).toMatchObject({
      failure: { kind: "invalid", fields: { reason: [expect.stringContaining("why")] } },
    });
    const same = { ...wordsOf(thing), ...BEFORE[kind] };
    expect(await revise(editor!, thing, same)).toMatchObject({
      failure: { kind: "invalid", form: [expect.stringContaining("different")] },
    });
  });
  it("tells who comes second what changed, and keeps nothing of theirs", async () => {
    const thing = await make(kind, "LIVE");
    expect(await revise(editor!, thing)).toMatchObject({ ok: true });
    const { shown } = await read(thing);
    const late = await revise(otherEditor!, thing);
    expect(late).toMatchObject({
      failure: {
        kind: "conflict",
        details: {
          revisionId: shown.id,
          changes: [expect.objectContaining({ before: expect.any(String) })],
        },
      },
    });
    expect(await statesOf(thing)).toHaveLength(2);
  });
  it("of two editors at the same moment takes one", async () => {
    const thing = await make(kind, "LIVE");
    const both = await Promise.all([revise(editor!, thing), revise(otherEditor!, thing)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok)).toMatchObject([{ failure: { kind: "conflict" } }]);
  });
  it("has one waiting wording of each person in the queue", async () => {
    const thing = await make(kind, "LIVE");
    await revise(stranger, thing);
    await revise(stranger, thing, { ...LATER[kind] });
    await revise(member, thing);
    expect(await statesOf(thing)).toEqual(["LIVE", "RETRACTED", "PROPOSED", "PROPOSED"]);
  });
  it("was taken out: it is restored first", async () => {
    const thing = await make(kind, "RETRACTED");
    expect(await revise(editor!, thing)).toMatchObject({ failure: { kind: "conflict" } });
  });
});

describe("The topics of a claim", () => {
  it("change at once where the claim does, and wait for nobody", async () => {
    const thing = await make("claim", "LIVE");
    const [old, fresh] = [await makeTopic(db), await makeTopic(db)];
    await nameTopic(db, thing.contributionId, old);
    const topicsOf = () =>
      select(db, "SELECT topic_id FROM claim_topics WHERE claim_id = $1", [thing.contributionId]);
    await revise(stranger, thing, { topics: [fresh] });
    expect(await topicsOf()).toEqual([{ topic_id: old }]);
    const unchanged = { ...BEFORE.claim, topics: [fresh, "0000000000"] };
    expect(await revise(editor!, thing, unchanged)).toMatchObject({ ok: true });
    expect(await topicsOf()).toEqual([{ topic_id: fresh }]);
    expect(await read(thing)).toMatchObject({ shown: { id: thing.revisionId } });
    const { events } = await listClaimHistory(thing.contributionId);
    expect(events).toMatchObject([
      { kind: "SORT", reason: "It reads better.", words: SENTENCE },
      { kind: "ADD" },
    ]);
  });
  it("of one that was sent back make it wait again", async () => {
    const by = await makeReviewer(db);
    const thing = await makeContribution(db, "claim", { by, state: "SENT_BACK" });
    const sorted = { ...BEFORE.claim, topics: [await makeTopic(db)] };
    expect(await revise(viewerOf(by), thing, sorted)).toMatchObject({ ok: true });
    expect(await read(thing)).toMatchObject({
      state: "PROPOSED",
      shown: { id: thing.revisionId, state: "PROPOSED" },
    });
    expect(await accept(editor!, thing)).toMatchObject({ ok: true });
  });
});

describe("A new wording that is refused", () => {
  it.each<[string, Kind, Record<string, unknown>, string]>([
    ["names a source that waits", "evidence", { sourceId: "hidden" }, "sourceId"],
    ["reports a source directly", "evidence", { viaSourceId: "hidden" }, "directness"],
    ["is too short", "argument", { wording: "No." }, "wording"],
    ["has a calendar without a date", "claim", { scopeCalendar: "JULIAN" }, "scopeWhen"],
    ["has an address that is none", "source", { url: "javascript:alert(1)" }, "url"],
    ["has a date that is none", "source", { issued: "1917-25-10" }, "issued"],
  ])("%s", async (_, kind, given, field) => {
    const thing = await make(kind, "LIVE");
    const { id } = await makeSource(db, { state: "PROPOSED" });
    const filled = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value === "hidden" ? id : value]),
    );
    expect(await revise(editor!, thing, filled)).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });
  it("names a source that is taken out at the same moment", async () => {
    const thing = await make("evidence", "LIVE");
    const { id: sourceId } = await makeSource(db);
    const refused = await atomically(db, async () => {
      await decide(db, { source_id: sourceId }, "RETRACT");
      await db.query("UPDATE sources SET state = 'RETRACTED' WHERE id = $1", [sourceId]);
      const outcome = revise(editor!, thing, { sourceId });
      await waitedFor(db);
      return { outcome };
    });
    expect(await refused.outcome).toMatchObject({
      failure: { kind: "invalid", fields: { sourceId: [expect.any(String)] } },
    });
  });
  it("has a link, while its author is new", async () => {
    const thing = await make("argument", "LIVE");
    const newcomer = viewerOf(await makeReviewer(db));
    const wording = "Both cannot hold: see https://example.org for why.";
    expect(await revise(newcomer, thing, { wording })).toMatchObject({
      failure: { kind: "invalid", fields: { wording: [expect.stringContaining("24 hours")] } },
    });
  });
  it("is the twenty-first of a day", async () => {
    const eager = viewerOf(await makeReviewer(db));
    const thing = await make("argument", "LIVE");
    const wording = (nth: number) => ({ wording: `Both cannot hold at once, said ${nth} times.` });
    for (let nth = 1; nth <= 20; nth += 1)
      expect(await revise(eager, thing, wording(nth))).toMatchObject({ ok: true });
    expect(await revise(eager, thing, wording(21))).toMatchObject({ failure: { kind: "limited" } });
  });
});

const CALL = { clock: systemClock };
const SCOPE = { scopeWho: "", scopeWhen: "", scopeWhere: "", scopeStrength: "", aboutSourceId: "" };

/** What the factories say, as a form would send it. */
const BEFORE: Record<Kind, Record<string, unknown>> = {
  claim: { sentence: SENTENCE, claimKind: "FACTUAL", ...SCOPE },
  evidence: {
    excerpt: "a monopoly of power",
    direction: "SUPPORTS",
    directness: "DIRECT",
    locatorLabel: "page",
    locatorValue: "5",
  },
  argument: { wording: "Both cannot hold at once." },
  source: { title: "A review of six books", type: "book" },
};
const AFTER = {
  claim: { ...BEFORE.claim, sentence: "Lenin intended a monopoly of power for the Bolsheviks." },
  evidence: { ...BEFORE.evidence, excerpt: "a monopoly of all power" },
  argument: { wording: "Both of them cannot hold at once." },
  source: { title: "A review of seven books", type: "book" },
} satisfies Record<Kind, Record<string, unknown>>;
const LATER: Record<Kind, Record<string, unknown>> = {
  claim: { sentence: "Lenin wanted a monopoly of power." },
  evidence: { excerpt: "a monopoly of power, in truth" },
  argument: { wording: "The two of them cannot hold at once." },
  source: { title: "A review of eight books" },
};

type Thing = MadeContribution;

const make = (kind: Kind, state: State) => makeContribution(db, kind, { by: author, state });

const wordsOf = ({ kind, sourceId }: Thing) => ({ ...AFTER[kind], sourceId });

const revise = (by: Viewer, thing: Thing, given: Record<string, unknown> = {}) =>
  reviseContribution.execute(
    by,
    { ...thing, reason: "It reads better.", ...wordsOf(thing), ...given },
    CALL,
  );

const accept = (by: Viewer, named: object) => acceptContribution.execute(by, named, CALL);

async function read(thing: Thing) {
  return (await readContribution(readSql, { ...thing, claimId: thing.claimId ?? null }))!;
}

/** The wordings of a thing in the order in which they were written. */
async function statesOf({ kind, contributionId }: Thing): Promise<string[]> {
  const table = `${kind}_revisions`;
  const text = `SELECT state FROM ${table} WHERE ${kind}_id = $1 ORDER BY ordinal`;
  return (await select<{ state: string }>(db, text, [contributionId])).map(({ state }) => state);
}

/** The newest wording that waits beside a live thing, as the queue names it. */
async function waitingOf(thing: Thing) {
  const text = `SELECT id FROM ${thing.kind}_revisions WHERE ${thing.kind}_id = $1 AND state = 'PROPOSED' ORDER BY ordinal DESC`;
  const [row] = await select<{ id: string }>(db, text, [thing.contributionId]);
  return { ...thing, revisionId: row!.id, liveId: thing.revisionId };
}
