import "server-only";
import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/access/viewer";
import { assignAssignment } from "@/lib/classes/commands/assign-assignment";
import { deleteClass } from "@/lib/classes/commands/delete-class";
import { grantExtension } from "@/lib/classes/commands/extend";
import { giveGrade } from "@/lib/classes/commands/give-grade";
import { handIn } from "@/lib/classes/commands/hand-in";
import { joinClass } from "@/lib/classes/commands/join-class";
import { makeAssignment } from "@/lib/classes/commands/make-assignment";
import { openClass } from "@/lib/classes/commands/open-class";
import { overrideGrade } from "@/lib/classes/commands/override-grade";
import { releaseGrades } from "@/lib/classes/commands/release-grades";
import { saveWork } from "@/lib/classes/commands/save-work";
import { seeGrade } from "@/lib/classes/commands/see-grade";
import { getGradingSheet } from "@/lib/classes/queries/grading-sheet";
import { getWork } from "@/lib/classes/queries/work";
import { fieldsOfRubric } from "@/lib/classes/rules/rubric-fields";
import { templateNamed } from "@/lib/classes/rules/templates";
import { amountsOf } from "@/lib/classes/rules/tasks";
import { localOf, readLocal } from "@/lib/classes/rules/zones";
import { readSql } from "@/lib/foundation/db";
import { log } from "@/lib/foundation/log";
import { castTeacher } from "../cast";
import { readCorpus, type Corpus } from "../corpus/read";
import { idOf } from "./context";
import { LACKS_CLASS } from "./missing";
import { peopleOf, type People } from "./people";

/**
 * Puts a class into the demonstration: its teacher, eight students as far as they have come, and one assignment over three
 * claims that was due two days ago. Everything is done by the commands by which people do it, each at its own hour, so that
 * nothing stands there that could not have come about.
 *
 * Where people have changed the demonstration so that it cannot be done any more, the class is left out, and the log says
 * why: what was begun of it is to be deleted, as what an interrupted seeding left.
 *
 * @param now when it is seeded: the hours of all that came before are counted back from it
 */
export async function seedClass(now: Date): Promise<void> {
  const corpus = readCorpus();
  const people = await peopleOf(corpus);
  const teacher = people.get(castTeacher.handle)!;
  await giveUpBegun(teacher, now);
  try {
    await makeClass(corpus, people, now);
  } catch (error) {
    log.warn({ reason: (error as Error).message }, "class.left-out");
    await giveUpBegun(teacher, now);
  }
}

/** Whether the demonstration's teacher is here, and no whole class yet. */
export async function isWithoutClass(): Promise<boolean> {
  const [row] = await readSql<{ is: boolean }>(WITHOUT_CLASS, [castTeacher.email]);
  return row!.is;
}

type Student = Corpus["class"]["students"][number];
type Hours = ReturnType<typeof hoursBefore>;
type Stage = {
  corpus: Corpus;
  people: People;
  teacher: Viewer;
  classId: string;
  assignmentId: string;
  hours: Hours;
};

async function giveUpBegun(teacher: Viewer, now: Date): Promise<void> {
  const begun = await readSql<{ classId: string; name: string }>(BEGUN, [
    teacher.require().actorId,
  ]);
  for (const { classId, name } of begun)
    await deleteClass.execute(teacher, { classId, typedName: name }, { clock: () => now });
}

async function makeClass(corpus: Corpus, people: People, now: Date): Promise<void> {
  const { class: its, students } = corpus.class;
  const here = students.filter(({ handle }) => people.has(handle));
  const hours = hoursBefore(now, its.timeZone);
  const teacher = people.get(castTeacher.handle)!;
  const opened = { clock: () => hours.opened };
  const { classId } = must(await openClass.execute(teacher, its, opened));
  await joinAll(
    classId,
    here.map(({ handle }) => people.get(handle)!),
    hours.joined,
  );
  const assignmentId = await assignIt(teacher, classId, corpus, hours);
  const stage = { corpus, people, teacher, classId, assignmentId, hours };
  for (const student of here) {
    if (student.extensionReason) await extend(stage, student, student.extensionReason);
    await workAs(stage, student);
    if (student.grade) await gradeIt(stage, student, student.grade);
  }
  await release(
    stage,
    here.filter(({ state }) => state === "RELEASED"),
  );
}

/** It is due at six in the evening two days ago, where the class is; the rest is counted from there. */
function hoursBefore(now: Date, timeZone: string) {
  const evening = `${localOf(daysAfter(now, -2), timeZone).slice(0, 10)}T18:00`;
  const due = readLocal(evening, timeZone).at;
  return {
    opened: daysAfter(due, -21),
    joined: daysAfter(due, -20),
    assigned: daysAfter(due, -14),
    worked: daysAfter(due, -1),
    due,
    late: daysAfter(due, 5 / 24),
    graded: daysAfter(due, 14 / 24),
    released: daysAfter(due, 1),
    now,
  };
}

async function joinAll(classId: string, students: readonly Viewer[], at: Date): Promise<void> {
  const [code] = await readSql<{ code: string }>(CODE_OF, [classId]);
  for (const student of students)
    must(await joinClass.execute(student, { code: code!.code }, { clock: () => at }));
}

async function assignIt(
  teacher: Viewer,
  classId: string,
  { class: { class: its, assignment }, claims }: Corpus,
  { assigned, due }: Hours,
): Promise<string> {
  const template = templateNamed(assignment.template)!;
  const made = await makeAssignment.execute(
    teacher,
    {
      ...{ classId, title: assignment.title, instructions: template.instructions },
      ...{ opens: localOf(assigned, its.timeZone), due: localOf(due, its.timeZone) },
      claims: assignment.claims.map((key) => idOf(claims, key)),
      ...{ tasks: template.tasks.map(({ kind }) => kind), ...amountsOf(template.tasks) },
      late: "ACCEPTED",
      ...fieldsOfRubric("arguments", template.argumentsRubric),
      ...fieldsOfRubric("work", template.workRubric),
    },
    { clock: () => assigned },
  );
  const { assignmentId } = must(made);
  must(await assignAssignment.execute(teacher, { assignmentId }, { clock: () => assigned }));
  return assignmentId;
}

async function extend(
  { corpus, people, teacher, classId, assignmentId, hours }: Stage,
  { handle }: Student,
  reason: string,
): Promise<void> {
  const [enrolment] = await readSql<{ id: string }>(ENROLMENT_OF, [
    classId,
    people.get(handle)!.require().actorId,
  ]);
  const until = localOf(daysAfter(hours.due, 14), corpus.class.class.timeZone);
  const granted = { assignmentId, enrolmentId: enrolment!.id, seen: "none", until, reason };
  must(await grantExtension.execute(teacher, granted, { clock: () => hours.worked }));
}

async function workAs(stage: Stage, student: Student): Promise<void> {
  const { people, assignmentId, hours } = stage;
  const viewer = people.get(student.handle)!;
  const at = student.state === "LATE" ? hours.late : hours.worked;
  for (const part of await partsOf(stage, viewer, student))
    must(
      await saveWork.execute(
        viewer,
        { ...part, assignmentId, device: randomUUID() },
        { clock: () => at },
      ),
    );
  if (student.state === "NOT_BEGUN" || student.state === "IN_WORK") return;
  must(await handIn.execute(viewer, { assignmentId }, { clock: () => at }));
}

/** What a student says, part by part, as the forms of the workbench send it. */
async function partsOf({ corpus, assignmentId }: Stage, viewer: Viewer, { work }: Student) {
  const sheet = (await getWork(viewer, assignmentId))!;
  return work.flatMap(({ claim, vote, items }) => {
    const claimId = idOf(corpus.claims, claim);
    const { seenHash } = sheet.claims.find(({ id }) => id === claimId)!;
    return [
      ...items.map(({ evidence, levels, reason }) => ({
        ...{ kind: "appraisal", claimId, itemId: idOf(corpus.evidence, evidence), reason },
        ...Object.fromEntries(
          levels.map((level, nth) => [
            `level${nth + 1}`,
            sheet.criteria[nth]!.levels[level - 1]!.id,
          ]),
        ),
      })),
      { kind: "vote", claimId, seenHash, ...vote },
    ];
  });
}

async function gradeIt(
  { people, teacher, assignmentId, hours }: Stage,
  { handle }: Student,
  { levels, comments, override }: NonNullable<Student["grade"]>,
): Promise<void> {
  const submissionId = await submissionOf(assignmentId, people.get(handle)!);
  const sheet = async () => (await getGradingSheet(teacher, assignmentId, submissionId))!;
  const { rubric, seen } = await sheet();
  const marks = levels.flatMap((level, nth) => [
    [`level${nth + 1}`, rubric[nth]!.levels[level - 1]!.levelId],
    [`comment${nth + 1}`, comments[nth] ?? ""],
  ]);
  const work = { assignmentId, submissionId };
  const call = { clock: () => hours.graded };
  must(await giveGrade.execute(teacher, { ...work, seen, ...Object.fromEntries(marks) }, call));
  if (override)
    must(
      await overrideGrade.execute(
        teacher,
        { ...work, seen: (await sheet()).seen, act: "set", ...override },
        call,
      ),
    );
}

async function release(
  { people, teacher, assignmentId, hours }: Stage,
  students: readonly Student[],
): Promise<void> {
  const submissionIds = await Promise.all(
    students.map(({ handle }) => submissionOf(assignmentId, people.get(handle)!)),
  );
  const call = { clock: () => hours.released };
  must(await releaseGrades.execute(teacher, { assignmentId, of: "ticked", submissionIds }, call));
  const [first] = students;
  must(await seeGrade.execute(people.get(first!.handle)!, { assignmentId }, call));
}

async function submissionOf(assignmentId: string, student: Viewer): Promise<string> {
  const [row] = await readSql<{ id: string }>(SUBMISSION_OF, [
    assignmentId,
    student.require().actorId,
  ]);
  return row!.id;
}

function must<T extends { result: unknown }>(
  outcome: { ok: true; value: T } | { ok: false; failure: unknown },
): T["result"] {
  if (!outcome.ok) throw new Error(`seeding was refused: ${JSON.stringify(outcome.failure)}`);
  return outcome.value.result;
}

const daysAfter = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);

const WITHOUT_CLASS = { name: "seed_without_class", text: `SELECT ${LACKS_CLASS} AS is` };
const BEGUN = {
  name: "seed_begun_classes",
  text: `SELECT id AS "classId", name FROM classes WHERE opened_by_actor_id = $1 AND deletion_asked_at IS NULL`,
};
const CODE_OF = {
  name: "seed_code_of_class",
  text: "SELECT code FROM join_codes WHERE class_id = $1 AND revoked_at IS NULL",
};
const ENROLMENT_OF = {
  name: "seed_enrolment_of",
  text: "SELECT id FROM enrolments WHERE class_id = $1 AND actor_id = $2",
};
const SUBMISSION_OF = {
  name: "seed_submission_of",
  text: "SELECT id FROM submissions WHERE assignment_id = $1 AND actor_id = $2",
};
