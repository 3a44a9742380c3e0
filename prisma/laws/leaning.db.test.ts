import { afterAll, describe, expect, it } from "vitest";
import { makeClaim } from "@/prisma/factories/claims";
import { attempt, atomically, openOwner } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeSource } from "@/prisma/factories/sources";

const db = await openOwner();
afterAll(() => db.end());

describe("Following a merged claim", () => {
  const into = "UPDATE claims SET merged_into_id = $2 WHERE id = $1";

  it("ends: no claim is merged into one that leads back to it", async () => {
    const [one, two, three] = [await makeClaim(db), await makeClaim(db), await makeClaim(db)];
    expect(await attempt(db, into, [one.id, two.id])).toBe("done");
    expect(await attempt(db, into, [two.id, three.id])).toBe("done");
    expect(await attempt(db, into, [three.id, one.id])).toBe("AS002");
    expect(await attempt(db, into, [two.id, one.id])).toBe("AS002");
    expect(await attempt(db, into, [two.id, null])).toBe("done");
    expect(await attempt(db, into, [three.id, two.id])).toBe("done");
  });
  it("ends also where two are merged into each other at once", async () => {
    const [one, two] = [await makeClaim(db), await makeClaim(db)];
    const other = await openOwner();
    await db.query("BEGIN");
    await db.query(into, [one.id, two.id]);
    const second = attempt(other, into, [two.id, one.id]);
    await db.query("COMMIT");
    expect(await second).toBe("AS002");
    await other.end();
  });
});

describe("Live evidence", () => {
  it.each(["source_id", "via_source_id"])("names a live source in its %s", async (column) => {
    const claim = await makeClaim(db);
    const source = await makeSource(db, { state: "PROPOSED" });
    const words = { [column]: source.id, directness: "INFERENTIAL" };
    expect(await attempt(db, () => makeEvidence(db, claim.id, { words }))).toBe("AS002");
    const waiting = () => makeEvidence(db, claim.id, { words, state: "PROPOSED" });
    expect(await attempt(db, waiting)).toBe("done");
  });
  it("may become live together with its source", async () => {
    const [claim, source] = [await makeClaim(db), await makeSource(db, { state: "PROPOSED" })];
    const both = async () => {
      await makeEvidence(db, claim.id, { sourceId: source.id });
      await decide(db, { source_id: source.id }, "ACCEPT");
      await db.query("UPDATE sources SET state = 'LIVE' WHERE id = $1", [source.id]);
      await db.query("UPDATE source_revisions SET state = 'LIVE' WHERE source_id = $1", [
        source.id,
      ]);
    };
    expect(await attempt(db, both)).toBe("done");
  });
  it("keeps its source from being taken out", async () => {
    const [claim, source] = [await makeClaim(db), await makeSource(db)];
    const evidence = await makeEvidence(db, claim.id, { sourceId: source.id });
    const out = async () => {
      await decide(db, { source_id: source.id }, "RETRACT");
      await db.query("UPDATE sources SET state = 'RETRACTED' WHERE id = $1", [source.id]);
    };
    expect(await attempt(db, out)).toBe("AS002");
    await atomically(db, async () => {
      await decide(db, { root_claim_id: claim.id, evidence_id: evidence.id }, "RETRACT");
      await db.query("UPDATE evidence SET state = 'RETRACTED' WHERE id = $1", [evidence.id]);
    });
    expect(await attempt(db, out)).toBe("done");
  });
});
