import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { enrol, makeClass } from "@/prisma/factories/classes";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeSpokenClass, type SpokenClass } from "@/prisma/factories/spoken-class";
import { classArchive, type ClassArchive } from "../schema/archive";
import { writeClassArchive, writeOwnWork } from "./archive";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const NOW = new Date("2026-11-27T12:00:00Z");

describe("The file of a class", () => {
  it("has every row of the class exactly once, and is read by its own schema", async () => {
    const size = fc.record({
      students: fc.integer({ min: 0, max: 4 }),
      assignments: fc.integer({ min: 0, max: 3 }),
      working: fc.integer({ min: 0, max: 4 }),
      released: fc.integer({ min: 0, max: 4 }),
      naming: fc.constantFrom("NAMES" as const, "PSEUDONYMS" as const, "MASKED" as const),
    });
    await fc.assert(
      fc.asyncProperty(size, async (asked) => {
        const made = await makeSpokenClass(db, "word", asked);
        const file = await fileOf(made.teacher, made.id);
        const listed = rowsIn(file!);
        for (const [table, ids] of Object.entries(listed)) {
          expect(new Set(ids).size, `${table}, each once`).toBe(ids.length);
          expect([...ids].sort(), table).toEqual(await rowsOf(table, made));
        }
      }),
      { numRuns: 12 },
    );
  }, 240_000);

  it("comes in pages without losing or repeating anything", async () => {
    const made = await makeSpokenClass(db, "page", { students: 53, working: 53, released: 0 });
    const file = (await fileOf(made.teacher, made.id))!;
    expect(new Set(file.work.map(({ id }) => id)).size).toBe(53);
    expect(file.work).toHaveLength(53);
  }, 120_000);

  it("is for its teachers: to everybody else, assistants and students among them, there is none", async () => {
    const made = await makeSpokenClass(db, "theirs");
    const [assistant] = await select<{ actorId: string }>(
      db,
      `SELECT actor_id AS "actorId" FROM enrolments WHERE class_id = $1 AND role = 'ASSISTANT'`,
      [made.id],
    );
    const others = [
      made.students[0]!,
      await makeReviewer(db, { role: "ADMIN" }),
      { ...(await makeReviewer(db)), ...assistant },
      (await makeClass(db)).teacher,
    ];
    for (const other of others) expect(await fileOf(other, made.id)).toBeNull();
    expect(await fileOf(made.teacher, made.id)).toMatchObject({
      of: "class",
      class: { id: made.id },
    });
  });

  it("names nobody whose work is masked, until it is released", async () => {
    const made = await makeSpokenClass(db, "masked", {
      students: 2,
      released: 1,
      naming: "MASKED",
    });
    const { work } = (await fileOf(made.teacher, made.id))!;
    const [released, masked] = [true, false].map((is) =>
      work.filter(({ releases }) => releases.length > 0 === is),
    ) as [ClassArchive["work"], ClassArchive["work"]];
    expect(released).toMatchObject([{ student: { name: made.students[0]!.name } }]);
    expect(masked).toMatchObject([{ student: { name: null, enrolmentId: null } }]);
    expect(JSON.stringify(masked)).not.toContain(made.students[1]!.actorId);
  });

  it("says of nobody whose work is masked until when they had: the list of extensions would tell who it is", async () => {
    const made = await makeSpokenClass(db, "due", { students: 2, released: 0, naming: "MASKED" });
    const masked = (await fileOf(made.teacher, made.id))!;
    const until = masked.assignments.flatMap(({ extensions }) =>
      extensions.map((one) => one.dueAt),
    );
    expect(new Set(until).size).toBe(2);
    for (const dueAt of until) expect(JSON.stringify(masked.work)).not.toContain(dueAt);
    expect(masked.work.map(({ handIns }) => handIns)).toMatchObject(
      made.students.map(() => [{ dueAt: null, isLate: false }]),
    );
    const midnights = /^\d{4}-\d\d-\d\dT2[23]:00:00/;
    for (const { id, student, unmaskings: _, ...work } of masked.work)
      for (const [said] of JSON.stringify([
        id,
        student,
        work.begunAt,
        work.votes,
        work.appraisals,
      ]).matchAll(MOMENT))
        expect(said).toMatch(midnights);
    for (const row of masked.ledger.filter(({ kind }) => kind === "evidence" || kind === "source"))
      for (const [said] of JSON.stringify(row).matchAll(MOMENT)) expect(said).toMatch(midnights);
    const shown = await makeSpokenClass(db, "shown", { released: 1, naming: "MASKED" });
    const { work, assignments } = (await fileOf(shown.teacher, shown.id))!;
    expect(work[0]!.handIns[0]!.dueAt).toBe(assignments[0]!.extensions[0]!.dueAt);
  });

  it("has what its evidence names where the class described it, and why something was taken back", async () => {
    const made = await makeSpokenClass(db, "described");
    for (const file of [
      await fileOf(made.teacher, made.id),
      await ownOf(made.students[0]!, made.id),
    ]) {
      const evidence = file!.ledger.find((row) => row.kind === "evidence")!;
      const source = file!.ledger.find(({ id }) => id === evidence.revisions[0]!.sourceId);
      expect(source).toMatchObject({
        kind: "source",
        revisions: [{ title: "Ten days of described" }],
      });
      expect(file!.ledger).toContainEqual(
        expect.objectContaining({
          ...{ kind: "decision", decided: "RETRACT", evidenceId: evidence.id },
          reason: "No longer described.",
        }),
      );
    }
  });
});

describe("The file of one’s own work", () => {
  it("has one’s own and nobody else’s, with what was saved and never handed in", async () => {
    const made = await makeSpokenClass(db, "mine", { students: 2, released: 0 });
    const [me, other] = made.students as [Reviewer, Reviewer];
    const file = (await ownOf(me, made.id))!;
    expect(file).toMatchObject({ of: "own work", roster: [], people: [{ name: me.name }] });
    expect(file.work).toHaveLength(1);
    expect(file.work[0]!.saved).toHaveLength(1);
    const theirs = await rowsOf("votes", made);
    const mine = file.work.flatMap(({ votes }) => votes.map(({ id }) => id));
    expect(mine).toHaveLength(1);
    expect(theirs).toHaveLength(2);
    const extensions = file.assignments.flatMap((each) => each.extensions);
    expect(extensions).toMatchObject([{ reason: null, grantedBy: null }]);
    expect((await ownOf(other, made.id))!.work[0]!.id).not.toBe(file.work[0]!.id);
    expect(await ownOf(await makeReviewer(db), made.id)).toBeNull();
  });

  it("stays with who is no longer in the class, with what they worked on and nothing since", async () => {
    const made = await makeSpokenClass(db, "left", { assignments: 2 });
    const [worked, idle] = [made.students[0]!, await makeReviewer(db)];
    await enrol(db, made.id, idle);
    await db.query(
      "UPDATE enrolments SET ended_at = now(), ended_by_actor_id = actor_id WHERE class_id = $1",
      [made.id],
    );
    const file = (await ownOf(worked, made.id))!;
    expect(file.work.length).toBeGreaterThan(0);
    expect(new Set(file.assignments.map(({ id }) => id))).toEqual(
      new Set(file.work.map(({ assignmentId }) => assignmentId)),
    );
    expect(await ownOf(idle, made.id)).toMatchObject({ assignments: [], work: [] });
    expect(await fileOf(made.teacher, made.id)).toBeNull();
  });

  it("has a grade once its student opened it, as its page has it, and not before", async () => {
    const made = await makeSpokenClass(db, "grade");
    const [me] = made.students as [Reviewer];
    const gradesOf = async () => (await ownOf(me, made.id))!.work[0]!;
    expect(await gradesOf()).toMatchObject({ grades: [], assessments: [] });
    await db.query("UPDATE releases SET seen_at = now() WHERE assignment_id = $1", [
      made.assignments[0]!.id,
    ]);
    expect(await gradesOf()).toMatchObject({
      grades: [{ override: 7_000, by: null }],
      assessments: [{ by: null, marks: [{ comment: "Well grade weighed.", by: null }] }],
    });
  });
});

const MOMENT = /\d{4}-\d\d-\d\dT[\d:.+Z]+/g;

const fileOf = (who: Reviewer, classId: string) =>
  read(writeClassArchive(viewerOf(who), classId, NOW));
const ownOf = (who: Reviewer, classId: string) => read(writeOwnWork(viewerOf(who), classId, NOW));

async function read(writing: Promise<AsyncGenerator<string> | null>): Promise<ClassArchive | null> {
  const pieces = await writing;
  if (!pieces) return null;
  let text = "";
  for await (const piece of pieces) text += piece;
  return classArchive.parse(JSON.parse(text));
}

/** The ids of everything in a file, by the table that it stands in. */
function rowsIn({ people, roster, rubrics, assignments, work, ledger }: ClassArchive) {
  const versions = rubrics.flatMap((rubric) => rubric.versions);
  const criteria = versions.flatMap((version) => version.criteria);
  const assessments = work.flatMap((each) => each.assessments);
  const marks = assessments.flatMap((each) => each.marks);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const of = (kind: string) => ledger.filter((row) => row.kind === kind);
  return {
    enrolments: ids(people),
    roster_entries: ids(roster),
    rubrics: ids(rubrics),
    rubric_versions: ids(versions),
    criteria: ids(criteria),
    levels: ids(criteria.flatMap(({ levels }) => levels)),
    assignments: ids(assignments),
    extensions: ids(assignments.flatMap((each) => each.extensions)),
    assignment_tasks: assignments.flatMap(({ id, tasks }) =>
      tasks.map(({ kind }) => `${id} ${kind}`),
    ),
    assignment_claims: assignments.flatMap(({ id, claims }) =>
      claims.map(({ claimId }) => `${id} ${claimId}`),
    ),
    submissions: ids(work),
    hand_ins: ids(work.flatMap((each) => each.handIns)),
    votes: ids(work.flatMap((each) => each.votes)),
    appraisals: ids(work.flatMap((each) => each.appraisals)),
    additions: work.flatMap(({ id, additions }) => additions.map(({ part }) => `${id} ${part}`)),
    assessments: ids(assessments),
    marks: ids(marks),
    mark_records: ids(marks.flatMap(({ records }) => records)),
    grade_events: ids(work.flatMap(({ grades }) => grades)),
    releases: ids(work.flatMap((each) => each.releases)),
    inquiries: ids(work.flatMap((each) => each.inquiries)),
    unmaskings: ids(work.flatMap((each) => each.unmaskings)),
    claims: ids(of("claim")),
    evidence: ids(of("evidence")),
    arguments: ids(of("argument")),
    claim_annotations: ids(of("annotation")),
    sources: ids(of("source")),
    decisions: ids(of("decision")),
  };
}

const IN_CLASS = "class_id = $1";
const OF_ASSIGNMENT = "assignment_id IN (SELECT id FROM assignments WHERE class_id = $1)";
const OF_WORK = `submission_id IN (SELECT id FROM submissions WHERE ${OF_ASSIGNMENT})`;
const OF_VERSION = `version_id IN (SELECT v.id FROM rubric_versions v JOIN rubrics r ON r.id = v.rubric_id WHERE r.class_id = $1)`;
const OF_ASSESSMENT = `assessment_id IN (SELECT id FROM assessments WHERE ${OF_WORK})`;
const OF_AUDIENCE = `audience_id IN (SELECT audience_id FROM classes WHERE id = $1
  UNION ALL SELECT audience_id FROM assignments WHERE class_id = $1)`;
const WHERE: Record<string, string> = {
  ...{ enrolments: IN_CLASS, roster_entries: IN_CLASS, rubrics: IN_CLASS, assignments: IN_CLASS },
  rubric_versions: "rubric_id IN (SELECT id FROM rubrics WHERE class_id = $1)",
  ...{
    criteria: OF_VERSION,
    levels: `criterion_id IN (SELECT id FROM criteria WHERE ${OF_VERSION})`,
  },
  ...{
    extensions: OF_ASSIGNMENT,
    assignment_tasks: OF_ASSIGNMENT,
    assignment_claims: OF_ASSIGNMENT,
  },
  ...{ submissions: OF_ASSIGNMENT, hand_ins: OF_WORK, additions: OF_WORK, assessments: OF_WORK },
  ...{ marks: OF_ASSESSMENT, grade_events: OF_WORK, releases: OF_WORK, inquiries: OF_WORK },
  mark_records: `mark_id IN (SELECT id FROM marks WHERE ${OF_ASSESSMENT})`,
  ...{ unmaskings: OF_WORK, votes: OF_AUDIENCE, appraisals: OF_AUDIENCE, claims: OF_AUDIENCE },
  ...{ evidence: OF_AUDIENCE, arguments: OF_AUDIENCE, claim_annotations: OF_AUDIENCE },
  ...{ sources: OF_AUDIENCE, decisions: OF_AUDIENCE },
};
const KEYS: Record<string, string> = {
  assignment_tasks: "assignment_id || ' ' || kind",
  assignment_claims: "assignment_id || ' ' || claim_id",
  additions: "submission_id || ' ' || part",
};

async function rowsOf(table: string, { id }: Pick<SpokenClass, "id">): Promise<string[]> {
  const rows = await select<{ key: string }>(
    db,
    `SELECT (${KEYS[table] ?? "id::text"}) AS key FROM ${table} WHERE ${WHERE[table]}`,
    [id],
  );
  return rows.map(({ key }) => key).sort();
}
