import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";
import { getNotesPage, listNotes, NOTES_PER_PAGE } from "./notes";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("The notes of a claim's page", () => {
  it("stand under what they are about: the newest few, oldest of them first, and how many there are", async () => {
    const { claimId, evidenceId, argumentId } = await scene();
    const onEvidence = { target: { target_evidence_id: evidenceId } };
    for (let nth = 1; nth <= 7; nth += 1)
      await makeClaimAnnotation(db, claimId, { ...onEvidence, body: `note ${nth}` });
    await makeClaimAnnotation(db, claimId, { target: { target_argument_id: argumentId } });
    await makeClaimAnnotation(db, claimId, { body: "on the claim" });
    const notes = await listNotes(claimId);
    const { total, notes: shown } = notes.on(evidenceId);
    expect(total).toBe(7);
    expect(shown.map(({ body }) => body)).toEqual([3, 4, 5, 6, 7].map((nth) => `note ${nth}`));
    expect(notes.on(argumentId).total).toBe(1);
    expect(notes.onClaim.notes.map(({ body }) => body)).toEqual(["on the claim"]);
  });

  it("come with the first answers and how many there are, those taken back left out", async () => {
    const { claimId } = await scene();
    const { id: replyTo } = await makeClaimAnnotation(db, claimId);
    for (let nth = 1; nth <= 6; nth += 1)
      await makeClaimAnnotation(db, claimId, { replyTo, body: `answer ${nth}` });
    await makeClaimAnnotation(db, claimId, { replyTo, retractedAt: new Date() });
    const [note] = (await listNotes(claimId)).onClaim.notes;
    expect(note?.replyCount).toBe(6);
    expect(note?.replies.map(({ body }) => body)).toEqual(
      [1, 2, 3, 4, 5].map((nth) => `answer ${nth}`),
    );
  });

  it("hold nothing private, of whatever kind", async () => {
    const { claimId, evidenceId } = await scene();
    const by = await makeReviewer(db);
    const mine = { by, audienceId: await makePrivateAudience(db, by), body: "For my eyes." };
    const { id: replyTo } = await makeClaimAnnotation(db, claimId, mine);
    await makeClaimAnnotation(db, claimId, { ...mine, replyTo });
    await makeClaimAnnotation(db, claimId, {
      ...mine,
      target: { target_evidence_id: evidenceId },
    });
    const notes = await listNotes(claimId);
    expect([notes.onClaim, notes.on(evidenceId)]).toEqual([NONE, NONE]);
    expect(await getNotesPage(claimId)).toMatchObject({ notes: [], position: { total: 0 } });
  });
});

describe("The page of all notes on a claim", () => {
  it("has them oldest first, with the words that each hangs on, a page at a time", async () => {
    const { claimId, evidenceId } = await scene();
    const target = { target_evidence_id: evidenceId };
    await makeClaimAnnotation(db, claimId, { target, body: "the first" });
    for (let nth = 2; nth <= NOTES_PER_PAGE + 1; nth += 1)
      await makeClaimAnnotation(db, claimId, { body: `note ${nth}` });
    const [first, second, beyond] = [
      await getNotesPage(claimId),
      await getNotesPage(claimId, 2),
      await getNotesPage(claimId, 3),
    ];
    expect(first?.notes[0]).toMatchObject({
      body: "the first",
      target: { kind: "evidence", id: evidenceId, words: "a monopoly of power" },
    });
    expect(first?.position).toEqual({ page: 1, from: 1, total: NOTES_PER_PAGE + 1 });
    expect(second?.notes.map(({ body }) => body)).toEqual([`note ${NOTES_PER_PAGE + 1}`]);
    expect(beyond?.notes).toEqual([]);
  });

  it("is not there where the claim is not public and live", async () => {
    const { id } = await makeClaim(db, { state: "PROPOSED" });
    expect(await getNotesPage(id)).toBeNull();
  });
});

const NONE = { notes: [], total: 0 };

async function scene() {
  const { id: claimId } = await makeClaim(db);
  const { id: evidenceId } = await makeEvidence(db, claimId);
  const { id: argumentId } = await makeArgument(db, claimId);
  return { claimId, evidenceId, argumentId };
}
