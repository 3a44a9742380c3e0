import { afterAll, describe, expect, it } from "vitest";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { makeAssignment, makeSubmission } from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import {
  atomically,
  insertRow,
  openOwner,
  openPublic,
  select,
} from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";

const [db, reader] = [await openOwner(), await openPublic()];
afterAll(() => Promise.all([db.end(), reader.end()]));

describe("What is added in work", () => {
  it("belongs to its student, to the assignment's audience and to one of its claims", async () => {
    const { assignment, submission, student, claim } = await work();
    const { id: elsewhere } = await makeClaim(db);
    const others = await makeReviewer(db);
    const add = async (
      { claimId = claim.id, by = student, audienceId = assignment.audienceId },
      part: string,
    ) => {
      const evidence = await makeEvidence(db, claimId, { by, audienceId });
      const row = { submission_id: submission.id, part, claim_id: claimId };
      return insertRow(db, "additions", { ...row, evidence_id: evidence.id });
    };
    await add({}, "evidence/1");
    for (const strange of [
      { by: others },
      { audienceId: PUBLIC_AUDIENCE_ID },
      { claimId: elsewhere },
    ])
      await expect(add(strange, "evidence/2")).rejects.toMatchObject({ code: "AS002" });
  });

  it("names sources that its readers may see, and no other's", async () => {
    const { assignment, student, claim } = await work();
    const { audienceId } = assignment;
    const own = await makeSource(db, { by: student, audienceId });
    await makeEvidence(db, claim.id, { by: student, audienceId, sourceId: own.id });
    const stranger = await makeAssignment(db);
    for (const other of [PUBLIC_AUDIENCE_ID, stranger.audienceId])
      await expect(
        makeEvidence(db, claim.id, { by: student, audienceId: other, sourceId: own.id }),
      ).rejects.toMatchObject({ code: "AS002" });
  });

  it("holds no source of the public record, and public evidence does", async () => {
    const { assignment, student, claim } = await work();
    const { id: sourceId } = await makeSource(db);
    const retract = () =>
      atomically(db, async () => {
        await decide(db, { source_id: sourceId }, "RETRACT");
        await db.query("UPDATE sources SET state = 'RETRACTED' WHERE id = $1", [sourceId]);
      });
    const { id } = await makeEvidence(db, claim.id, { sourceId });
    await makeEvidence(db, claim.id, { by: student, audienceId: assignment.audienceId, sourceId });
    await expect(retract()).rejects.toMatchObject({ code: "AS002" });
    await atomically(db, async () => {
      await decide(db, { root_claim_id: claim.id, evidence_id: id }, "RETRACT");
      await db.query("UPDATE evidence SET state = 'RETRACTED' WHERE id = $1", [id]);
    });
    await retract();
  });
});

describe("A pseudonym of an assignment", () => {
  it("is one person's there, is hidden from the public, and is no name", async () => {
    const { assignment, student } = await work();
    const name = (actor_id: string, columns: Record<string, unknown> = {}) =>
      insertRow(db, "bylines", {
        ...{ actor_id, kind: "PSEUDONYM", pseudonym: "Heron", audience_id: assignment.audienceId },
        ...columns,
      });
    const { id } = await name(student.actorId);
    const other = await makeReviewer(db);
    await expect(name(other.actorId, { pseudonym: "HERON" })).rejects.toMatchObject({
      code: "23505",
    });
    await expect(name(other.actorId, { kind: "NAME", pseudonym: null })).rejects.toMatchObject({
      code: "23514",
    });
    expect(await select(reader, "SELECT 1 FROM bylines WHERE id = $1", [id])).toEqual([]);
  });

  it("can change until the work is handed in", async () => {
    const { assignment, submission, student } = await work();
    const row = {
      actor_id: student.actorId,
      kind: "PSEUDONYM",
      audience_id: assignment.audienceId,
    };
    const { id } = await insertRow(db, "bylines", { ...row, pseudonym: "Otter" });
    const sign = (byline: unknown) =>
      db.query("UPDATE submissions SET byline_id = $2 WHERE id = $1", [submission.id, byline]);
    await sign(id);
    const due = { at: new Date(), due_at: new Date() };
    await insertRow(db, "hand_ins", { submission_id: submission.id, ordinal: 1, ...due });
    await expect(sign(student.bylineId)).rejects.toMatchObject({ code: "AS001" });
  });
});

async function work() {
  const claim = await makeClaim(db);
  const assignment = await makeAssignment(db, { claims: [claim] });
  const student = await makeReviewer(db);
  const submission = await makeSubmission(db, assignment, { student });
  return { claim, assignment, student, submission };
}
