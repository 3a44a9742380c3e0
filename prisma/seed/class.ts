import "server-only";
import { randomUUID } from "node:crypto";
import { Viewer } from "@/lib/access/viewer";
import { assignAssignment } from "@/lib/classes/commands/assign-assignment";
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
import { seedOthers } from "@/lib/identity/commands/appoint";
import { readCorpus, type Corpus } from "../corpus/read";
import { idOf } from "./context";

/**
 * Puts a class into the demonstration: its teacher, eight students as far as they have come, and one assignment over three
 * claims that was due two days ago. Everything is done by the commands by which people do it, each at its own hour, so that
 * nothing stands there that could not have come about.
 *
 * @param now when it is seeded: the hours of all that came before are counted back from it
 */
export async function seedClass(now: Date): Promise<void> {
  const corpus = readCorpus();
  const { class: its, students } = corpus.class;
  const named = students.flatMap(({ handle, name }) => (name ? [{ handle, name }] : []));
  await seedOthers(named, { isListed: false });
  const hours = hoursBefore(now, its.timeZone);
  const teacher = await viewerCalled(its.teacher);
  const classId = await openIt(teacher, its, hours.opened);
  await joinAll(classId, students, hours.joined);
  const assignmentId = await assignIt(teacher, classId, corpus, hours);
  const stage = { corpus, teacher, classId, assignmentId, hours };
  for (const student of students) {
    if (student.extensionReason) await extend(stage, student, student.extensionReason);
    await workAs(stage, student);
    if (student.grade) await gradeIt(stage, student, student.grade);
  }
  const shown = students.filter(({ state }) => state === "RELEASED");
  await release(stage, shown);
}

/** Whether the demonstration's teacher is here and there is no class yet. */
export async function isWithoutClass(): Promise<boolean> {
  const [row] = await readSql<{ is: boolean }>(WITHOUT_CLASS, [readCorpus().class.class.teacher]);
  return row!.is;
}

type Student = Corpus["class"]["students"][number];
type Hours = ReturnType<typeof hoursBefore>;
type Stage = {
  corpus: Corpus;
  teacher: Viewer;
  classId: string;
  assignmentId: string;
  hours: Hours;
};

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

async function openIt(teacher: Viewer, its: Corpus["class"]["class"], at: Date): Promise<string> {
  const { name, about, timeZone } = its;
  return must(await openClass.execute(teacher, { name, about, timeZone }, { clock: () => at }))
    .classId;
}

async function joinAll(classId: string, students: readonly Student[], at: Date): Promise<void> {
  const [code] = await readSql<{ code: string }>(CODE_OF, [classId]);
  for (const { handle } of students)
    must(
      await joinClass.execute(
        await viewerCalled(handle),
        { code: code!.code },
        { clock: () => at },
      ),
    );
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
  { corpus, teacher, assignmentId, hours }: Stage,
  { handle }: Student,
  reason: string,
): Promise<void> {
  const [enrolment] = await readSql<{ id: string }>(ENROLMENT_OF, [assignmentId, handle]);
  const until = localOf(daysAfter(hours.due, 14), corpus.class.class.timeZone);
  const granted = { assignmentId, enrolmentId: enrolment!.id, seen: "none", until, reason };
  must(await grantExtension.execute(teacher, granted, { clock: () => hours.worked }));
}

async function workAs(stage: Stage, student: Student): Promise<void> {
  const { assignmentId, hours } = stage;
  const viewer = await viewerCalled(student.handle);
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
  { teacher, assignmentId, hours }: Stage,
  { handle }: Student,
  { levels, comments, override }: NonNullable<Student["grade"]>,
): Promise<void> {
  const submissionId = await submissionOf(assignmentId, handle);
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
  { teacher, assignmentId, hours }: Stage,
  students: readonly Student[],
): Promise<void> {
  const submissionIds = await Promise.all(
    students.map(({ handle }) => submissionOf(assignmentId, handle)),
  );
  const call = { clock: () => hours.released };
  must(await releaseGrades.execute(teacher, { assignmentId, of: "ticked", submissionIds }, call));
  const [first] = students;
  must(await seeGrade.execute(await viewerCalled(first!.handle), { assignmentId }, call));
}

async function submissionOf(assignmentId: string, handle: string): Promise<string> {
  const [row] = await readSql<{ id: string }>(SUBMISSION_OF, [assignmentId, handle]);
  return row!.id;
}

async function viewerCalled(handle: string): Promise<Viewer> {
  const [person] = await readSql<{ actorId: string; bylineId: string; profileId: string }>(
    PERSON_CALLED,
    [handle],
  );
  if (!person) throw new Error(`nobody in the demonstration is called ${handle}`);
  return Viewer.of({ kind: "HUMAN", role: "MEMBER", ...person });
}

function must<T extends { result: unknown }>(
  outcome: { ok: true; value: T } | { ok: false; failure: unknown },
): T["result"] {
  if (!outcome.ok) throw new Error(`seeding was refused: ${JSON.stringify(outcome.failure)}`);
  return outcome.value.result;
}

const daysAfter = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);

const WITHOUT_CLASS = {
  name: "seed_without_class",
  text: `SELECT EXISTS (SELECT 1 FROM profiles WHERE handle = $1 AND is_demonstration)
           AND NOT EXISTS (SELECT 1 FROM classes) AS is`,
};
const CODE_OF = {
  name: "seed_code_of_class",
  text: "SELECT code FROM join_codes WHERE class_id = $1 AND revoked_at IS NULL",
};
const ENROLMENT_OF = {
  name: "seed_enrolment_of",
  text: `SELECT e.id FROM assignments s JOIN enrolments e ON e.class_id = s.class_id JOIN actors a ON a.id = e.actor_id
         JOIN profiles p ON p.id = a.profile_id WHERE s.id = $1 AND p.handle = $2`,
};
const SUBMISSION_OF = {
  name: "seed_submission_of",
  text: `SELECT s.id FROM submissions s JOIN actors a ON a.id = s.actor_id JOIN profiles p ON p.id = a.profile_id
         WHERE s.assignment_id = $1 AND p.handle = $2`,
};
const PERSON_CALLED = {
  name: "seed_person_called",
  text: `SELECT a.id AS "actorId", b.id AS "bylineId", p.id AS "profileId" FROM profiles p
         JOIN actors a ON a.profile_id = p.id JOIN bylines b ON b.actor_id = a.id AND b.kind = 'NAME'
         WHERE p.handle = $1 AND p.is_demonstration`,
};
