import { expect, test, vi } from "vitest";
import { transact } from "./db";

test("A transaction opens from every copy of the module there is, over the pools that they share", async () => {
  const ask = (open: typeof transact) =>
    open(async ({ sql, db }) => [
      await sql({ name: "test_db_number", text: "SELECT txid_current_if_assigned() AS id" }),
      await db.$queryRaw`SELECT 1 AS one`,
    ]);
  const answer = [[{ id: null }], [{ one: 1 }]];
  expect(await ask(transact)).toEqual(answer);
  vi.resetModules();
  const copy = await import("./db");
  expect(copy.transact).not.toBe(transact);
  expect(await ask(copy.transact)).toEqual(answer);
});
