import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { makeSubmission } from "@/prisma/factories/classes";
import { viewerOf } from "@/prisma/factories/people";
import { getGradingGrid } from "../queries/grading-grid";
import { getGradingSheet } from "../queries/grading-sheet";
import { getReleasedGrade } from "../queries/released-grade";
import { giveGrade } from "./give-grade";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const ALL = { page: 1, sort: "name" as const, state: null };

/** Work that was graded, and a newer version of its rubric, of one criterion with levels of 0 and 80 points. */
async function makeRevised() {
  const made = await makeGraded(db);
  const { assignment, teacher, work } = made;
  await made.mark([2, 1], ["By the first.", ""]);
  const { versionId: first } = assignment.workRubric;
  const { rows } = await db.query<{ rubric_id: string }>(
    "SELECT rubric_id FROM rubric_versions WHERE id = $1",
    [first],
  );
  const by = assignment.class.teacher.actorId;
  const version = { rubric_id: rows[0]!.rubric_id, ordinal: 2, made_by_actor_id: by };
  const { id: second } = await insertRow(db, "rubric_versions", version);
  const words = { version_id: second, position: 1, title: "Weighs them", weight: 1 };
  const { id: criterionId } = await insertRow(db, "criteria", words);
  const levels: string[] = [];
  for (const [at, points] of [0, 80].entries()) {
    const level = { criterion_id: criterionId, position: at + 1, label: `${points}`, points };
    levels.push((await insertRow(db, "levels", level)).id as string);
  }
  await db.query("UPDATE assignments SET work_version_id = $2 WHERE id = $1", [
    assignment.id,
    second,
  ]);
  const anew = () => getGradingSheet(teacher, assignment.id, work.submissionId, true);
  const give = async (input: object) =>
    giveGrade.execute(teacher, { ...work, seen: (await made.sheet())!.seen, ...input }, call);
  return { ...made, first, second: second as string, levels, anew, give };
}

describe("Work that was graded before its rubric changed", () => {
  it("keeps its version, says so, and is corrected by it; other work is graded by the new one", async () => {
    const { sheet, give, assignment, teacher, first, second } = await makeRevised();
    expect(await sheet()).toMatchObject({
      ...{ version: 1, currentVersion: 2, versionId: first, computed: 8_333 },
      rubric: [{ comment: "By the first." }, { title: "Criterion 2" }],
    });
    const level1 = assignment.workRubric.criteria[0]!.levels[0]!.id;
    expect(await give({ level1, versionId: first })).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({ computed: 1_667, version: 1 });
    const other = await makeSubmission(db, assignment, { isHandedIn: true });
    expect(await getGradingSheet(teacher, assignment.id, other.id)).toMatchObject({
      ...{ version: null, versionId: second, rubric: [{ title: "Weighs them" }] },
    });
    const grid = (await getGradingGrid(teacher, assignment.id, ALL))!;
    expect(grid).toMatchObject({
      ...{ hasVersions: true, currentVersion: 2 },
      criteria: ["Criterion 1 (version 1)", "Criterion 2 (version 1)", "Weighs them (version 2)"],
    });
    expect(grid.rows.map(({ version }) => version).sort()).toEqual([1, null]);
  });

  it("is graded anew by the new one: the grade is the newest, and what was said before stays beside it, for the student, too", async () => {
    const { sheet, anew, give, second, levels, student, assignment, release } = await makeRevised();
    expect(await anew()).toMatchObject({
      ...{ versionId: second, shownVersion: 2, version: 1, computed: 8_333 },
      ...{ rubric: [{ levelId: null }], earlier: [{ version: 1 }] },
    });
    expect(await give({ versionId: second, level1: levels[1]! })).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({
      ...{ version: 2, versionId: second, computed: 8_000 },
      earlier: [{ version: 1, criteria: [{ comment: "By the first." }, {}] }],
      history: [{ computed: 8_000 }, { computed: 8_333 }],
    });
    await release();
    const me = viewerOf(student);
    await db.query("UPDATE releases SET seen_at = now() WHERE assignment_id = $1", [assignment.id]);
    expect(await getReleasedGrade(me, assignment.id)).toMatchObject({
      ...{ version: 2, computed: 8_000, criteria: [{ title: "Weighs them" }] },
      earlier: [{ version: 1 }],
    });
  });

  it("is graded anew as a whole: half of it is refused at the criteria that are missing", async () => {
    const { give, second, levels, sheet } = await makeRevised();
    const words = { version_id: second, position: 2, title: "Names sources", weight: 1 };
    const { id } = await insertRow(db, "criteria", words);
    for (const [at, points] of [0, 100].entries())
      await insertRow(db, "levels", {
        criterion_id: id,
        position: at + 1,
        label: `${points}`,
        points,
      });
    expect(await give({ versionId: second, level1: levels[1]! })).toMatchObject({
      failure: { kind: "invalid", fields: { level2: [expect.stringContaining("as a whole")] } },
    });
    expect(await sheet()).toMatchObject({ computed: 8_333, version: 1 });
  });

  it("is not graded by a version that is neither its own nor the newest", async () => {
    const { give, second, levels, first, assignment } = await makeRevised();
    await give({ versionId: second, level1: levels[1]! });
    const level1 = assignment.workRubric.criteria[0]!.levels[0]!.id;
    expect(await give({ versionId: first, level1 })).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
});
