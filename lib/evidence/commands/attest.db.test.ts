import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { Viewer, PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { getEvidence } from "@/lib/publishing/queries/claim-evidence";
import { readVerdictInputs } from "@/lib/verdicts/queries";
import { voteAsSeen } from "@/prisma/factories/banded";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, select } from "@/prisma/factories/connection";
import {
  makeEvidence,
  makeEvidenceRevision,
  makeExcerptCheck,
  makeFitCheck,
  type Evidence,
} from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeEdition } from "@/prisma/factories/texts";
import { makeSearchLog } from "@/prisma/factories/verdicts";
import { getAttestSheet } from "../queries/attest-sheet";
import { attestExcerpt, withdrawAttestation } from "./attest";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const [author, one, another] = [
  await makeReviewer(db, { role: "EDITOR" }),
  await makeReviewer(db),
  await makeReviewer(db),
];
const COPY = "Central Library, shelf mark DK 265, second printing";

describe("Words of a print that nobody may copy", () => {
  it("count for a verdict once two different people have transcribed them, and not before", async () => {
    const claim = await makeClaim(db);
    const pieces = [await piece(claim.id), await piece(claim.id)];
    for (const made of pieces) await makeFitCheck(db, made);
    await makeSearchLog(db, claim.id);
    for (const made of pieces) expect(await attest(one, made)).toMatchObject({ ok: true });
    expect(await voteAsSeen(db, claim, 10)).toBe("UNDECIDED");
    for (const made of pieces) expect(await attest(another, made)).toMatchObject({ ok: true });
    expect(await voteAsSeen(db, claim, 10)).toBe("SUPPORTED");
  });

  it("are attested once by each: who says so twice counts once", async () => {
    const made = await piece();
    await attest(one, made);
    expect(await attest(one, made)).toMatchObject(CONFLICT);
    expect(await countedOn(made)).toBe(1);
    const given = await Promise.all([attest(another, made), attest(another, made)]);
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await countedOn(made)).toBe(2);
  });

  it("are attested neither by whoever added them nor by whoever worded them so", async () => {
    const made = await piece();
    expect(await attest(author, made)).toMatchObject(FORBIDDEN);
    const worded = await reworded(made, one);
    expect(await attest(one, worded)).toMatchObject(FORBIDDEN);
    expect(await attest(another, worded)).toMatchObject({ ok: true });
  });

  it("wait again once they are others, and each word is bound to what was transcribed", async () => {
    const made = await piece();
    await attest(one, made);
    const now = await reworded(made, author);
    expect(await countedOn(made)).toBe(0);
    expect(await attest(another, made)).toMatchObject({
      failure: {
        kind: "conflict",
        details: { revisionId: now.revisionId, excerpt: "all power" },
      },
    });
    expect(await attest(one, now)).toMatchObject({ ok: true });
  });

  it("need a copy, which everybody reads with the name under it", async () => {
    const made = await piece();
    expect(await attest(one, made, { copy: " " })).toMatchObject({
      failure: { kind: "invalid", fields: { copy: ["The copy is missing."] } },
    });
    await attest(one, made, { note: "The y is broken." });
    const shown = await getEvidence(made.claimId, made.id);
    expect(shown).toMatchObject({
      check: { status: "NOT_CHECKED", attestationCount: 1 },
      attested: [{ byline: one.name, handle: one.handle, copy: COPY, note: "The y is broken." }],
    });
    expect(JSON.stringify(shown)).not.toContain(one.actorId);
  });

  it("are nothing to attest where the evidence is not live", async () => {
    const made = await makeEvidence(db, (await makeClaim(db)).id, { state: "PROPOSED" });
    expect(await attest(one, made)).toMatchObject({ failure: { kind: "notFound" } });
    expect(await sheetOf(one, made)).toBeNull();
  });
});

describe("Where the machine had a text to look in", () => {
  it.each([
    ["VERIFIED", "found these words in a text"],
    ["WRONG_LOCATOR", "in chapter V. Put the place right"],
    ["AMBIGUOUS", "in several places"],
    ["NOT_FOUND", "did not find these words"],
  ])("nobody's word is taken once it answered %s, which is said", async (status, words) => {
    const made = await piece();
    await found(made, status);
    expect(await attest(one, made)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining(words) },
    });
    expect(await sheetOf(one, made)).toMatchObject({ answered: expect.stringContaining(words) });
    expect(await countedOn(made)).toBe(0);
  });

  it("its newest answer about the wording that is shown counts", async () => {
    const made = await piece();
    await found(made, "NOT_FOUND");
    await makeExcerptCheck(db, made, { answer: { checked_at: new Date(Date.now() + 60_000) } });
    expect(await attest(one, made)).toMatchObject({ ok: true });
    const again = await piece();
    await found(again, "NOT_FOUND");
    expect(await attest(one, await reworded(again, author))).toMatchObject({ ok: true });
  });
});

describe("A word that is taken back", () => {
  it("counts no more, is shown to nobody, and can be given again", async () => {
    const made = await piece();
    await attest(one, made);
    await attest(another, made);
    const { mineId } = (await sheetOf(one, made))!;
    expect(await withdraw(one, made, mineId!)).toMatchObject({
      value: { stale: expect.arrayContaining([`claim:${made.claimId}`]) },
    });
    expect(await countedOn(made)).toBe(1);
    expect(await getEvidence(made.claimId, made.id)).toMatchObject({
      check: { attestationCount: 1 },
      attested: [{ handle: another.handle }],
    });
    expect(await sheetOf(one, made)).toMatchObject({ mineId: null, givenCount: 1 });
    expect(await withdraw(one, made, mineId!)).toMatchObject(CONFLICT);
    expect(await attest(one, made)).toMatchObject({ ok: true });
    expect(await countedOn(made)).toBe(2);
    expect(await waitingFor(made.claimId)).toEqual(["evidence.settleRequests", "verdicts.recount"]);
  });

  it("is one's own, also where the machine answered since", async () => {
    const made = await piece();
    await attest(one, made);
    await found(made, "NOT_FOUND");
    const { mineId, answered } = (await sheetOf(one, made))!;
    expect(answered).not.toBeNull();
    expect(await withdraw(another, made, mineId!)).toMatchObject(FORBIDDEN);
    expect(await withdraw(one, made, randomUUID())).toMatchObject({
      failure: { kind: "notFound" },
    });
    expect(await withdraw(one, made, mineId!)).toMatchObject({ ok: true });
  });
});

it("The page tells everybody the same, but for what is their own", async () => {
  const made = await piece();
  await attest(one, made);
  expect(await sheetOf(author, made)).toMatchObject({ isOwn: true, mineId: null });
  expect(await sheetOf(one, made)).toMatchObject({ isOwn: false, mineId: expect.any(String) });
  const [stranger, member] = [
    await getAttestSheet(Viewer.anyone, { claimId: made.claimId, evidenceId: made.id }),
    await sheetOf(another, made),
  ];
  expect(stranger).toEqual(member);
  expect(JSON.stringify(member)).not.toMatch(/SUPPORTS|DIRECT/);
});

const FORBIDDEN = { failure: { kind: "forbidden" } };
const CONFLICT = { failure: { kind: "conflict" } };

async function piece(claimId?: string): Promise<Evidence> {
  return makeEvidence(db, claimId ?? (await makeClaim(db)).id, { by: author });
}

const attest = (by: Reviewer, { claimId, id, revisionId }: Evidence, said: object = {}) =>
  attestExcerpt.execute(
    viewerOf(by),
    { claimId, evidenceId: id, revisionId, copy: COPY, ...said },
    { clock: systemClock },
  );

const withdraw = (by: Reviewer, { claimId }: Evidence, attestationId: string) =>
  withdrawAttestation.execute(viewerOf(by), { claimId, attestationId }, { clock: systemClock });

const sheetOf = (by: Reviewer, { claimId, id }: Evidence) =>
  getAttestSheet(viewerOf(by), { claimId, evidenceId: id });

/** What the machine says, having a text of the source. */
async function found(made: Evidence, status: string): Promise<void> {
  const edition_id = await makeEdition(db, made.sourceId);
  const place = {
    ...(status === "WRONG_LOCATOR" && { locator: "chapter V" }),
    ...(status === "VERIFIED" && { start: 0, end: 9 }),
  };
  await makeExcerptCheck(db, made, { answer: { status, edition_id, reason: null, ...place } });
}

/** Other words of the evidence, which it shows from now on. */
const reworded = (made: Evidence, by: Reviewer): Promise<Evidence> =>
  atomically(db, async () => {
    const words = { excerpt: "all power" };
    const revisionId = await makeEvidenceRevision(db, made, { by, state: "LIVE", words });
    await db.query("UPDATE evidence SET current_revision_id = $2 WHERE id = $1", [
      made.id,
      revisionId,
    ]);
    return { ...made, revisionId };
  });

/** How many attestations a verdict would count. */
async function countedOn({ claimId, id }: Evidence): Promise<number> {
  const asked = [claimId, PUBLIC_AUDIENCE_ID, "0".repeat(64), new Date()] as const;
  const inputs = await readVerdictInputs(readSql, ...asked);
  return inputs!.evidence.find((item) => item.id === id)!.attestations;
}

async function waitingFor(claimId: string): Promise<string[]> {
  const rows = await select<{ key: string }>(
    db,
    "SELECT split_part(key, ':', 1) AS key FROM graphile_worker._private_jobs WHERE split_part(key, ':', 2) = $1 ORDER BY key",
    [claimId],
  );
  return rows.map(({ key }) => key);
}
