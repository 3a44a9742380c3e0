import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { enrol, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { makeClaim, makeClaimRevision } from "@/prisma/factories/claims";
import { atomically, openOwner, select } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, someHash, viewerOf } from "@/prisma/factories/people";
import { getGradingSheet } from "../queries/grading-sheet";
import { getWholeGradebook } from "../queries/grading-grid";
import { getPreview } from "../queries/preview";
import { getWork } from "../queries/work";
import { nowOf } from "../rules/claim-now";
import { missingOf } from "../rules/work";
import { addOwnClaim } from "./add-own-claim";
import { giveGrade } from "./give-grade";
import { handIn } from "./hand-in";
import { restoreOwn, retractOwn } from "./retract-own";
import { saveWork } from "./save-work";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };

const CHANGES = {
  reworded: async (claimId: string) => {
    const sentence = "Lenin intended a monopoly later on.";
    const id = await makeClaimRevision(db, claimId, { sentence, state: "LIVE" });
    await atomically(db, async () => {
      await decide(db, { root_claim_id: claimId, claim_revision_id: id }, "ADD");
      await db.query("UPDATE claims SET current_revision_id = $2 WHERE id = $1", [claimId, id]);
    });
    return { kind: "reworded" as const, sentence };
  },
  retracted: async (claimId: string) => {
    await atomically(db, async () => {
      await decide(db, { claim_id: claimId }, "RETRACT");
      await db.query("UPDATE claims SET state = 'RETRACTED' WHERE id = $1", [claimId]);
    });
    return { kind: "retracted" as const };
  },
  merged: async (claimId: string) => {
    const { id: intoId } = await makeClaim(db);
    await db.query("UPDATE claims SET merged_into_id = $2 WHERE id = $1", [claimId, intoId]);
    return { kind: "merged" as const, intoId };
  },
};

describe.each(Object.entries(CHANGES))(
  "A claim %s in the middle of an assignment",
  (kind, change) => {
    const isAsked = kind === "reworded";

    it("is marked for the student, who is asked for the wording that was assigned or for nothing more", async () => {
      const { id, claim, student, save, assignedSentence } = await scene();
      await save({ rationale: "" });
      const now = await change(claim.id);
      const work = (await getWork(student, id))!;
      expect(work.claims[0]).toMatchObject({ assignedSentence, isOpen: isAsked });
      expect(nowOf(work.claims[0]!)).toEqual(now);
      // What was saved of it is there all the same, and of the other claim everything is asked as before.
      expect(work.saved).toHaveLength(1);
      const asked = missingOf(work).map(({ claimId }) => claimId);
      expect(asked.includes(claim.id)).toBe(isAsked);
      expect(asked.includes(work.claims[1]!.id)).toBe(true);
    });

    it("is handed in as it was saved, with the wording that was assigned", async () => {
      const { id, claim, student, save, audienceId } = await scene();
      await save();
      await change(claim.id);
      expect(
        await handIn.execute(student, { assignmentId: id, asItIs: "yes" }, call),
      ).toMatchObject({
        ok: true,
      });
      const votes = "SELECT claim_revision_id AS id FROM votes WHERE audience_id = $1";
      expect(await select(db, votes, [audienceId])).toEqual([{ id: claim.revisionId }]);
    });

    it("is marked for the teacher, and neither work nor grade nor gradebook changes", async () => {
      const { id, claim, student, teacher, save, assignedSentence, levels } = await scene();
      await save();
      await handIn.execute(student, { assignmentId: id, asItIs: "yes" }, call);
      const [line] = (await getWholeGradebook(teacher, id))!.rows;
      const work = { assignmentId: id, submissionId: line!.submissionId! };
      await giveGrade.execute(teacher, { ...work, seen: "0", ...levels }, call);
      const [graded, before] = [
        await getWholeGradebook(teacher, id),
        await getGradingSheet(teacher, id, work.submissionId),
      ];
      const now = await change(claim.id);
      expect(await getWholeGradebook(teacher, id)).toEqual(graded);
      const after = (await getGradingSheet(teacher, id, work.submissionId))!;
      expect(after.claims[0]).toMatchObject({
        ...{ sentence: assignedSentence, vote: { rationale: "The minutes say so." } },
      });
      expect(nowOf(after.claims[0]!.now)).toEqual(now);
      expect(nowOf(after.claims[1]!.now)).toEqual({ kind: "same" });
      expect({ ...after, claims: [] }).toEqual({ ...before!, claims: [] });
    });
  },
);

it("A claim of the class's own that is taken out and brought back goes on where it was", async () => {
  const of = await makeClass(db);
  const teacher = viewerOf(of.teacher);
  const input = { classId: of.id, sentence: "It was so.", kind: "FACTUAL" };
  const added = await addOwnClaim.execute(teacher, input, call);
  const on = { classId: of.id, claimId: added.ok ? added.value.result.claimId : "" };
  const current = 'SELECT id, current_revision_id AS "revisionId" FROM claims WHERE id = $1';
  const claims = await select<{ id: string; revisionId: string }>(db, current, [on.claimId]);
  const { id } = await makeAssignment(db, { of, claims, tasks: [{ kind: "VOTE" }] });
  const student = await makeReviewer(db);
  await enrol(db, of.id, student);
  const isOpen = async () => (await getWork(viewerOf(student), id))!.claims[0]!.isOpen;
  const item = { ...on, kind: "claim" };
  await retractOwn.execute(teacher, { ...item, reason: "It is too hard." }, call);
  expect(await isOpen()).toBe(false);
  await restoreOwn.execute(teacher, item, call);
  expect(await isOpen()).toBe(true);
});

it("The preview is what a student sees who has not begun, while the assignment is open, for those who teach", async () => {
  const { id, student, teacher, save, of } = await scene({ opens_at: days(2), due_at: days(9) });
  await save();
  const assistant = await makeReviewer(db);
  await enrol(db, of.id, assistant, "ASSISTANT");
  const seen = (await getWork(student, id))!;
  for (const viewer of [teacher, viewerOf(assistant)]) {
    const { now, ...preview } = (await getPreview(viewer, id))!;
    expect(now).toEqual(preview.opensAt);
    expect(preview).toMatchObject({
      ...{ id: `${id}/preview`, role: "STUDENT", submissionId: null, saved: [], handIns: [] },
      ...{ title: seen.title, claims: seen.claims, criteria: seen.criteria },
    });
  }
  expect(await getPreview(student, id)).toBeNull();
  expect(await getPreview(viewerOf(await makeReviewer(db)), id)).toBeNull();
});

const days = (many: number) => new Date(Date.now() + many * 86_400_000);

/** An assignment on two claims, with a student who can save a vote on the first. */
async function scene(changes: Record<string, unknown> = {}) {
  const claim = await makeClaim(db);
  await makeEvidence(db, claim.id);
  const of = await makeClass(db);
  const claims = [claim, await makeClaim(db)];
  const made = await makeAssignment(db, { of, claims, changes });
  const student = await makeReviewer(db);
  await enrol(db, of.id, student);
  const viewer = viewerOf(student);
  const vote = {
    ...{ assignmentId: made.id, claimId: claim.id, device: randomUUID(), kind: "vote" },
    ...{ choice: "MIXED", confidence: "SURE", rationale: "The minutes say so." },
    seenHash: someHash(),
  };
  const [assigned] = (await getWork(viewerOf(of.teacher), made.id))!.claims;
  const levels = made.workRubric.criteria.map(({ levels: [, , best] }, at) => [
    ...([`level${at + 1}`, best!.id] as const),
  ]);
  return {
    ...{ id: made.id, audienceId: made.audienceId, of, claim, student: viewer },
    ...{ teacher: viewerOf(of.teacher), assignedSentence: assigned!.assignedSentence },
    levels: Object.fromEntries(levels) as Record<string, string>,
    save: (more: object = {}) => saveWork.execute(viewer, { ...vote, ...more }, call),
  };
}
