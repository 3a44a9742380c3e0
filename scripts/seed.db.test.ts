import { afterAll, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { recountClaim } from "@/lib/verdicts/commands";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { testDatabase } from "@/prisma/factories/database";
import { isSeeded } from "./seed";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

it("A database is seeded when it has claims, and every live one was counted", async () => {
  const { url } = testDatabase();
  expect(await isSeeded(url)).toBe(false);
  const { id: claimId } = await makeClaim(db);
  expect(await isSeeded(url)).toBe(false);
  await asSystem(recountClaim)({ claimId }, systemClock);
  expect(await isSeeded(url)).toBe(true);
  await makeClaim(db, { state: "PROPOSED" });
  expect(await isSeeded(url)).toBe(true);
  await makeClaim(db);
  expect(await isSeeded(url)).toBe(false);
});
