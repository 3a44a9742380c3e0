import pg from "pg";
import { classRows } from "@/prisma/factories/class-rows";
import { act, actionsInTheCode } from "./actions";
import {
  ANYBODYS,
  ASSISTANTS_OWN,
  attemptsBeside,
  attemptsOn,
  STUDENTS_OWN,
} from "./class-attempts";
import { everybody, type Somebody, type Who } from "./class-people";
import { CLASS_ROUTES, placesOfClass, type Insider } from "./class-routes";
import { expect, listClaims, test, type Claim } from "./fixtures";
import { serveInstallation, type Installation } from "./installation";
import { assign, done, makeMarkedClass, openClass, type MarkedClass } from "./marked-class";
import { ofClass, ofName } from "./marked-words";

// Every page, file and action of classes, tried on a class as whoever is in it and whoever is not, before its grades are
// released and afterwards. An installation of its own: nobody else writes into the tables of classes meanwhile.
test.describe.configure({ mode: "serial" });

let installation: Installation & { stop(): Promise<void> };
let database: pg.Pool;
let people: Record<Who, Somebody>;
let claim: Claim;
let made: MarkedClass;
let own: { classId: string; assignmentId: string };

test.beforeAll(async ({ playwright }) => {
  test.setTimeout(180_000);
  installation = await serveInstallation();
  database = new pg.Pool({ connectionString: installation.databaseUrl, max: 2 });
  const claims = (await listClaims(database)).slice(0, 3);
  claim = claims[0]!;
  people = await everybody(installation, database, playwright, {
    ...{ teacher: ofClass("Tara"), student: ofName("Sol") },
  });
  const { teacher, otherTeacher, otherStudent } = people;
  made = await makeMarkedClass(database, people, claims);
  const other = await openClass(database, otherTeacher, {
    name: "Art",
    about: "",
    timeZone: "UTC",
  });
  await done(otherStudent, "joinClassAction", { code: other.code });
  const { classId } = other;
  const { assignmentId } = await assign(database, otherTeacher, { classId, claims: [claim.id] });
  own = { classId, assignmentId };
  await done(teacher, "renewCodeAction", { classId: made.classId, goal: "revoke" });
});
test.afterAll(async () => {
  for (const { request } of Object.values(people ?? {})) await request.dispose();
  await database?.end();
  await installation?.stop();
});

test("What a class shows, it shows to those of its people for whom it is, and to nobody else", async () => {
  test.setTimeout(120_000);
  for (const [route, [address]] of placesOfClass(made))
    for (const who of ["teacher", "assistant", "student", "member"] as const) {
      const { shows, to } = CLASS_ROUTES[route]!;
      const isFor = to === "everybody" || to.includes(who as Insider);
      const shown = await shownAt(people[who], address!, shows === 200);
      const expected = isFor ? shows : shows === 200 ? 404 : "There is nothing at this address";
      const said = `${address}: ${who}`;
      if (expected instanceof RegExp) expect.soft(shown, said).toMatch(expected);
      else expect.soft(shown, said).toBe(expected);
    }
});

for (const moment of ["before", "after"] as const) {
  test(`A grade is seen, asked about and taken back as far as it is released: ${moment}`, async () => {
    const { teacher, student } = people;
    const { assignmentId, submissionId } = made;
    const question = {
      assignmentId,
      criterionId: await criterionAsked(),
      question: "Why is that so?",
    };
    const see = () => act(student, "seeGradeAction", { assignmentId });
    const ask = () => act(student, "askInquiryAction", question);
    const recall = () => act(teacher, "recallGradeAction", { assignmentId, submissionId });
    const release = () => done(teacher, "releaseGradesAction", { assignmentId, of: "all" });
    const rows = await classRows(database);
    expect([await see(), await ask(), await recall()]).toEqual(Array(3).fill("conflict"));
    expect(await classRows(database)).toEqual(rows);
    if (moment === "before") return;
    await release();
    expect([await ask(), await recall(), await see()]).toEqual(["conflict", "done", "conflict"]);
    await release();
    expect([await see(), await recall(), await ask()]).toEqual(["done", "conflict", "done"]);
    expect(await ask()).toBe("conflict");
  });

  test(`Whoever is not in a class changes nothing of it, whichever action they send: ${moment} its grades are released`, async () => {
    test.setTimeout(180_000);
    const { teacher: _, assistant: __, student: ___, classmate: ____, ...strangers } = people;
    const attempts = attemptsOn(made, claim.id);
    expect(Object.keys(attempts).sort()).toEqual(actionsInTheCode("classes"));
    for (const [who, sender] of Object.entries(strangers))
      await expectRefused(who, sender, [], (action) =>
        who !== "nobody" || action === "enterClassAction" ? NOT_THEIRS : /^signedOut$/,
      );
  });

  test(`A student of a class is refused what its teachers do, for another’s work and for their own: ${moment}`, async () => {
    for (const who of ["student", "classmate"] as const)
      await expectRefused(who, people[who], STUDENTS_OWN, () => NOT_THEIRS);
  });

  test(`An assistant grades, and is refused all else that its teachers and its students do: ${moment}`, async () => {
    const { assistant } = people;
    await expectRefused("assistant", assistant, ASSISTANTS_OWN, () => NOT_THEIRS);
    const { assignmentId, submissionId, workLevelIds } = made;
    const level1 = workLevelIds[moment === "before" ? 0 : 1]!;
    const { rows } = await database.query<{ seen: string }>(SEEN, [submissionId]);
    const graded = { assignmentId, submissionId, level1, ...rows[0]! };
    expect(await act(assistant, "giveGradeAction", { ...graded, seen: "0" })).toBe("conflict");
    expect(await act(assistant, "giveGradeAction", graded)).toBe("done");
  });
}

test("A teacher changes nothing of another class by naming a class of their own beside it", async () => {
  const attempts = attemptsBeside(made, own, claim.id);
  expect(Object.keys(attempts).length).toBeGreaterThan(20);
  const rows = await classRows(database);
  for (const [action, fields] of Object.entries(attempts)) {
    const answer = await act(people.otherTeacher, action, fields);
    expect.soft(answer, action).toMatch(/^(?:notFound|forbidden|conflict|invalid)$/);
    expect.soft(await classRows(database), action).toEqual(rows);
  }
});

const NOT_THEIRS = /^(?:notFound|forbidden)$/;
const SEEN = `SELECT max(id)::text AS seen FROM grade_events WHERE submission_id = $1`;

/** Sends every action that is not anybody's or their own, each of which is refused and changes nothing. */
async function expectRefused(
  who: string,
  sender: Somebody,
  theirs: readonly string[],
  refusal: (action: string) => RegExp,
): Promise<void> {
  const rows = await classRows(database);
  for (const [action, fields] of Object.entries(attemptsOn(made, claim.id))) {
    if (fields === ANYBODYS || theirs.includes(action)) continue;
    expect.soft(await act(sender, action, fields), `${action}: ${who}`).toMatch(refusal(action));
    expect.soft(await classRows(database), `${action}: ${who}`).toEqual(rows);
  }
}

/** The first heading of a page, as it is without a script; the status of a file. */
async function shownAt({ request }: Somebody, address: string, isFile: boolean) {
  const answer = await request.get(address, { maxRedirects: 0 });
  if (isFile) return answer.status();
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(await answer.text())?.[1] ?? "";
  return heading.replace(/<[^>]*>/g, "");
}

async function criterionAsked(): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    "SELECT criterion_id AS id FROM levels WHERE id = $1",
    [made.workLevelIds[0]],
  );
  return rows[0]!.id;
}
