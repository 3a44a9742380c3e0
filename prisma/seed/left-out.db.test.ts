import { afterAll, beforeAll, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { Viewer } from "@/lib/access/viewer";
import { keepClass } from "@/lib/classes/commands/delete-class";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { seedCast, seedOthers, type Contributor } from "@/lib/identity/commands/appoint";
import { castSignIns } from "@/prisma/cast";
import { readCorpus } from "@/prisma/corpus/read";
import { atomically, openOwner, select } from "@/prisma/factories/connection";
import { testDatabase } from "@/prisma/factories/database";
import { decide } from "@/prisma/factories/decisions";
import { makeReviewer } from "@/prisma/factories/people";
import { seedIfEmpty } from "@/prisma/seed";
import { isSeeded } from "@/scripts/seed";
import { idOf } from "./context";
import { seedLedger } from "./ledger";

const db = await openOwner();
let cast: Record<string, Contributor>;
const corpus = readCorpus();
const { name } = corpus.class.class;

beforeAll(async () => {
  await makeReviewer(db, { handle: "greta" });
  cast = await seedCast(castSignIns, {});
  await seedOthers(corpus.reviewers, { isListed: true });
  await asSystem(seedLedger)({}, systemClock);
}, 60_000);
afterAll(() => Promise.all([db.end(), closeDb()]));

it("Where an editor has taken out a claim that it is about, no class is left half done, and it is not tried again", async () => {
  await setClaim("RETRACT");
  await seedIfEmpty();
  expect(await classes()).toEqual([{ name, ends: true, students: 8 }]);
  expect(await isSeeded(testDatabase().url)).toBe(true);
  await seedIfEmpty();
  expect(await classes()).toHaveLength(1);
}, 60_000);

it("One that was cut short is given up for a whole one, whoever has left, and whoever has a student's handle", async () => {
  await setClaim("RESTORE");
  const teacher = Viewer.of({ kind: "HUMAN", role: "MEMBER", ...cast.tomas! });
  const [made] = await select<{ id: string }>(db, "SELECT id FROM classes");
  await keepClass.execute(teacher, { classId: made!.id }, { clock: systemClock });
  await db.query("DELETE FROM profiles WHERE email = 'stella@example.org'");
  expect(await isSeeded(testDatabase().url)).toBe(false);
  await seedIfEmpty();
  expect(await classes()).toEqual([
    { name, ends: true, students: 8 },
    { name, ends: false, students: 7 },
  ]);
  expect(await isSeeded(testDatabase().url)).toBe(true);
}, 60_000);

async function setClaim(kind: "RETRACT" | "RESTORE"): Promise<void> {
  const claimId = idOf(corpus.claims, corpus.class.assignment.claims[0]!);
  await atomically(db, async () => {
    const { state } = await decide(db, { claim_id: claimId }, kind);
    await db.query("UPDATE claims SET state = $2 WHERE id = $1", [claimId, state]);
  });
}

const classes = () =>
  select<{ name: string; ends: boolean; students: number }>(
    db,
    `SELECT name, deletion_asked_at IS NOT NULL AS ends,
       (SELECT count(*)::int FROM enrolments e WHERE e.class_id = c.id AND e.role = 'STUDENT') AS students
     FROM classes c ORDER BY opened_at, deletion_asked_at`,
  );
