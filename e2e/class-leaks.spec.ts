import { randomBytes } from "node:crypto";
import pg from "pg";
import { QUEUE_TABS } from "@/lib/moderation/rules/queue";
import { classRows } from "@/prisma/factories/class-rows";
import { act, actionsInTheCode, type Sender } from "./actions";
import { ANYBODYS, attemptsOn, STUDENTS_OWN } from "./class-attempts";
import { everybody, voteInPublic, type Somebody, type Who } from "./class-people";
import { expect, listClaims, test, type Claim } from "./fixtures";
import { serveInstallation, type Installation } from "./installation";
import {
  done,
  GRADE_COMPUTED,
  GRADE_SET,
  layOver,
  makeMarkedClass,
  MARK,
  ofClass,
  ofName,
  openClass,
  SOUGHT,
  type MarkedClass,
} from "./marked-class";
import { listPlaces, type Place } from "./places";
import {
  inBatches,
  keptPages,
  publicFace,
  renderAnew,
  withoutTimes,
  type PublicFace,
} from "./public-face";

// A class full of words that stand nowhere else works over the claims of the demonstration. Nothing of it reaches anybody who
// is not to read it, at any address there is. An installation of its own: nobody changes the public's bytes meanwhile.
test.describe.configure({ mode: "serial" });

let installation: Installation & { stop(): Promise<void> };
let database: pg.Pool;
let people: Record<Who, Somebody>;
let claims: Claim[];
let places: Place[];
let otherClassId: string;
let made: MarkedClass;
let publicVoteId: string;
let before: PublicFace;

test.beforeAll(async ({ playwright }) => {
  test.setTimeout(180_000);
  installation = await serveInstallation({ ASSAY_JOB_SECRET: SECRET });
  database = new pg.Pool({ connectionString: installation.databaseUrl, max: 2 });
  places = await listPlaces(database);
  claims = (await listClaims(database)).slice(0, 3);
  people = await everybody(installation, database, playwright, {
    ...{ teacher: ofClass("Tara"), student: ofName("Sol") },
  });
  const { teacher, student, classmate, otherTeacher, otherStudent, nobody } = people;
  const other = await openClass(database, otherTeacher, {
    name: "Art",
    about: "",
    timeZone: "UTC",
  });
  otherClassId = other.classId;
  await done(otherStudent, "joinClassAction", { code: other.code });
  // Of one person who votes in public too, the two must not be taken for one.
  publicVoteId = await voteInPublic(installation, classmate, claims[0]!);
  await renderAnew(installation, database, claims, SECRET);
  before = await publicFace(nobody, database, places);
  made = await makeMarkedClass(database, { teacher, students: [student, classmate] }, claims);
  await layOver(installation.databaseUrl, made, [claims[0]!, claims[1]!], { student, teacher });
});
test.afterAll(async () => {
  for (const { request } of Object.values(people ?? {})) await request.dispose();
  await database?.end();
  await installation?.stop();
});

test("Before its release a student finds no word of their grade at any address", async () => {
  test.setTimeout(120_000);
  const { teacher, student } = people;
  const { classId, assignmentId, submissionId } = made;
  const grade = new RegExp(`${MARK}grade|${figure(GRADE_SET)}|${figure(GRADE_COMPUTED)}`);
  expect(await whereSeen(student, grade)).toEqual([]);
  // That the words would be found where they are.
  expect(await whereSeen(student, WORK, ofTheClass())).toEqual([
    `/assignments/${assignmentId}/claims/${claims[0]!.id}`,
    `/classes/${made.classId}/my-work.json`,
  ]);
  expect(await whereSeen(teacher, grade, ofTheClass())).toEqual([
    `/assignments/${assignmentId}/grades`,
    `/assignments/${assignmentId}/grades/${submissionId}`,
    `/assignments/${assignmentId}/grades/claims/${claims[0]!.id}`,
    `/assignments/${assignmentId}/gradebook.csv`,
    `/classes/${classId}/progress`,
    `/classes/${made.classId}/archive.json`,
  ]);
});

test("Another student of the class finds nothing of the first one at any address, also once their grade is released", async () => {
  const { teacher, student, classmate } = people;
  const { assignmentId } = made;
  await done(teacher, "releaseGradesAction", { assignmentId, of: "all" });
  await done(student, "seeGradeAction", { assignmentId });
  expect(await whereSeen(student, GRADE, ofTheClass())).toEqual([
    `/assignments/${assignmentId}/grade`,
    `/classes/${made.classId}/my-work.json`,
  ]);
  const theirs = new RegExp(`${MARK}(?:work|name|grade)|${figure(GRADE_SET)}`);
  expect(await whereSeen(classmate, theirs)).toEqual([]);
});

test("What the public reads, and what is counted for it, is the same before and after a class has worked", async () => {
  test.setTimeout(120_000);
  expect(await publicFace(people.nobody, database, places)).toEqual(before);
  await renderAnew(installation, database, claims, SECRET);
  const kept = await keptPages(people.nobody, places);
  expect(kept, "pages that the cache still had").toEqual([]);
  const anew = await publicFace(people.nobody, database, places);
  expect(anew.answers).toEqual(before.answers);
  expect(anew.searchable).toBe(before.searchable);
  expect(anew.tallies.map(withoutTimes)).toEqual(before.tallies.map(withoutTimes));
});

for (const who of ["nobody", "member", "otherStudent", "otherTeacher", "editor", "admin"] as const)
  test(`Of a class that they are not in nothing is read at any address: ${who}`, async () => {
    test.setTimeout(120_000);
    expect(await whereSeen(people[who], new RegExp(MARK))).toEqual([]);
  });

test("Whoever is not in a class changes nothing of it, whichever action they send", async () => {
  test.setTimeout(120_000);
  const { teacher, student: _, classmate: __, ...strangers } = people;
  await done(teacher, "renewCodeAction", { classId: made.classId, goal: "revoke" });
  const attempts = attemptsOn(made, claims[0]!.id);
  expect(Object.keys(attempts).sort()).toEqual(actionsInTheCode("classes"));
  const rows = await classRows(database);
  for (const [who, sender] of Object.entries(strangers))
    for (const [action, fields] of Object.entries(attempts)) {
      if (fields === ANYBODYS) continue;
      const isTheirs = who !== "nobody" || action === "enterClassAction";
      const refusal = isTheirs ? /^(?:notFound|forbidden)$/ : /^signedOut$/;
      expect.soft(await act(sender, action, fields), `${action}: ${who}`).toMatch(refusal);
      expect.soft(await classRows(database), `${action}: ${who}`).toEqual(rows);
    }
});

test("A student of a class is refused what its teachers do, for another’s work and for their own", async () => {
  const rows = await classRows(database);
  for (const who of ["student", "classmate"] as const)
    for (const [action, fields] of Object.entries(attemptsOn(made, claims[0]!.id))) {
      if (fields === ANYBODYS || STUDENTS_OWN.includes(action)) continue;
      const answer = await act(people[who], action, fields);
      expect.soft(answer, `${action}: ${who}`).toMatch(/^(?:notFound|forbidden)$/);
      expect.soft(await classRows(database), `${action}: ${who}`).toEqual(rows);
    }
});

const SECRET = randomBytes(32).toString("hex");
/** A number as it is written, and not as part of another. */
const figure = (number: string): string => `\\b${number.replace(".", "\\.")}\\b`;
const WORK = new RegExp(`${MARK}work`);
const GRADE = new RegExp(`${MARK}grade`);

/** The addresses at which somebody is answered with such words, in the body or in a header, as a page or as a part of one. */
async function whereSeen(
  { request }: Sender,
  words: RegExp,
  addresses = everyAddress(),
): Promise<string[]> {
  const seen = await inBatches(addresses, async (address) => {
    const answers = [await request.get(address, { maxRedirects: 0 })];
    if (/^\/(?:assignments|classes)\b/.test(address))
      answers.push(await request.get(address, { maxRedirects: 0, headers: { rsc: "1" } }));
    for (const answer of answers) expect.soft(answer.status(), address).toBeLessThan(500);
    const texts = answers.map(
      async (answer) => JSON.stringify(answer.headers()) + (await answer.text()),
    );
    return (await Promise.all(texts)).some((text) => words.test(text)) ? [address] : [];
  });
  return seen.flat();
}

const everyAddress = () => [
  ...new Set([...places.flatMap(addressesInClass), ...addressesBesides()]),
];
const ofTheClass = () =>
  places.filter(({ route }) => route.startsWith("/(class)/")).flatMap(addressesInClass);

/** The addresses of a place; where it is a class's, with the ids of the marked one. */
function addressesInClass({ addresses }: Place): string[] {
  return addresses.map((address) =>
    address
      .replace(/^\/classes\/0{10}/, `/classes/${made.classId}`)
      .replace(/(?<=^\/classes\/\w+\/claims\/)0{10}/, made.ownClaimId)
      .replace(/(?<=\/evidence\/)0{10}(?=\/revise$)/, made.ownEvidenceId)
      .replace(/(?<=\/arguments\/)0{10}(?=\/revise$)/, made.ownArgumentId)
      .replace(/(?<=^\/classes\/claim-sets\/)0{8}-.*/, made.claimSetId)
      .replace(/^\/assignments\/0{10}/, `/assignments/${made.assignmentId}`)
      .replace(
        /\/claims\/\w+$/,
        address.startsWith("/assignments") ? `/claims/${claims[0]!.id}` : "$&",
      )
      .replace(/\/grades\/[\w-]+$/, `/grades/${made.submissionId}`)
      .replace(/\/people\/[\w-]+$/, `/people/${made.enrolmentId}`),
  );
}

/** Addresses that name what is in the class, and searches for its words. */
function addressesBesides(): string[] {
  const [{ id: claimId }] = claims as [Claim];
  const votes = [made.voteId, made.otherVoteId, publicVoteId].map((id) => `vote:${claimId}/${id}`);
  const names = [...votes, `class:${made.classId}`, `assignment:${made.assignmentId}`];
  return [
    ...names.flatMap((on) => [
      `/flag?on=${on}`,
      `/follow?on=${on}`,
      `/desk/redactions/new?on=${on}`,
    ]),
    ...[`/claims?q=${SOUGHT}`, `/claims/${claimId}/arguments/new?relation=rebuts&q=${SOUGHT}`],
    ...[`/classes/${otherClassId}`, `/classes/${otherClassId}/assignments/new?q=${SOUGHT}`],
    ...QUEUE_TABS.map((tab) => `/desk?tab=${tab}`),
    ...claims.flatMap(({ id, path }) => [path, `/claims/${id}.bib`, `/claims/${id}/picture.png`]),
    ...claims.flatMap(({ id }) => [`/claims/${id}/history`, `/claims/${id}/vote`]),
    ...[
      `/classes?left=${made.classId}`,
      `/classes/${made.classId}/people?done=ended&who=${made.enrolmentId}`,
      `/classes/${made.classId}/people?done=appointed&was=TEACHER&who=${made.enrolmentId}`,
    ],
    `/assignments/${made.assignmentId}/gradebook.csv?decimal=comma`,
    // A claim of the class's own, by every address that a claim of everyone's has.
    ...["", "/history", "/vote", "/evidence/new", "/arguments/new", "/revise", "/picture.png"].map(
      (below) => `/claims/${made.ownClaimId}${below}`,
    ),
    ...[".bib", ".ris", ".csl.json"].map((format) => `/claims/${made.ownClaimId}${format}`),
    ...["flag", "follow"].map((door) => `/${door}?on=claim:${made.ownClaimId}`),
    `/claims/${made.ownClaimId}/evidence/${made.ownEvidenceId}`,
    `/desk/redactions/new?on=claim:${made.ownClaimId}`,
    `/classes/${otherClassId}/claims/${made.ownClaimId}`,
    `/classes/${otherClassId}/assignments/new?template=first-lesson&claims=${made.ownClaimId}`,
  ];
}
