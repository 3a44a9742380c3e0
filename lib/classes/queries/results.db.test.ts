import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { closeDb } from "@/lib/foundation/db";
import {
  enrol,
  makeAssignment,
  makeClass,
  makeSubmission,
  type MadeAssignment,
} from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeGraded } from "@/prisma/factories/grading";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeRating, makeVote } from "@/prisma/factories/reviews";
import { votersQuery } from "../schema/progress";
import { CHOICES, getResults } from "./results";
import { getVoters } from "./voters";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const votersOf = (viewer: Viewer, made: MadeAssignment, asked = {}) =>
  getVoters(viewer, made.id, made.claims[0]!.id, votersQuery.parse(asked));

/** Somebody's vote on the first claim, handed in. */
async function handedIn(made: MadeAssignment, columns: object, pseudonym?: string) {
  const { id, student: by } = await makeSubmission(db, made, { pseudonym, isHandedIn: true });
  const { audienceId } = made;
  await makeVote(db, made.claims[0]!, { by, audienceId, columns: { ...columns } });
  return { id, by };
}

const appraise = (
  made: MadeAssignment,
  { id, by }: { id: string; by: Reviewer },
  [evidenceId, criterion, level]: [evidenceId: string, criterion: number, level: number],
) =>
  insertRow(db, "appraisals", {
    ...{ claim_id: made.claims[0]!.id, audience_id: made.audienceId, submission_id: id },
    ...{ evidence_id: evidenceId, criterion_id: made.argumentsRubric.criteria[criterion]!.id },
    level_id: made.argumentsRubric.criteria[criterion]!.levels[level]!.id,
    ...{ byline_id: by.bylineId, actor_id: by.actorId },
  });

describe("The results of an assignment", () => {
  it("count the class’s votes that were handed in, beside the public’s and, among these, the editors’", async () => {
    const claim = await makeClaim(db);
    const made = await makeAssignment(db, { claims: [claim] });
    await handedIn(made, { position: 2 });
    await handedIn(made, { position: 2 });
    await handedIn(made, { position: null, off_scale: "NOT_CHECKABLE" });
    await makeSubmission(db, made);
    const editor = await makeReviewer(db, { role: "EDITOR" });
    await makeVote(db, claim, { by: editor, columns: { position: 5 } });
    await makeVote(db, claim, { by: await makeReviewer(db), columns: { position: 1 } });
    const gone = { position: 3, superseded_at: new Date() };
    await makeVote(db, claim, { by: editor, columns: gone });
    const results = await getResults(viewerOf(made.class.teacher), made.id);
    const said = (by: "class" | "public" | "editors") =>
      results!.claims[0]!.votes[by].flatMap((count, place) =>
        count > 0 ? [[CHOICES[place], count]] : [],
      );
    expect(results).toMatchObject({ studentCount: 4 });
    expect(results!.students).toHaveLength(3);
    expect(said("class")).toEqual([
      ["MOSTLY_REFUTED", 2],
      ["NOT_CHECKABLE", 1],
    ]);
    expect(said("public")).toEqual([
      ["REFUTED", 1],
      ["SUPPORTED", 1],
    ]);
    expect(said("editors")).toEqual([["SUPPORTED", 1]]);
    expect(results!.votes.map(([, claimAt, position]) => [claimAt, position])).toEqual([
      [0, 2],
      [0, 2],
    ]);
  });

  it("hold each grade of each item once, by the places of its criterion and level", async () => {
    const claim = await makeClaim(db);
    const made = await makeAssignment(db, { claims: [claim] });
    const items = [await makeEvidence(db, claim.id), await makeEvidence(db, claim.id)];
    const [one, other] = [await handedIn(made, {}), await handedIn(made, {})];
    await appraise(made, one, [items[0]!.id, 0, 2]);
    await appraise(made, one, [items[0]!.id, 1, 0]);
    await appraise(made, other, [items[1]!.id, 0, 1]);
    const results = (await getResults(viewerOf(made.class.teacher), made.id))!;
    const nthOf = (id: string) => results.items.findIndex((item) => item.id === id);
    const studentOf = (id: string) => results.students.findIndex((s) => s.submissionId === id);
    expect(results.items).toHaveLength(2);
    expect(results.gradings).toHaveLength(3);
    expect(results.gradings).toEqual(
      expect.arrayContaining([
        ...[
          [one.id, items[0]!.id, 0, 2, 100],
          [one.id, items[0]!.id, 1, 0, 0],
          [other.id, items[1]!.id, 0, 1, 50],
        ].map(([by, item, criterion, level, points]) => ({
          ...{ student: studentOf(by as string), item: nthOf(item as string) },
          ...{ criterion, level, points },
        })),
      ]),
    );
  });

  it("set beside each item how the public rated it and, among these, the editors", async () => {
    const claim = await makeClaim(db);
    const made = await makeAssignment(db, { claims: [claim] });
    const [one, other] = [await makeEvidence(db, claim.id), await makeEvidence(db, claim.id)];
    const student = await handedIn(made, {});
    for (const { id } of [one, other]) await appraise(made, student, [id, 0, 2]);
    const of = { evidence_id: one.id };
    const editor = await makeReviewer(db, { role: "EDITOR" });
    await makeRating(db, claim.id, of, {
      by: editor,
      columns: { grade: "NOT_HELPFUL", reasons: [] },
    });
    await makeRating(db, claim.id, of, { by: await makeReviewer(db) });
    const gone = { superseded_at: new Date() };
    await makeRating(db, claim.id, of, { by: await makeReviewer(db), columns: gone });
    await makeRating(db, claim.id, of, { by: student.by, audienceId: made.audienceId });
    const { items } = (await getResults(viewerOf(made.class.teacher), made.id))!;
    expect(items.find(({ id }) => id === one.id)!.ratings).toEqual({
      ...{ public: [1, 0, 1], editors: [0, 0, 1] },
    });
    expect(items.find(({ id }) => id === other.id)!.ratings).toEqual({
      ...{ public: [0, 0, 0], editors: [0, 0, 0] },
    });
  });

  it("count how many reached which level by each criterion of the work’s rubric", async () => {
    const graded = await makeGraded(db);
    await graded.mark([2, 1]);
    await graded.mark([0, 1]);
    const { marks } = (await getResults(graded.teacher, graded.assignment.id))!;
    expect(marks.map(({ levels }) => levels.map(({ count }) => count))).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
  });

  it("are there for who teaches the class or assists, and for nobody else, whatever their rights", async () => {
    const made = await makeAssignment(db);
    const [assistant, student] = [await makeReviewer(db), await makeReviewer(db)];
    await enrol(db, made.class.id, assistant, "ASSISTANT");
    await enrol(db, made.class.id, student);
    const { teacher: other } = await makeClass(db);
    for (const asks of [
      (viewer: Viewer) => getResults(viewer, made.id),
      (viewer: Viewer) => votersOf(viewer, made),
    ]) {
      expect(await asks(viewerOf(made.class.teacher))).not.toBeNull();
      expect(await asks(viewerOf(assistant))).not.toBeNull();
      for (const stranger of [other, student, await makeReviewer(db, { role: "ADMIN" })])
        expect(await asks(viewerOf(stranger))).toBeNull();
    }
  });
});

describe("Who voted what", () => {
  it("is asked of one claim and one answer, on the scale and off it", async () => {
    const made = await makeAssignment(db);
    const teacher = viewerOf(made.class.teacher);
    const mixed = await handedIn(made, { position: 3 });
    const off = await handedIn(made, { position: null, off_scale: "EVIDENCE_INSUFFICIENT" });
    const all = await votersOf(teacher, made);
    expect(all!.rows.map(({ submissionId }) => submissionId).sort()).toEqual(
      [mixed.id, off.id].sort(),
    );
    for (const [choice, { id }] of [
      ["MIXED", mixed],
      ["EVIDENCE_INSUFFICIENT", off],
    ] as const)
      expect(await votersOf(teacher, made, { choice })).toMatchObject({
        ...{ total: 1, rows: [{ submissionId: id, choice }] },
      });
    expect(
      await getVoters(teacher, made.id, (await makeClaim(db)).id, votersQuery.parse({})),
    ).toBeNull();
  });

  it("is told by pseudonym where the assignment is masked, until the grade is released", async () => {
    const made = await makeAssignment(db, { changes: { naming: "MASKED" } });
    const teacher = viewerOf(made.class.teacher);
    const { id, by: student } = await handedIn(made, { position: 3 }, "Heron");
    const names = async () => [
      ...(await votersOf(teacher, made))!.rows.map(({ who }) => who),
      ...(await getResults(teacher, made.id))!.students.map(({ who }) => who),
    ];
    expect(await names()).toEqual(["Heron", "Heron"]);
    await insertRow(db, "grade_events", {
      ...{ submission_id: id, computed: 5000, actor_id: made.class.teacher.actorId },
    });
    await insertRow(db, "releases", {
      ...{ assignment_id: made.id, submission_id: id },
      released_by_actor_id: made.class.teacher.actorId,
    });
    expect(await names()).toEqual(Array(2).fill(`${student.name} (Heron)`));
  });
});
