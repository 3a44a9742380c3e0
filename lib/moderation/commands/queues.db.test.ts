import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import {
  makeEvidence,
  makeExcerptCheck,
  makeFitCheck,
  type Evidence,
} from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeStandingChange } from "@/prisma/factories/sources";
import { namesTo, tellAll } from "@/prisma/factories/telling";
import { makeEdition } from "@/prisma/factories/texts";
import { newestDecisionOn } from "@/prisma/factories/decisions";
import { correctPlace } from "./correct-place";
import { lookAtStanding } from "./look-at-standing";
import { restoreContribution } from "./retract";
import { settleFit } from "./settle-fit";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const editors = () => makeReviewer(db, { role: "EDITOR" });
const [author, reader, editor] = [await editors(), await editors(), await editors()];

describe("Readings of evidence that differ", () => {
  it("are settled by an editor who neither added nor read it, and by nobody else", async () => {
    const made = await disputed();
    for (const by of [author, reader, await makeReviewer(db)])
      expect(await settle(by, made, "STANDS")).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await settle(editor, made, "STANDS")).toMatchObject({ ok: true });
    expect(await stateOf(made)).toEqual({ fit: "FIT", state: "LIVE" });
    expect(await settle(await editors(), made, "STANDS")).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
  it("differ again once that is taken back, and can be settled again", async () => {
    const made = await disputed();
    await settle(editor, made, "STANDS");
    expect(await settle(editor, made, "REOPENED")).toMatchObject({ ok: true });
    expect((await stateOf(made)).fit).toBe("DISPUTED");
    expect(await settle(editor, made, "REOPENED")).toMatchObject({ failure: { kind: "conflict" } });
    expect(await settle(editor, made, "STANDS")).toMatchObject({ ok: true });
    expect((await stateOf(made)).fit).toBe("FIT");
  });
  it("send it back to its adder, which can be undone", async () => {
    const made = await disputed();
    expect(await settle(editor, made, "SEND_BACK")).toMatchObject({ ok: true });
    expect(await stateOf(made)).toEqual({ fit: undefined, state: "SENT_BACK" });
    const contribution = { kind: "evidence", claimId: made.claimId, contributionId: made.id };
    const { revisionId } = made;
    const decisionId = await newestDecisionOn(db, { contributionId: made.id, revisionId });
    const named = { ...contribution, revisionId, decisionId };
    const call = { clock: systemClock };
    expect(await restoreContribution.execute(viewerOf(editor), named, call)).toMatchObject({
      ok: true,
    });
    expect((await stateOf(made)).state).toBe("PROPOSED");
  });
  it("open again what it had met, once it went back", async () => {
    const made = await disputed();
    await settle(editor, made, "SEND_BACK");
    const waiting = "SELECT 1 FROM graphile_worker._private_jobs WHERE key = $1";
    expect(await select(db, waiting, [`evidence.settleRequests:${made.claimId}`])).toHaveLength(1);
  });
  it("are no matter where there are none, or where other words stand by now", async () => {
    const agreed = await piece();
    await makeFitCheck(db, agreed, { by: reader });
    expect(await settle(editor, agreed, "SEND_BACK")).toMatchObject(CONFLICT);
    const other = { ...(await disputed()), revisionId: agreed.revisionId };
    expect(await settle(editor, other, "STANDS")).toMatchObject(CONFLICT);
  });
  it("are told to whoever added it and whoever read it, once they are settled", async () => {
    const [adder, second] = [await makeReviewer(db), await makeReviewer(db)];
    const settled = await disputed(adder, second);
    await settle(editor, settled, "STANDS");
    await tellAll(db);
    expect(await namesTo(adder)).toEqual(["fitSettled"]);
    expect(await namesTo(second)).toEqual(["fitSettled"]);
    await settle(editor, await disputed(adder, second), "SEND_BACK");
    await tellAll(db);
    expect(await namesTo(adder)).toEqual(["fitSettled", "sentBack"]);
  });
});

describe("A source that stands otherwise", () => {
  it("is looked at once for each change, by an editor who did not add the evidence", async () => {
    const made = await piece();
    expect(await look(editor, made)).toMatchObject(CONFLICT);
    await makeStandingChange(db, made.sourceId);
    expect(await look(author, made)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await look(editor, made)).toMatchObject({ ok: true });
    expect(await look(await editors(), made)).toMatchObject(CONFLICT);
    await makeStandingChange(db, made.sourceId);
    expect(await look(editor, made)).toMatchObject({ ok: true });
  });
});

describe("The place where words were found", () => {
  it("is taken in a new wording that says the same, and that a second person reads anew", async () => {
    const made = await piece();
    await makeFitCheck(db, made, { by: reader });
    await foundIn(made, "part II, chapter V");
    expect(await place(editor, made)).toMatchObject({ ok: true });
    const [shown] = await select(
      db,
      `SELECT r.locator_label, r.locator_value, r.excerpt, r.direction, r.reason, l.fit FROM evidence e
       JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
       JOIN desk_lines l ON l.claim_id = e.claim_id AND l.evidence_id = e.id WHERE e.id = $1`,
      [made.id],
    );
    expect(shown).toEqual({
      ...{ locator_label: "chapter", locator_value: "V", excerpt: "a monopoly of power" },
      ...{ direction: "SUPPORTS", reason: "The words stand in chapter V.", fit: "NOT_CHECKED" },
    });
  });
  it("waits as a member's wording, and is none where nothing was found", async () => {
    const made = await piece();
    expect(await place(editor, made)).toMatchObject(CONFLICT);
    await foundIn(made, "chapter V");
    const member = await makeReviewer(db);
    expect(await place(member, made)).toMatchObject({ value: { result: { state: "PROPOSED" } } });
  });
});

const CONFLICT = { failure: { kind: "conflict" } };
const CALL = { clock: systemClock };

async function piece(by = author): Promise<Evidence> {
  return makeEvidence(db, (await makeClaim(db)).id, { by });
}

async function disputed(by = author, second = reader): Promise<Evidence> {
  const made = await piece(by);
  await makeFitCheck(db, made, { by: second, reads: { direction: "CONTRADICTS" } });
  return made;
}

async function foundIn(made: Evidence, locator: string) {
  const edition_id = await makeEdition(db, made.sourceId);
  for (const [at, [label, value]] of locator
    .split(", ")
    .map((one) => one.split(" "))
    .entries())
    await insertRow(db, "edition_places", {
      ...{ edition_id, ordinal: at + 2, label, value, start: 0, level: at + 1 },
    });
  const answer = { status: "WRONG_LOCATOR", locator_check: "ELSEWHERE", edition_id, locator };
  const there = { start: 0, end: 19, matched: "a monopoly of power", reason: null };
  await makeExcerptCheck(db, made, { answer: { ...answer, ...there } });
}

const addressOf = ({ claimId, id, revisionId }: Evidence) => ({
  ...{ claimId, evidenceId: id, revisionId },
});
const settle = (by: Reviewer, made: Evidence, outcome: string) =>
  settleFit.execute(
    viewerOf(by),
    { ...addressOf(made), outcome, reason: "The words say so themselves." },
    CALL,
  );
const look = (by: Reviewer, made: Evidence) =>
  lookAtStanding.execute(viewerOf(by), { ...addressOf(made), note: "Another chapter." }, CALL);
const place = (by: Reviewer, made: Evidence) =>
  correctPlace.execute(viewerOf(by), addressOf(made), CALL);

async function stateOf({ id }: Evidence) {
  const [row] = await select<{ state: string; fit: string | null }>(
    db,
    `SELECT e.state, l.fit FROM evidence e
     LEFT JOIN desk_lines l ON l.claim_id = e.claim_id AND l.evidence_id = e.id WHERE e.id = $1`,
    [id],
  );
  return { state: row!.state, fit: row!.fit ?? undefined };
}
