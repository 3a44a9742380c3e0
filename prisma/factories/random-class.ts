import fc from "fast-check";
import type pg from "pg";
import { enrol, makeAssignment, makeClass, type MadeAssignment } from "./classes";
import type { Claim } from "./claims";
import { insertRow } from "./connection";
import { makePseudonym, makeReviewer } from "./people";

// Classes in every state that a gradebook can show, drawn at random and stored as they were drawn.

export type DrawnStudent = {
  name: string;
  pseudonym: string;
  isExtended: boolean;
  /** Hours after it was due; null where it was not handed in. */
  handedIn: number | null;
  hasBegun: boolean;
  /** Levels reached by the two criteria of the first version, or by the one of the second. */
  first: [number | null, number | null] | null;
  second: number | null;
  override: { hundredths: number; reason: string } | null;
  isReleased: boolean;
  isUnmasked: boolean;
};
/** A class: how students are named, what late work loses, whether the rubric was changed, and who is in it. */
export type DrawnClass = {
  naming: "NAMES" | "PSEUDONYMS" | "MASKED";
  reduction: number | null;
  isRevised: boolean;
  students: DrawnStudent[];
};

export const DUE = Date.UTC(2026, 10, 20, 11, 30);
export const HOUR = 3_600_000;
const words = fc.constantFrom(
  ...[
    "Vera Quillon",
    "=SUM(A1:A9)",
    "+49 30 1",
    "'=x",
    "@home",
    'O\'Neil, "Ann"',
    "Zoë; Bär",
    "-1",
  ],
);
const level = fc.option(fc.nat(2));
const anyStudent: fc.Arbitrary<DrawnStudent> = fc.record({
  ...{ name: words, pseudonym: fc.constantFrom("Heron", "Wren", "=Crane", "Tern") },
  ...{ isExtended: fc.boolean(), hasBegun: fc.boolean(), isReleased: fc.boolean() },
  handedIn: fc.option(fc.integer({ min: -50, max: 100 })),
  ...{ first: fc.option(fc.tuple(level, level)), second: level, isUnmasked: fc.boolean() },
  override: fc.option(
    fc.record({
      hundredths: fc.nat(10_000),
      reason: fc.constantFrom("=1+1", 'Said\nmore; "so"', "On paper"),
    }),
  ),
});
export const anyClass: fc.Arbitrary<DrawnClass> = fc.record({
  naming: fc.constantFrom("NAMES", "PSEUDONYMS", "MASKED"),
  reduction: fc.option(fc.integer({ min: 1, max: 100 })),
  isRevised: fc.boolean(),
  // Names are told apart by their place, so that the order is known.
  students: fc.array(anyStudent, { maxLength: 4 }),
});

/** What is known of a student by what was stored, worked out plainly. */
export function known({ naming, reduction, isRevised }: DrawnClass, student: DrawnStudent) {
  const isBegun = student.hasBegun || student.handedIn !== null;
  const isHandedIn = student.handedIn !== null;
  const first = isHandedIn && student.first?.some((each) => each !== null) ? student.first : null;
  const second = isHandedIn && isRevised ? student.second : null;
  const version = second !== null ? 2 : first ? 1 : null;
  const points = [0, 50, 100];
  let computed: number | null = null;
  if (second !== null) computed = second * 5_000;
  else if (first && first.every((each) => each !== null))
    computed = Math.round((2 * points[first[0]!]! + points[first[1]!]!) * (100 / 3));
  const override = isHandedIn ? student.override : null;
  const grade = override?.hundredths ?? computed;
  const isReleased = student.isReleased && grade !== null;
  const isMasked = naming === "MASKED" && !isReleased && !(student.isUnmasked && isBegun);
  const late = student.handedIn === null ? 0 : Math.max(0, Math.ceil(student.handedIn / 24));
  const left = reduction === null ? 100 : Math.max(0, 100 - late * reduction);
  const final = grade === null ? null : Math.floor((grade * left * 2 + 100) / 200);
  return { isBegun, first, second, version, computed, override, isReleased, isMasked, late, final };
}

/** The pseudonym of a student who was drawn, by the name that they were stored under. */
export const pseudonymOf = ({ pseudonym }: DrawnStudent, name: string): string =>
  `${pseudonym} ${name.split(" ")[0]}`;

/** Stores a class that was drawn; with the names of its students, in their order. */
export async function stored(
  db: pg.Client,
  drawn: DrawnClass,
  claims: Claim[],
): Promise<{ assignment: MadeAssignment; names: string[] }> {
  const { naming, reduction } = drawn;
  const of = await makeClass(db);
  const changes = {
    ...{ naming, opens_at: new Date(DUE - 500 * HOUR), due_at: new Date(DUE) },
    ...(reduction !== null && { late_policy: "REDUCED", late_reduction: reduction }),
  };
  const assignment = await makeAssignment(db, { of, claims, changes });
  const second = drawn.isRevised ? await revise(db, assignment) : null;
  const names: string[] = [];
  for (const [at, student] of drawn.students.entries()) {
    // What stands first tells two of one name apart.
    const name = `${"+=@A"[at]}${at} ${student.name}`;
    names.push(name);
    await storeStudent(db, drawn, student, { assignment, second, name });
  }
  return { assignment, names };
}

async function revise(db: pg.Client, assignment: MadeAssignment) {
  const by = assignment.class.teacher.actorId;
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO rubric_versions (rubric_id, ordinal, made_by_actor_id)
     SELECT rubric_id, 2, $2 FROM rubric_versions WHERE id = $1 RETURNING id`,
    [assignment.workRubric.versionId, by],
  );
  const versionId = rows[0]!.id;
  const words = { version_id: versionId, position: 1, title: "Weighs them", weight: 7 };
  const { id: criterionId } = await insertRow(db, "criteria", words);
  const levels: string[] = [];
  for (const [at, points] of [0, 50, 100].entries()) {
    const row = { criterion_id: criterionId, position: at + 1, label: `Level ${at + 1}`, points };
    levels.push((await insertRow(db, "levels", row)).id as string);
  }
  await db.query("UPDATE assignments SET work_version_id = $2 WHERE id = $1", [
    assignment.id,
    versionId,
  ]);
  return { versionId, criterionId: criterionId as string, levels };
}

async function storeStudent(
  db: pg.Client,
  drawn: DrawnClass,
  student: DrawnStudent,
  {
    assignment,
    second,
    name,
  }: {
    assignment: MadeAssignment;
    second: Awaited<ReturnType<typeof revise>> | null;
    name: string;
  },
): Promise<void> {
  const is = known(drawn, student);
  const teacher = assignment.class.teacher.actorId;
  const by = await makeReviewer(db);
  await db.query("UPDATE profiles SET name = $2 WHERE id = $1", [by.profileId, name]);
  const enrolmentId = await enrol(db, assignment.class.id, by);
  if (student.isExtended)
    await insertRow(db, "extensions", {
      ...{ assignment_id: assignment.id, enrolment_id: enrolmentId, granted_by_actor_id: teacher },
      due_at: new Date("2026-11-25T11:30:00Z"),
    });
  if (!is.isBegun) return;
  const pseudonym = pseudonymOf(student, name);
  const byline =
    drawn.naming === "NAMES"
      ? by.bylineId
      : await makePseudonym(db, by, pseudonym, assignment.audienceId);
  const { id } = await insertRow(db, "submissions", {
    ...{
      assignment_id: assignment.id,
      enrolment_id: enrolmentId,
      byline_id: byline,
      actor_id: by.actorId,
    },
  });
  if (student.isUnmasked)
    await insertRow(db, "unmaskings", {
      ...{ submission_id: id, unmasked_by_actor_id: teacher, reason: "They ask for more time." },
    });
  if (student.handedIn !== null)
    await insertRow(db, "hand_ins", {
      ...{ submission_id: id, ordinal: 1, due_at: new Date(DUE) },
      at: new Date(DUE + student.handedIn * HOUR),
    });
  const { versionId, criteria } = assignment.workRubric;
  const reached = (is.first ?? []).flatMap((level, nth) =>
    level === null
      ? []
      : [{ criterionId: criteria[nth]!.id, levelId: criteria[nth]!.levels[level]!.id }],
  );
  if (is.first) await judge(versionId, reached);
  if (is.second !== null)
    await judge(second!.versionId, [
      { criterionId: second!.criterionId, levelId: second!.levels[is.second]! },
    ]);
  if (is.first || is.second !== null || is.override)
    await insertRow(db, "grade_events", {
      ...{ submission_id: id, computed: is.computed, actor_id: teacher },
      ...{
        override: is.override?.hundredths ?? null,
        override_reason: is.override?.reason ?? null,
      },
    });
  if (is.isReleased)
    await insertRow(db, "releases", {
      ...{ assignment_id: assignment.id, submission_id: id, released_by_actor_id: teacher },
    });

  async function judge(
    rubric_version_id: string,
    marks: { criterionId: string; levelId: string }[],
  ) {
    const { id: assessment_id } = await insertRow(db, "assessments", {
      ...{ kind: "TEACHER", submission_id: id, rubric_version_id, actor_id: teacher },
    });
    for (const { criterionId, levelId } of marks)
      await insertRow(db, "marks", {
        ...{
          assessment_id,
          criterion_id: criterionId,
          level_id: levelId,
          marked_by_actor_id: teacher,
        },
      });
  }
}
