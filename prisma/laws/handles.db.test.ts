import { afterAll, describe, expect, it } from "vitest";
import { closeDb, publicDb, publicSql, readDb, readSql, sqlState } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";

const owner = await openOwner();
afterAll(() => Promise.all([owner.end(), closeDb()]));

describe("The handles for reading", () => {
  const WRITE = { name: "test_write", text: "DELETE FROM letters" };
  const READ_ONLY = "25006";

  it.each([
    ["the program's SQL", () => readSql(WRITE)],
    ["the program's Prisma", () => readDb().$queryRaw`DELETE FROM letters RETURNING id`],
    ["the public's SQL", () => publicSql(WRITE)],
    ["the public's Prisma", () => publicDb().$queryRaw`DELETE FROM claims RETURNING id`],
  ] as const)("cannot write: %s", async (_, write) => {
    const error = await write().then(
      () => "written",
      (error: unknown) => sqlState(error),
    );
    expect(error).toBe(READ_ONLY);
  });
  it.each(["create", "update", "delete", "upsert", "createMany", "updateMany", "deleteMany"])(
    "Prisma's %s meets a session that only reads",
    async (method) => {
      const letters = readDb().letter as unknown as Record<
        string,
        (args: object) => Promise<unknown>
      >;
      const row = { recipient: "someone@example.org", subject: "A letter", text: "Words" };
      const id = crypto.randomUUID();
      const args: Record<string, object> = {
        create: { data: row },
        createMany: { data: [row] },
        upsert: { where: { id }, create: row, update: row },
        update: { where: { id }, data: row },
        updateMany: { data: row },
        delete: { where: { id } },
        deleteMany: {},
      };
      await expect(letters[method]!(args[method]!)).rejects.toThrow(/read-only/);
    },
  );
  it("the public's sees what is public alone", async () => {
    const claim = await makeClaim(owner);
    const audienceId = await makePrivateAudience(owner, await makeReviewer(owner));
    const hidden = await makeClaim(owner, { audienceId });
    const ids = { in: [claim.id, hidden.id] };
    const rows = await publicDb().claim.findMany({ where: { id: ids }, select: { id: true } });
    expect(rows).toEqual([{ id: claim.id }]);
    const everyColumn = publicDb().claim.findMany({ where: { id: ids } });
    expect(sqlState(await everyColumn.catch((error: unknown) => error))).toBe("42501");
  });
});
