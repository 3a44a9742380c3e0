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
  const pages: Asked[] = [
    {
      ...{ title: "progress, 50 of 300 students, 20 tasks", path: grid },
      ...{ shows: /<h1[^>]*>Progress: /, rows: 50, columns: 20 },
    },
    {
      ...{ title: "progress, all 300 students, 20 tasks", path: `${grid}?per=300` },
      ...{ shows: /<h1[^>]*>Progress: /, rows: STUDENTS, columns: 20, budgetMs: GRID_BUDGET_MS },
    },
    { title: "whether anything changed in it", path: `${grid}/pulse`, shows: /^\{"pulse":"/ },
    {
      ...{ title: "progress of the class, 300 students" },
      ...{ path: `/classes/${made.id}/progress?per=300` },
      ...{ shows: /<h1[^>]*>Progress: /, rows: STUDENTS },
    },
    {
      ...{ title: "results of 300 students", path: `/assignments/${short.assignment.id}/results` },
      shows: /<h1[^>]*>Results: /,
    },
  ];
  const read: [Asked, Measured][] = [];
  for (const page of pages)
    read.push([page, await step(page.title, () => measurePage(app, page, teacher))]);
  console.log(report(handedIn, read));
}

const STUDENTS = 300;
const MINUTE_MS = 60_000;
/** Every tenth is sent a second time, while the first is on its way. */
const AGAIN_EVERY = 10;
const TIMES = 20;
/** What drawing the grid of everybody may cost the server, web and database together. */
const GRID_BUDGET_MS = 300;

/** A page, what it says where it is the right one, and how many students and tasks its table has. */
type Asked = {
  title: string;
  path: string;
  shows: RegExp;
  rows?: number;
  columns?: number;
  budgetMs?: number;
};

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

async function measurePage(app: ServedApp, page: Asked, { cookie }: SignedIn): Promise<Measured> {
  const ask = async () => {
    const askedAt = performance.now();
    const answer = await get(app.origin + page.path, { cookie });
    const body = await answer.text();
    const took = performance.now() - askedAt;
    requirePage(page, answer.status, body);
    return took;
  };
  for (let nth = 0; nth < TIMES; nth += 1) await ask();
  const spent = startMeters(app.meters);
  const took: number[] = [];
  for (let nth = 0; nth < TIMES; nth += 1) took.push(await ask());
  return perThing(spent(), TIMES, took);
}

/** A page that says "There is nothing at this address" may answer 200: what counts is what stands on it. */
function requirePage({ path, shows, rows, columns }: Asked, status: number, body: string): void {
  if (status !== 200 || !shows.test(body))
    throw new Wrong(`${path} answers ${status}, without ${shows}.`);
  const students = body.split('<th scope="row"').length - 1;
  if (rows !== undefined && students !== rows)
    throw new Wrong(`${path} shows ${students} students, not ${rows}.`);
  const heads = body.split('<th scope="col"').length - 1;
  if (columns !== undefined && heads !== columns + COLUMNS_BESIDE)
    throw new Wrong(`${path} shows ${heads - COLUMNS_BESIDE} tasks, not ${columns}.`);
}

/** Who it is, how the work stands, and when it was last saved. */
const COLUMNS_BESIDE = 3;

function report({ stored, resent, load, ...handedIn }: HandedIn, pages: [Asked, Measured][]) {
  const line = (title: string, { cpuMs, databaseMs, p50Ms, p95Ms, p99Ms }: Measured) =>
    title.padEnd(42) +
    [cpuMs, databaseMs, p50Ms, p95Ms, p99Ms].map((ms) => ms.toFixed(1).padStart(9)).join("");
  return [
    `${STUDENTS} students of one class, reasons of ${DRAFT_LENGTH} characters; ${cpus().length} cores, load ${load.toFixed(1)} in the minute of handing in`,
    "",
    `${"".padEnd(42)}${["CPU", "DB", "p50", "p95", "p99"].map((head) => head.padStart(9)).join("")}   ms`,
    line("handing in, three claims", handedIn),
    ...pages.map(([page, measured]) => line(page.title, measured) + besideBudget(page, measured)),
    "",
    `Stored: ${stored.handIns} hand-ins of ${stored.students} students, ${stored.votes} votes, ${stored.appraisals} grades; each once, with ${resent} sent twice at once.`,
    "CPU, DB: user and system time of the web server and of PostgreSQL for one request. Pages one at a time, warm.",
  ].join("\n");
}

function besideBudget({ budgetMs }: Asked, { cpuMs, databaseMs }: Measured): string {
  if (budgetMs === undefined) return "";
  const spent = cpuMs + databaseMs;
  return `   ${spent.toFixed(0)} of ${budgetMs} on the server${spent > budgetMs ? ": too much" : ""}`;
}

const STORED = `
  SELECT (SELECT count(*)::int FROM submissions s JOIN hand_ins h ON h.submission_id = s.id WHERE s.assignment_id = a.id) AS "handIns",
    (SELECT count(DISTINCT h.submission_id)::int FROM submissions s JOIN hand_ins h ON h.submission_id = s.id WHERE s.assignment_id = a.id) AS students,
    (SELECT count(*)::int FROM votes v WHERE v.audience_id = a.audience_id) AS votes,
    (SELECT count(*)::int FROM appraisals p WHERE p.audience_id = a.audience_id) AS appraisals
  FROM assignments a WHERE a.id = $1`;
