import type { Page, PlaywrightWorkerArgs } from "@playwright/test";
import pg, { type Pool } from "pg";
import { enrol, makeAssignment, makeClass } from "@/prisma/factories/classes";
import type { Claim as WordedClaim } from "@/prisma/factories/claims";
import { makeReviewer, type Reviewer } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { act, type Sender } from "./actions";
import { accountOpened, expect, newPerson, type Claim } from "./fixtures";
import type { Installation } from "./installation";

/** Somebody with a session of their own, and the address of their account. */
export type Somebody = Sender & { email: string };
/** Who is in the class, and who is not. */
export type Who =
  | ("teacher" | "assistant" | "student" | "classmate")
  | ("nobody" | "member" | "otherStudent" | "otherTeacher" | "editor" | "admin");

/**
 * Opens their accounts.
 *
 * @param names of the teacher and of the student: they stand nowhere in public while neither contributes anything there
 */
export async function everybody(
  { origin }: Installation,
  database: Pool,
  { request: requests }: PlaywrightWorkerArgs["playwright"],
  names: { teacher: string; student: string },
): Promise<Record<Who, Somebody>> {
  const newContext = () => requests.newContext({ baseURL: origin });
  const open = async (name: string): Promise<Somebody> => {
    const [person, request] = [newPerson(name), await newContext()];
    await accountOpened(request, person);
    return { ...person, request };
  };
  const called = async (who: Somebody, name: string) => {
    await database.query("UPDATE profiles SET name = $2 WHERE email = $1", [who.email, name]);
    return who;
  };
  const inOffice = async (name: string, role: string) => {
    const [person, request] = [newPerson(name), await newContext()];
    await accountOpened(request, person);
    await database.query(`UPDATE profiles SET role = $2::text::"Role" WHERE email = $1`, [
      person.email,
      role,
    ]);
    // With another role every session has ended.
    const { email, password } = person;
    expect(await act({ request }, "signInAction", { email, password })).toBe("done");
    return { email, request };
  };
  return {
    nobody: { email: "", request: await newContext() },
    teacher: await called(await open("Tara"), names.teacher),
    student: await called(await open("Sol"), names.student),
    assistant: await open("Asa"),
    classmate: await open("Wim"),
    member: await open("Mo"),
    otherStudent: await open("Ola"),
    otherTeacher: await open("Theo"),
    editor: await inOffice("Some Editor", "EDITOR"),
    admin: await inOffice("Some Administrator", "ADMIN"),
  };
}

/** Opens a class by the form, and gives the code by which others join. */
export async function openClass(page: Page, name: string): Promise<string> {
  await page.goto("/classes/new");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Open the class" }).click();
  await expect(page.getByRole("status")).toContainText("The class is open.");
  const words = await page.getByText("Code of the class:").textContent();
  return /[0-9a-z]{4}-[0-9a-z]{4}/.exec(words!)![0];
}

/** Has somebody vote on a claim as everybody may read, and gives the id of the vote. */
export function voteInPublic(
  { databaseUrl }: Installation,
  { email }: Somebody,
  claim: Claim,
): Promise<string> {
  return inFactories(databaseUrl, async (db) => {
    const columns = { rationale: "As everybody may read." };
    return makeVote(db, await worded(db, claim), { by: await reviewerOf(db, email), columns });
  });
}

/** Assigns a claim to whoever has this address, in a class of their own: where their work stands. */
export function assignmentOn(claim: Claim, email: string): Promise<string> {
  return inFactories(process.env.ASSAY_JOURNEY_DATABASE_URL!, async (db) => {
    const of = await makeClass(db, { teacher: await makeReviewer(db) });
    await enrol(db, of.id, await reviewerOf(db, email));
    const claims = [await worded(db, claim)];
    return `/assignments/${(await makeAssignment(db, { of, claims })).id}`;
  });
}

/** Somebody as factories know them. */
export async function reviewerOf(db: pg.Client, email: string): Promise<Reviewer> {
  return (await db.query<Reviewer>(SIGNED_BY, [email])).rows[0]!;
}

/** A claim as factories know it, in its wording now. */
export async function worded(db: pg.Client, { id }: Pick<Claim, "id">): Promise<WordedClaim> {
  return (await db.query<WordedClaim>(WORDED, [id])).rows[0]!;
}

/** Runs `make` with a connection such as factories take. */
export async function inFactories<Made>(
  databaseUrl: string,
  make: (db: pg.Client) => Promise<Made>,
): Promise<Made> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await make(client);
  } finally {
    await client.end();
  }
}

const WORDED = `SELECT id, current_revision_id AS "revisionId" FROM claims WHERE id = $1`;
const SIGNED_BY = `SELECT p.id AS "profileId", a.id AS "actorId", b.id AS "bylineId", p.role, p.name, p.handle
  FROM profiles p JOIN actors a ON a.profile_id = p.id JOIN bylines b ON b.actor_id = a.id AND b.kind = 'NAME' WHERE p.email = $1`;
