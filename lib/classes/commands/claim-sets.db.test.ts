import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClass } from "@/prisma/factories/classes";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, select } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { getClaimSet, listClaimSets } from "../queries/claim-sets";
import { claimsToAssign } from "../queries/claims-to-assign";
import { NO_CHOICE } from "../rules/choice";
import { addOwnClaim } from "./add-own-claim";
import { keepClaimSet, removeClaimSet, reviseClaimSet } from "./claim-sets";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };

describe("A set of claims", () => {
  it("is kept, listed and read by whoever keeps it, and by nobody else", async () => {
    const { viewer, id, claims, sheet } = await aSet();
    expect(await sheet()).toMatchObject({ title: "October", usable: claims });
    expect((await sheet())!.choice.chosen.map((one) => one.id)).toEqual(claims);
    expect(await listClaimSets(viewer, 1, null)).toMatchObject({
      items: [{ id, count: 3, standing: 3 }],
      total: 1,
    });
    const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
    expect(await getClaimSet(admin, id, null)).toBeNull();
    expect(await listClaimSets(admin, 1, id)).toMatchObject({ total: 0, removed: null });
    const shelf = { ...NO_CHOICE, look: "SET" as const };
    expect(await claimsToAssign(viewer, null, shelf)).toMatchObject({ shelf: [{ id, count: 3 }] });
    expect(await claimsToAssign(admin, null, shelf)).toMatchObject({ shelf: [], total: 0 });
    const open = { ...shelf, from: id };
    expect((await claimsToAssign(viewer, null, open)).found.map((one) => one.id)).toEqual(claims);
    expect((await claimsToAssign(admin, null, open)).found).toEqual([]);
  });

  it("gets another title and another order; what another window stored is not written over", async () => {
    const { id, claims, sheet, revise } = await aSet();
    const { seen } = (await sheet())!;
    const turned = [...claims].reverse();
    expect(await revise({ title: "November", claims: turned, seen })).toMatchObject({ ok: true });
    expect(await sheet()).toMatchObject({ title: "November", usable: turned });
    const late = await revise({ title: "December", claims, seen });
    expect(late).toMatchObject({ failure: { kind: "conflict", details: { title: "November" } } });
    const { seen: now } = (await sheet())!;
    expect(await revise({ title: "December", claims, seen: now })).toMatchObject({ ok: true });
    const members =
      "SELECT position FROM claim_set_members WHERE claim_set_id = $1 ORDER BY position";
    expect(await select(db, members, [id])).toEqual([1, 2, 3].map((position) => ({ position })));
  });

  it("is removed and brought back", async () => {
    const { viewer, id, sheet } = await aSet();
    const go = (goal: string) => removeClaimSet.execute(viewer, { claimSetId: id, goal }, call);
    expect(await go("remove")).toMatchObject({ ok: true });
    expect(await sheet()).toBeNull();
    expect(await listClaimSets(viewer, 1, id)).toMatchObject({ total: 0, removed: { id } });
    expect(await go("remove")).toMatchObject({ failure: { kind: "conflict" } });
    expect(await go("bringBack")).toMatchObject({ ok: true });
    expect(await sheet()).not.toBeNull();
  });

  it("says which of its claims no longer stand, and goes on without them", async () => {
    const { viewer, id, claims, sheet } = await aSet();
    const [first, second, third] = claims as [string, string, string];
    await atomically(db, async () => {
      await decide(db, { claim_id: first }, "RETRACT");
      await db.query("UPDATE claims SET state = 'RETRACTED' WHERE id = $1", [first]);
    });
    const { id: into } = await makeClaim(db, { sentence: "Into this it went." });
    await db.query("UPDATE claims SET merged_into_id = $2 WHERE id = $1", [second, into]);
    expect(await listClaimSets(viewer, 1, null)).toMatchObject({
      items: [{ count: 3, standing: 1 }],
    });
    expect(await sheet()).toMatchObject({
      usable: [third],
      choice: {
        chosen: [{ id: third }],
        gone: [
          { id: first, sentence: expect.any(String), mergedIntoId: null },
          { id: second, mergedIntoId: into, mergedIntoSentence: "Into this it went." },
        ],
      },
    });
    const open = { ...NO_CHOICE, look: "SET" as const, from: id };
    expect((await claimsToAssign(viewer, null, open)).found.map((one) => one.id)).toEqual([third]);
  });

  it("holds no claim that waits, and none that is a class's own", async () => {
    const teacher = await makeReviewer(db);
    const { id: classId } = await makeClass(db, { teacher });
    const viewer = viewerOf(teacher);
    const input = { classId, sentence: "It was so.", kind: "FACTUAL" };
    const own = await addOwnClaim.execute(viewer, input, call);
    const { id: waiting } = await makeClaim(db, { state: "PROPOSED" });
    for (const claimId of [waiting, own.ok ? own.value.result.claimId : ""])
      expect(
        await keepClaimSet.execute(viewer, { title: "October", claims: [claimId] }, call),
      ).toMatchObject({ failure: { kind: "conflict" } });
  });
});

async function aSet() {
  const viewer = viewerOf(await makeReviewer(db));
  const claims = [await makeClaim(db), await makeClaim(db), await makeClaim(db)].map(
    (claim) => claim.id,
  );
  const kept = await keepClaimSet.execute(viewer, { title: "October", claims }, call);
  if (!kept.ok) throw new Error(JSON.stringify(kept.failure));
  const id = kept.value.result.claimSetId;
  return {
    ...{ viewer, id, claims },
    sheet: () => getClaimSet(viewer, id, null),
    revise: (said: object) => reviseClaimSet.execute(viewer, { claimSetId: id, ...said }, call),
  };
}
