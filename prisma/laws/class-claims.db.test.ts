import { afterAll, describe, expect, it } from "vitest";
import { makeAssignment, makeClass } from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { insertRow, openOwner, openPublic } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer } from "@/prisma/factories/people";

const [db, reader] = [await openOwner(), await openPublic()];
afterAll(() => Promise.all([db.end(), reader.end()]));

describe("A claim of a class's own", () => {
  it("is assigned in its class alone, beside claims of everyone's", async () => {
    const [of, other] = [await makeClass(db), await makeClass(db)];
    const own = await makeClaim(db, { audienceId: of.audienceId, by: of.teacher });
    await makeAssignment(db, { of, claims: [own, await makeClaim(db)] });
    await expect(makeAssignment(db, { of: other, claims: [own] })).rejects.toMatchObject({
      code: "AS002",
    });
  });

  it("is in no set of claims, which goes from class to class", async () => {
    const of = await makeClass(db);
    const owner = await makeReviewer(db);
    const set = { owner_actor_id: owner.actorId, title: "October" };
    const { id } = await insertRow(db, "claim_sets", set);
    const member = (claim: { id: string }, position: number) =>
      insertRow(db, "claim_set_members", { claim_set_id: id, claim_id: claim.id, position });
    await member(await makeClaim(db), 1);
    const own = await makeClaim(db, { audienceId: of.audienceId, by: of.teacher });
    await expect(member(own, 2)).rejects.toMatchObject({ code: "AS002" });
  });

  it("is read by the public's role neither itself nor by what stands on it", async () => {
    const of = await makeClass(db);
    const mine = { audienceId: of.audienceId, by: of.teacher };
    const { id } = await makeClaim(db, mine);
    await makeEvidence(db, id, mine);
    for (const [table, column] of [
      ["claims", "id"],
      ["claim_revisions", "claim_id"],
      ["evidence", "claim_id"],
      ["evidence_revisions", "claim_id"],
      ["decisions", "claim_id"],
    ])
      expect(
        (await reader.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [id])).rows,
        table,
      ).toEqual([]);
  });
});
