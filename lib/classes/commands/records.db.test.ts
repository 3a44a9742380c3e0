import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { addTo, workOn } from "@/prisma/factories/worked";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { listComments } from "../queries/comment-bank";
import { getClaimWork } from "../queries/claim-work";
import { getReleasedGrade } from "../queries/released-grade";
import { recordRef } from "../rules/records";
import { keepComment, removeComment } from "./comments";
import { seeGrade } from "./see-grade";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };

/** Work with everything in it that a level can lean on. */
async function makeWorked() {
  const made = await makeGraded(db);
  const { assignment, student, work } = made;
  const { claimId, vote, appraisal } = await workOn(db, assignment, student, work.submissionId);
  const added = await addTo(db, assignment, student, work.submissionId);
  const refs = Object.entries({
    ...{ vote, appraisal, evidence: added.evidence },
    ...{ argument: added.argument, annotation: added.annotation },
  }).map(([kind, id]) => recordRef({ kind: kind as "vote", claimId, id }));
  return { ...made, claimId, refs, added, voteId: vote };
}

describe("The records that a level leans on", () => {
  it("are stored with it, each kind of them, and shown to the teacher, and to the student once the grade is open", async () => {
    const { mark, sheet, refs, release, student, assignment, teacher } = await makeWorked();
    expect(await mark([2, 1], [], teacher, { record1: refs, record2: refs[0]! })).toMatchObject({
      ok: true,
    });
    const [first, second] = (await sheet())!.rubric;
    expect(first!.records.map(({ ref }) => ref).sort()).toEqual([...refs].sort());
    expect(second!.records).toMatchObject([
      { ref: refs[0], kind: "vote", words: "The minutes say the opposite." },
    ]);
    await release();
    await seeGrade.execute(viewerOf(student), { assignmentId: assignment.id }, call);
    const grade = await getReleasedGrade(viewerOf(student), assignment.id);
    expect(grade).toMatchObject({
      kind: "open",
      criteria: [{ records: { length: 5 } }, { records: [{ ref: refs[0] }] }],
      claims: [{ vote: { rationale: "The minutes say the opposite." }, added: { length: 3 } }],
    });
  });

  it("change as a level does: those before stay with what was said before", async () => {
    const { mark, sheet, refs, teacher, work } = await makeWorked();
    await mark([2, 1], [], teacher, { record1: refs.slice(0, 2) });
    expect(await mark([2, 1], [], teacher, { record1: refs.slice(1, 2) })).toMatchObject({
      ok: true,
    });
    expect((await sheet())!.rubric[0]!.records).toMatchObject([{ ref: refs[1] }]);
    expect(await mark([2, 1], [], teacher, { record1: refs.slice(1, 2) })).toMatchObject({
      failure: { kind: "conflict" },
    });
    const all = await select<{ records: number; isCurrent: boolean }>(
      db,
      `SELECT m.superseded_at IS NULL AS "isCurrent", (SELECT count(*)::int FROM mark_records k WHERE k.mark_id = m.id) AS records
       FROM marks m JOIN assessments a ON a.id = m.assessment_id JOIN criteria c ON c.id = m.criterion_id
       WHERE a.submission_id = $1 AND c.position = 1 ORDER BY m.marked_at`,
      [work.submissionId],
    );
    expect(all).toEqual([
      { records: 2, isCurrent: false },
      { records: 1, isCurrent: true },
    ]);
  });

  it("are of this work alone: another's, and what there is not, is refused at its field", async () => {
    const { mark, teacher, claimId } = await makeWorked();
    const other = await makeWorked();
    const unknown = recordRef({ kind: "vote", claimId, id: randomUUID() });
    for (const record1 of [other.refs[0]!, unknown, "vote/nothing"])
      expect(await mark([2, 1], [], teacher, { record1 })).toMatchObject({
        failure: { kind: "invalid", fields: { record1: [expect.any(String)] } },
      });
    const { refs } = await makeWorked();
    expect(await mark([null, 1], [], teacher, { record1: refs[0]! })).toMatchObject({
      failure: { kind: "invalid", fields: { level1: [expect.stringContaining("Choose a level")] } },
    });
  });

  it("stay where the work is handed in again, with the words that they had; anew they can be named no more", async () => {
    const { mark, sheet, refs, teacher, voteId } = await makeWorked();
    await mark([2, 1], [], teacher, { record1: refs[0]! });
    await db.query("UPDATE votes SET superseded_at = now() WHERE id = $1", [voteId]);
    expect((await sheet())!).toMatchObject({
      claims: [{ vote: null }],
      rubric: [{ records: [{ ref: refs[0], words: "The minutes say the opposite." }] }, {}],
    });
    const kept = { record1: refs[0]! };
    expect(await mark([1, 1], [], teacher, kept)).toMatchObject({ ok: true });
    expect(await mark([1, 1], [], teacher, { ...kept, record2: refs[0]! })).toMatchObject({
      failure: {
        kind: "invalid",
        fields: { record2: [expect.stringContaining("handed in again")] },
      },
    });
  });
});

describe("What a student added", () => {
  it("stands in the sheet and where one grades claim by claim, and goes where they took it back", async () => {
    const { sheet, teacher, assignment, claimId, added, student } = await makeWorked();
    const items = [
      {
        kind: "argument",
        words: "One rules out the other.",
        relation: "REBUTS",
        premises: { length: 1 },
      },
      { kind: "evidence", words: "no other party was to share it", direction: "CONTRADICTS" },
      { kind: "annotation", words: "Which minutes?", motivation: "COMMENTING" },
    ];
    expect((await sheet())!.claims[0]!.added).toMatchObject(items);
    const byClaim = (viewer = teacher) => getClaimWork(viewer, assignment.id, claimId, 1);
    expect(await byClaim()).toMatchObject({ total: 1, items: [{ work: { added: items } }] });
    expect(await byClaim(viewerOf(student))).toBeNull();
    expect(await getClaimWork(teacher, assignment.id, "0000000000", 1)).toBeNull();
    await db.query("UPDATE claim_annotations SET retracted_at = now() WHERE id = $1", [
      added.annotation,
    ]);
    expect((await sheet())!.claims[0]!.added).toHaveLength(2);
  });
});

describe("Kept comments", () => {
  const bankOf = async (viewer: Parameters<typeof listComments>[0], words = "", page = 1) =>
    (await listComments(viewer, { words, page })).items.map(({ comment }) => comment);

  it("are each teacher's own: kept once, found by their words, reworded, taken out and put back", async () => {
    const [me, other] = [viewerOf(await makeReviewer(db)), viewerOf(await makeReviewer(db))];
    const keep = (comment: string, insteadOfId?: string) =>
      keepComment.execute(me, { comment, insteadOfId }, call);
    expect(await keep("Well weighed.")).toMatchObject({ ok: true });
    expect(await keep("Well weighed.")).toMatchObject({ failure: { kind: "conflict" } });
    expect(await keep("Name your source.")).toMatchObject({ ok: true });
    expect(await bankOf(me)).toEqual(["Name your source.", "Well weighed."]);
    expect(await bankOf(me, "SOURCE")).toEqual(["Name your source."]);
    expect(await bankOf(me, "%")).toEqual([]);
    expect(await bankOf(other)).toEqual([]);

    const { commentId } = (await listComments(me, { words: "source", page: 1 })).items[0]!;
    expect(await keep("Name each source.", commentId)).toMatchObject({ ok: true });
    expect(await bankOf(me)).toEqual(["Name each source.", "Well weighed."]);
    const act = (goal: string, by = me) => removeComment.execute(by, { commentId, goal }, call);
    expect(await act("remove")).toMatchObject({ failure: { kind: "conflict" } });
    expect(await act("undo", other)).toMatchObject({ failure: { kind: "notFound" } });
    expect(await act("undo")).toMatchObject({ ok: true });
    expect(await act("remove")).toMatchObject({ ok: true });
    expect(await bankOf(me)).toEqual(["Name each source.", "Well weighed."]);
  });

  it("are said by a form without script, after what was typed, and a comment that was typed is kept where one says so", async () => {
    const { mark, sheet, teacher } = await makeGraded(db);
    await keepComment.execute(teacher, { comment: "Name your source." }, call);
    const { commentId } = (await listComments(teacher, { words: "", page: 1 })).items[0]!;
    const given = { kept1: commentId, keep1: "yes" };
    expect(await mark([2, 1], ["Well weighed.", ""], teacher, given)).toMatchObject({ ok: true });
    expect((await sheet())!.rubric[0]!.comment).toBe("Well weighed.\n\nName your source.");
    expect(await bankOf(teacher)).toContain("Well weighed.\n\nName your source.");
    const others = viewerOf(await makeReviewer(db));
    const theirs = { owner_actor_id: others.actorId, comment: "Not yours." };
    const { id } = await insertRow(db, "bank_comments", theirs);
    expect(await mark([1, 1], [], teacher, { kept2: id as string })).toMatchObject({
      failure: { kind: "invalid", fields: { kept2: [expect.any(String)] } },
    });
  });
});
