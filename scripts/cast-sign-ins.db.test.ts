import { afterAll, expect, it } from "vitest";
import { hashPassword } from "@/lib/access/auth";
import { closeDb } from "@/lib/foundation/db";
import { castSignIns } from "@/prisma/cast";
import { openOwner } from "@/prisma/factories/connection";
import { testDatabase } from "@/prisma/factories/database";
import { seedCast } from "@/lib/identity/commands/appoint";
import { workingSignIns } from "./cast-sign-ins";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

it("A start says the sign-ins that work, and no others", async () => {
  const { url } = testDatabase();
  const drawn = Object.fromEntries(castSignIns.map(({ handle }) => [handle, `drawn-${handle}-x`]));
  expect(await workingSignIns(url, drawn)).toEqual({});
  await seedCast(castSignIns, drawn);
  expect(await workingSignIns(url, drawn)).toEqual(drawn);

  const { mira: _suspended, jonas: _changed, ...others } = drawn;
  await db.query("UPDATE profiles SET suspended_at = now() WHERE handle = 'mira'");
  await db.query(
    `UPDATE credentials SET password = $1 WHERE profile_id = (SELECT id FROM profiles WHERE handle = 'jonas')`,
    [await hashPassword("one of his own")],
  );
  expect(await workingSignIns(url, drawn)).toEqual(others);

  // What another data folder draws, into which this database was restored.
  const anew = Object.fromEntries(castSignIns.map(({ handle }) => [handle, `anew-${handle}-y`]));
  expect(await workingSignIns(url, anew)).toEqual({});
});
