import { afterAll, describe, expect, it } from "vitest";
import { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeSubmission } from "@/prisma/factories/classes";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { getReleasedGrade } from "../queries/released-grade";
import { withdrawAssignment } from "./assign-assignment";
import { recallGrade, releaseGrades } from "./release-grades";
import { seeGrade } from "./see-grade";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };

describe("A release", () => {
  it("shows nothing to the student before it, and all of it once they open it", async () => {
    const { mark, student, assignment, release, override } = await makeGraded(db);
    const [me, other] = [viewerOf(student), viewerOf(await makeReviewer(db))];
    const read = (viewer: Viewer) => getReleasedGrade(viewer, assignment.id);
    const see = () => seeGrade.execute(me, { assignmentId: assignment.id }, call);
    const reached = (nth: number, level: number) =>
      assignment.workRubric.criteria[nth]!.levels[level]!.id;
    await mark([2, 1], ["Both sides.", ""]);
    await override("90", "Said more in the lesson.");
    expect(await read(me)).toEqual(closed("waiting"));
    expect(await see()).toMatchObject({ failure: { kind: "conflict" } });
    expect(await release()).toMatchObject({ ok: true });
    expect(await read(me)).toEqual(closed("unopened"));
    expect(await see()).toMatchObject({ ok: true });
    expect(await read(me)).toMatchObject({
      ...{ kind: "open", computed: 8_333, override: 9_000, final: 9_000 },
      ...{ overrideReason: "Said more in the lesson." },
      criteria: [
        { title: "Criterion 1", levelId: reached(0, 2), comment: "Both sides." },
        { title: "Criterion 2", levelId: reached(1, 1), comment: null },
      ],
    });
    const { student: classmate } = await makeSubmission(db, assignment, { isHandedIn: true });
    expect(await read(viewerOf(classmate))).toEqual(closed("waiting"));
    for (const viewer of [other, Viewer.anyone, viewerOf(assignment.class.teacher)])
      expect(await read(viewer)).toBeNull();

    function closed(kind: string) {
      const { id: assignmentId, class: of } = assignment;
      const named = { title: "Who wanted what", className: "History, 11b" };
      return { kind, assignmentId, classId: of.id, ...named, timeZone: "Europe/Berlin" };
    }
  });

  it("is recalled before the student looked, and not after", async () => {
    const { mark, student, work, teacher, release, assignment } = await makeGraded(db);
    const recall = () => recallGrade.execute(teacher, work, call);
    await mark([2, 1]);
    expect(await recall()).toMatchObject({ failure: { reason: "This grade is not released." } });
    await release();
    expect(await recall()).toMatchObject({ ok: true });
    expect(await getReleasedGrade(viewerOf(student), assignment.id)).toMatchObject({
      kind: "waiting",
    });
    await release();
    await seeGrade.execute(viewerOf(student), { assignmentId: assignment.id }, call);
    expect(await recall()).toMatchObject({
      failure: { reason: expect.stringContaining("has looked") },
    });
  });

  it("of all is recalled as a whole, but for those at which their students looked", async () => {
    const { mark, student, teacher, assignment } = await makeGraded(db);
    const other = await makeSubmission(db, assignment, { isHandedIn: true });
    const all = { assignmentId: assignment.id };
    const unseen = { ...all, of: "unseen" };
    const recall = () => recallGrade.execute(teacher, unseen, call);
    expect(await recall()).toMatchObject({ failure: { kind: "conflict" } });
    await mark([2, 1]);
    await insertRow(db, "grade_events", {
      ...{ submission_id: other.id, computed: 5_000, actor_id: assignment.class.teacher.actorId },
    });
    await releaseGrades.execute(teacher, { ...all, of: "all" }, call);
    await seeGrade.execute(viewerOf(student), all, call);
    const elsewhere = await makeGraded(db);
    await elsewhere.mark([2, 1]);
    await elsewhere.release();
    expect(await recallGrade.execute(elsewhere.teacher, unseen, call)).toMatchObject({
      failure: { kind: "notFound" },
    });
    expect(await recall()).toMatchObject({ ok: true });
    const kinds = async (viewer: Viewer, id: string) => (await getReleasedGrade(viewer, id))?.kind;
    expect(await kinds(viewerOf(student), assignment.id)).toBe("open");
    expect(await kinds(viewerOf(other.student), assignment.id)).toBe("waiting");
    expect(await kinds(viewerOf(elsewhere.student), elsewhere.assignment.id)).toBe("unopened");
    expect(await recall()).toMatchObject({ failure: { kind: "conflict" } });
    await releaseGrades.execute(teacher, { ...all, of: "all" }, call);
    expect(await kinds(viewerOf(other.student), assignment.id)).toBe("unopened");
  });

  it("keeps its assignment from being taken back, also before anybody looked", async () => {
    const { mark, work, teacher, release, assignment } = await makeGraded(db);
    await mark([2, 1]);
    await release();
    const back = () => withdrawAssignment.execute(teacher, { assignmentId: assignment.id }, call);
    expect(await back()).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("are released") },
    });
    await recallGrade.execute(teacher, work, call);
    expect(await back()).toMatchObject({ ok: true });
  });

  it("and a look at the same moment as a recall: one of the two happens", async () => {
    const { mark, student, work, teacher, release, assignment } = await makeGraded(db);
    await mark([2, 1]);
    await release();
    const both = await Promise.all([
      recallGrade.execute(teacher, work, call),
      seeGrade.execute(viewerOf(student), { assignmentId: assignment.id }, call),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("of all is of those who have a grade, each once", async () => {
    const { mark, assignment, teacher, work } = await makeGraded(db);
    await makeSubmission(db, assignment, { isHandedIn: true });
    await mark([2, 1]);
    const all = { assignmentId: assignment.id, of: "all" };
    const outcomes = await Promise.all([1, 2].map(() => releaseGrades.execute(teacher, all, call)));
    expect(outcomes.filter(({ ok }) => ok)).toMatchObject([
      { value: { result: { count: 1, submissionId: work.submissionId } } },
    ]);
    expect(await releaseGrades.execute(teacher, { ...all, of: "ticked" }, call)).toMatchObject({
      failure: { kind: "invalid" },
    });
  });
});
