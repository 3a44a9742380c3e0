import { afterAll, beforeAll, expect, it } from "vitest";
import { Viewer } from "@/lib/access/viewer";
import { getGradingGrid } from "@/lib/classes/queries/grading-grid";
import { closeDb } from "@/lib/foundation/db";
import { readCorpus } from "@/prisma/corpus/read";
import { castTeacher } from "@/prisma/cast";
import { openOwner, select } from "@/prisma/factories/connection";
import { seedIfEmpty } from "@/prisma/seed";

const db = await openOwner();
beforeAll(() => seedIfEmpty(), 60_000);
afterAll(() => Promise.all([db.end(), closeDb()]));

const { class: its, students } = readCorpus().class;

it("The demonstration's teacher has a class with students as far as the corpus says", async () => {
  const grid = (await getGradingGrid(await teacher(), await assignment(), {
    ...{ page: 1, sort: "name", state: null },
  }))!;
  const expected = students.map(({ name, state }) => [name ?? "Stella Copybook", state]);
  expect(grid.className).toBe(its.name);
  expect(grid.rows.map(({ student, state }) => [student, state]).sort()).toEqual(expected.sort());
  const overridden = grid.rows.filter(({ override }) => override !== null);
  expect(overridden.map(({ student, override }) => [student, override])).toEqual([
    ["Ivo Pencilcase", 6400],
  ]);
});

it("Its students have no page of their own, and nobody signs in as one of them", async () => {
  const named = students.flatMap(({ handle, name }) => (name ? [handle] : []));
  const rows = await select<{ isListed: boolean; signsIn: boolean }>(
    db,
    `SELECT is_listed AS "isListed", EXISTS (SELECT 1 FROM credentials c WHERE c.profile_id = p.id) AS "signsIn"
     FROM profiles p WHERE handle = ANY ($1)`,
    [named],
  );
  expect(rows).toEqual(named.map(() => ({ isListed: false, signsIn: false })));
});

it("A second seeding adds nothing to it", async () => {
  const count = () => select(db, "SELECT count(*) FROM audit_events");
  const before = await count();
  await seedIfEmpty();
  expect(await count()).toEqual(before);
});

async function teacher(): Promise<Viewer> {
  const [person] = await select<{ actorId: string; bylineId: string; profileId: string }>(
    db,
    `SELECT a.id AS "actorId", b.id AS "bylineId", p.id AS "profileId" FROM profiles p
     JOIN actors a ON a.profile_id = p.id JOIN bylines b ON b.actor_id = a.id WHERE p.handle = $1`,
    [castTeacher.handle],
  );
  return Viewer.of({ kind: "HUMAN", role: "MEMBER", ...person! });
}

async function assignment(): Promise<string> {
  const [made] = await select<{ id: string }>(db, "SELECT id FROM assignments");
  return made!.id;
}
