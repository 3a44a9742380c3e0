import { randomUUID } from "node:crypto";
import { cpus, loadavg } from "node:os";
import type pg from "pg";
import { seedIfEmpty } from "@/prisma/seed";
import { step } from "../scripts/progress.mjs";
import { assignTo, DRAFT_LENGTH, openRoom, type Room } from "./class-room";
import { connect, openBenchDatabase } from "./database";
import { perThing, startMeters, type Measured } from "./meters";
import { get } from "./pages";
import { signInReviewers, type SignedIn } from "./reviewers";
import { serveApp, type ServedApp, type Serving } from "./servers";
import { encodeForm, hiddenFieldsOf, type Fields } from "./vote-form";
import { Wrong } from "./wrong";

/**
 * A class of 300 hands in within a minute, by the form of the page, one in ten sent twice under the same key; and what it
 * costs to see how far such a class is with twenty tasks.
 *
 * @throws Wrong unless everything that was handed in is stored once
 */
export async function benchClass(
  root: string,
  folder: string,
  closing: Serving["closing"],
): Promise<void> {
  const { environment, pid: databasePid } = await step("PostgreSQL of the bench's own", () =>
    openBenchDatabase(root, closing),
  );
  const db = await connect(environment, closing);
  await step("Demo corpus", () => seedIfEmpty());
  const people = await step(`${STUDENTS} students`, () => signInReviewers(db, STUDENTS + 1));
  const [teacher, ...students] = people as [SignedIn, ...SignedIn[]];
  const made = await openRoom(db, people);
  const short = await step("Three claims, everything saved", () =>
    assignTo(db, made, students, { claims: 3, evidencePerClaim: 4 }),
  );
  const long = await step("Ten claims with twenty tasks, everything saved", () =>
    assignTo(db, made, students, { claims: 10, evidencePerClaim: 3 }),
  );
  const app = await step("Web server", () =>
    serveApp({ root, folder, environment, databasePid, closing }),
  );
  const handedIn = await step(`${STUDENTS} hand in within ${MINUTE_MS / 1_000} seconds`, () =>
    handInAll(app, db, short),
  );
  const grid = `/assignments/${long.assignment.id}/progress`;
  const pages: [string, string][] = [
    ["progress, 50 of 300 students, 20 tasks", grid],
    ["progress, all 300 students, 20 tasks", `${grid}?per=300`],
    ["whether anything changed in it", `${grid}/pulse`],
    ["progress of the class, 300 students", `/classes/${made.id}/progress?per=300`],
    ["results of 300 students", `/assignments/${short.assignment.id}/results`],
  ];
  const read: [string, Measured][] = [];
  for (const [title, path] of pages)
    read.push([title, await step(title, () => measurePage(app, path, teacher))]);
  console.log(report(handedIn, read));
}

const STUDENTS = 300;
const MINUTE_MS = 60_000;
/** Every tenth is sent a second time, while the first is on its way. */
const AGAIN_EVERY = 10;
const TIMES = 20;

type HandedIn = Measured & { stored: Stored; resent: number; load: number };
type Stored = { handIns: number; students: number; votes: number; appraisals: number };

async function handInAll(app: ServedApp, db: pg.Client, room: Room): Promise<HandedIn> {
  const { assignment, students } = room;
  const path = `/assignments/${assignment.id}`;
  const form = await handInFormOf(app, path, students[0]!);
  const resent = Math.ceil(students.length / AGAIN_EVERY);
  const spent = startMeters(app.meters);
  const sent = students.map(async (student, nth) => {
    const fields = { ...form, idempotencyKey: randomUUID() };
    const dueInMs = ((nth + 0.5) * MINUTE_MS) / students.length;
    await new Promise((resolve) => setTimeout(resolve, dueInMs));
    const send = () => handIn(app, path, student, fields);
    return Promise.all(nth % AGAIN_EVERY === 0 ? [send(), send()] : [send()]);
  });
  const took = (await Promise.all(sent)).flat();
  const measured = perThing(spent(), took.length, took);
  const { rows } = await db.query<Stored>(STORED, [assignment.id]);
  const items = assignment.claims.length * 4;
  const due: Stored = {
    ...{ handIns: students.length, students: students.length },
    votes: students.length * assignment.claims.length,
    appraisals: students.length * items * assignment.argumentsRubric.criteria.length,
  };
  if (JSON.stringify(rows[0]) !== JSON.stringify(due))
    throw new Wrong(`Due were ${JSON.stringify(due)}; stored are ${JSON.stringify(rows[0])}.`);
  return { ...measured, stored: rows[0]!, resent, load: loadavg()[0]! };
}

async function handInFormOf(app: ServedApp, path: string, student: SignedIn): Promise<Fields> {
  const answer = await get(app.origin + path, { cookie: student.cookie });
  const form = hiddenFieldsOf(await answer.text(), "hand-in");
  if (!form) throw new Wrong(`${path} shows a student no form to hand in (${answer.status}).`);
  return form;
}

/** @returns milliseconds from sending to the last byte of its answer */
async function handIn(app: ServedApp, path: string, student: SignedIn, fields: Fields) {
  const { type, body } = encodeForm(fields);
  const headers = { cookie: student.cookie, origin: app.origin, "content-type": type };
  const sentAt = performance.now();
  const answer = await fetch(app.origin + path, {
    ...{ method: "POST", headers, body, redirect: "manual" as const },
    signal: AbortSignal.timeout(60_000),
  });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Wrong(`Handing in is answered ${answer.status}, not 303.`);
  return performance.now() - sentAt;
}

async function measurePage(app: ServedApp, path: string, { cookie }: SignedIn): Promise<Measured> {
  const ask = async () => {
    const askedAt = performance.now();
    const answer = await get(app.origin + path, { cookie });
    const { byteLength } = await answer.arrayBuffer();
    if (answer.status !== 200 || byteLength < 40)
      throw new Wrong(`${path} answers ${answer.status} with ${byteLength} bytes.`);
    return performance.now() - askedAt;
  };
  for (let nth = 0; nth < TIMES; nth += 1) await ask();
  const spent = startMeters(app.meters);
  const took: number[] = [];
  for (let nth = 0; nth < TIMES; nth += 1) took.push(await ask());
  return perThing(spent(), TIMES, took);
}

function report({ stored, resent, load, ...handedIn }: HandedIn, pages: [string, Measured][]) {
  const line = (title: string, { cpuMs, databaseMs, p50Ms, p95Ms, p99Ms }: Measured) =>
    title.padEnd(42) +
    [cpuMs, databaseMs, p50Ms, p95Ms, p99Ms].map((ms) => ms.toFixed(1).padStart(9)).join("");
  return [
    `${STUDENTS} students of one class, reasons of ${DRAFT_LENGTH} characters; ${cpus().length} cores, load ${load.toFixed(1)} in the minute of handing in`,
    "",
    `${"".padEnd(42)}${["CPU", "DB", "p50", "p95", "p99"].map((head) => head.padStart(9)).join("")}   ms`,
    line("handing in, three claims", handedIn),
    ...pages.map(([title, measured]) => line(title, measured)),
    "",
    `Stored: ${stored.handIns} hand-ins of ${stored.students} students, ${stored.votes} votes, ${stored.appraisals} grades; each once, with ${resent} sent twice at once.`,
    "CPU, DB: user and system time of the web server and of PostgreSQL for one request. Pages one at a time, warm.",
  ].join("\n");
}

const STORED = `
  SELECT (SELECT count(*)::int FROM submissions s JOIN hand_ins h ON h.submission_id = s.id WHERE s.assignment_id = a.id) AS "handIns",
    (SELECT count(DISTINCT h.submission_id)::int FROM submissions s JOIN hand_ins h ON h.submission_id = s.id WHERE s.assignment_id = a.id) AS students,
    (SELECT count(*)::int FROM votes v WHERE v.audience_id = a.audience_id) AS votes,
    (SELECT count(*)::int FROM appraisals p WHERE p.audience_id = a.audience_id) AS appraisals
  FROM assignments a WHERE a.id = $1`;
