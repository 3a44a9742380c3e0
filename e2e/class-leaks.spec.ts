import { randomBytes } from "node:crypto";
import pg from "pg";
import { QUEUE_TABS } from "@/lib/moderation/rules/queue";
import type { Sender } from "./actions";
import { everybody, voteInPublic, type Somebody, type Who } from "./class-people";
import { placesOfClass, type ClassIds } from "./class-routes";
import { expect, listClaims, test, type Claim } from "./fixtures";
import { serveInstallation, type Installation } from "./installation";
import { layOver, speakIn, SPOKEN } from "./laid-over";
import { done, makeMarkedClass, openClass, type MarkedClass } from "./marked-class";
import {
  GRADE_COMPUTED,
  GRADE_SET,
  MARK,
  ofClass,
  ofMasked,
  ofName,
  ofReason,
  SOUGHT,
} from "./marked-words";
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
let spoken: ClassIds;
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
  // It stands on claims of its own, which everybody reads before and after.
  spoken = await speakIn(installation.databaseUrl, { teacher, student });
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
  made = await makeMarkedClass(database, people, claims);
  await layOver(installation.databaseUrl, made, [claims[0]!, claims[1]!], { student, teacher });
});
test.afterAll(async () => {
  for (const { request } of Object.values(people ?? {})) await request.dispose();
  await database?.end();
  await installation?.stop();
});

test("Before its release a student finds no word of their grade at any address", async () => {
  test.setTimeout(240_000);
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
    `/classes/${classId}/archive.json`,
    `/classes/${classId}/progress`,
  ]);
});

test("What is graded blind is nobody’s at any address of its assignment and in no file, until it is released", async () => {
  const { teacher } = people;
  const { assignmentId, submissionId, workLevelIds } = made.masked;
  const there = ofAssignment(made.masked);
  // Who has until later is chosen by name, and says nothing of the work.
  const extensions = `/assignments/${assignmentId}/extensions`;
  expect(await whereSeen(teacher, NAME, there)).toEqual([extensions]);
  expect(await archivedWork(assignmentId)).toContain(ofMasked("It is hearsay."));
  expect(await archivedWork(assignmentId)).not.toMatch(NAME);
  const graded = { assignmentId, submissionId, seen: "0", level1: workLevelIds[1]! };
  await done(teacher, "giveGradeAction", graded);
  await done(teacher, "releaseGradesAction", { assignmentId, of: "all" });
  expect(await whereSeen(teacher, NAME, there)).toEqual(
    expect.arrayContaining(
      ["grades", `grades/${submissionId}`, "gradebook.csv"].map(
        (below) => `/assignments/${assignmentId}/${below}`,
      ),
    ),
  );
  expect(await archivedWork(assignmentId)).toMatch(NAME);
});

test("Who sees others’ work sees the pseudonym, and the name at no address", async () => {
  const { classmate } = people;
  const { assignmentId, submissionId } = made.shared;
  const there = ofAssignment(made.shared);
  const others = `/assignments/${assignmentId}/others?claim=${made.claimId}`;
  const { rows } = await database.query<{ pseudonym: string }>(SIGNED_AS, [submissionId]);
  expect(await whereSeen(classmate, new RegExp(`${MARK}shared`), there)).toEqual([others]);
  const pseudonym = new RegExp(`\\b${rows[0]!.pseudonym}\\b`);
  expect(await whereSeen(classmate, pseudonym, there)).toContain(others);
  expect(await whereSeen(classmate, NAME)).toEqual([]);
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
  const theirs = new RegExp(`${MARK}(?:work|name|grade|masked|reason|spoken)|${figure(GRADE_SET)}`);
  expect(await whereSeen(classmate, theirs)).toEqual([]);
});

test("What the public reads, and what is counted for it, is the same before and after a class has worked", async () => {
  test.setTimeout(240_000);
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
    test.setTimeout(240_000);
    expect(await whereSeen(people[who], new RegExp(MARK))).toEqual([]);
  });

test("What nobody else finds is found by those whose it is", async () => {
  const { teacher, student } = people;
  await done(student, "seeGradeAction", { assignmentId: spoken.assignmentId });
  for (const [who, words] of [
    [teacher, TEACHERS_WORDS],
    [student, STUDENTS_WORDS],
  ] as const) {
    const texts = (
      await inBatches([...ofTheClass(), ...ofSpoken()], (at) => readAt(who, at))
    ).join();
    for (const word of words) expect.soft(texts.includes(word), word).toBe(true);
  }
});

const SECRET = randomBytes(32).toString("hex");
/** A number as it is written, and not as part of another. */
const figure = (number: string): string => `\\b${number.replace(".", "\\.")}\\b`;
const WORK = new RegExp(`${MARK}work`);
const GRADE = new RegExp(`${MARK}grade`);
const NAME = new RegExp(`${MARK}name`);
/** Of whom a class expects, until when somebody has and why, who was shown a name, what was asked and answered, what is kept. */
const TEACHERS_WORDS = [
  ...[`Expected ${SPOKEN}`, `${SPOKEN}@example.org`, `${SPOKEN}-1`, `Ill, ${SPOKEN}.`],
  ...[`Asked ${SPOKEN}.`, `Why ${SPOKEN}?`, `So ${SPOKEN}.`, `Heron ${SPOKEN}`],
  ...[`A claim of ${SPOKEN} alone.`, `Ten days of ${SPOKEN}`, ofReason("Ill until April.")],
  ...[ofClass("A lesson"), ofClass("Well weighed."), ofClass("October")],
];
const STUDENTS_WORDS = [
  ...[`Saved ${SPOKEN}.`, `Heron ${SPOKEN}`, `Asked ${SPOKEN}.`, `Why ${SPOKEN}?`],
  ...[`So ${SPOKEN}.`, `Ten days of ${SPOKEN}`],
];
const SIGNED_AS = `SELECT b.pseudonym FROM submissions s JOIN bylines b ON b.id = s.byline_id WHERE s.id = $1`;

/** The addresses at which somebody is answered with such words, in the body or in a header, as a page or as a part of one. */
async function whereSeen(
  sender: Sender,
  words: RegExp,
  addresses = everyAddress(),
): Promise<string[]> {
  const seen = await inBatches(addresses, async (address) =>
    words.test(await readAt(sender, address)) ? [address] : [],
  );
  return seen.flat();
}

async function readAt({ request }: Sender, address: string): Promise<string> {
  const answers = [await request.get(address, { maxRedirects: 0 })];
  if (/^\/(?:assignments|classes)\b/.test(address))
    answers.push(await request.get(address, { maxRedirects: 0, headers: { rsc: "1" } }));
  for (const answer of answers) expect.soft(answer.status(), address).toBeLessThan(500);
  const texts = answers.map(
    async (answer) => JSON.stringify(answer.headers()) + (await answer.text()),
  );
  return (await Promise.all(texts)).join();
}

/** What the file of the class has of the work for an assignment. */
async function archivedWork(assignmentId: string): Promise<string> {
  const file = await people.teacher.request.get(`/classes/${made.classId}/archive.json`);
  const { work } = (await file.json()) as { work: { assignmentId: string }[] };
  return JSON.stringify(work.filter((each) => each.assignmentId === assignmentId));
}

const addressesIn = (ids: ClassIds) => placesOfClass(ids).flatMap(([, addresses]) => addresses);
const ofTheClass = () => addressesIn(made);
const ofSpoken = () => addressesIn(spoken);
const ofAssignment = (also: Pick<ClassIds, "assignmentId" | "submissionId">) =>
  addressesIn({ ...made, ...also }).filter((address) => address.startsWith("/assignments/"));
const everyAddress = () => [
  ...new Set([
    ...places.flatMap(({ addresses }) => addresses),
    ...[...ofTheClass(), ...ofAssignment(made.masked), ...ofAssignment(made.shared), ...ofSpoken()],
    ...addressesBesides(),
  ]),
];

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
