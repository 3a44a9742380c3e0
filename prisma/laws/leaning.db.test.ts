import { afterAll, describe, expect, it } from "vitest";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { attempt, atomically, openOwner, waitedFor } from "@/prisma/factories/connection";
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

describe("What is live stands on nothing that waits", () => {
  it.each(["PROPOSED", "SENT_BACK"] as const)(
    "a claim that is %s carries no live evidence and no live argument",
    async (state) => {
      const { id } = await makeClaim(db, { state });
      expect(await attempt(db, () => makeEvidence(db, id))).toBe("AS002");
      expect(await attempt(db, () => makeArgument(db, id))).toBe("AS002");
      expect(await attempt(db, () => makeEvidence(db, id, { state: "PROPOSED" }))).toBe("done");
      expect(await attempt(db, () => makeArgument(db, id, { state: "PROPOSED" }))).toBe("done");
    },
  );
  it.each(["evidence", "argument"] as const)("a live argument aims at live %s", async (kind) => {
    const { id: claimId } = await makeClaim(db);
    const target = async (state: "PROPOSED" | "LIVE") => ({
      [`target_${kind}_id`]: (await made(kind, claimId, state)).id,
    });
    const [waiting, live] = [await target("PROPOSED"), await target("LIVE")];
    const aim = (at: typeof waiting) => () =>
      makeArgument(db, claimId, { relation: "UNDERCUTS", target: at });
    expect(await attempt(db, aim(waiting))).toBe("AS002");
    expect(await attempt(db, aim(live))).toBe("done");
    expect(await attempt(db, () => waitAgain(kind, claimId, Object.values(live)[0]!))).toBe(
      "AS002",
    );
  });
  it("a claim that carries something live does not wait again", async () => {
    const [bare, carrying] = [await makeClaim(db), await makeClaim(db)];
    await makeEvidence(db, carrying.id);
    expect(await attempt(db, () => waitAgain("claim", bare.id, bare.id))).toBe("done");
    expect(await attempt(db, () => waitAgain("claim", carrying.id, carrying.id))).toBe("AS002");
  });
  it("nor where the two happen at once", async () => {
    const claim = await makeClaim(db);
    const other = await openOwner();
    const evidence = await atomically(db, async () => {
      await waitAgain("claim", claim.id, claim.id);
      const second = attempt(other, () => makeEvidence(other, claim.id));
      await waitedFor(db);
      return { second };
    });
    expect(await evidence.second).toBe("AS002");
    await other.end();
  });

  const made = (kind: "evidence" | "argument", claimId: string, state: "PROPOSED" | "LIVE") =>
    kind === "evidence"
      ? makeEvidence(db, claimId, { state })
      : makeArgument(db, claimId, { state });

  /** Its acceptance is taken back, in the transaction of the caller. */
  async function waitAgain(kind: "claim" | "evidence" | "argument", claimId: string, id: string) {
    const [table, revisions] = {
      claim: ["claims", "claim_revisions"],
      evidence: ["evidence", "evidence_revisions"],
      argument: ["arguments", "argument_revisions"],
    }[kind] as [string, string];
    const about = {
      claim: { claim_id: id },
      evidence: { root_claim_id: claimId, evidence_id: id },
      argument: { root_claim_id: claimId, argument_id: id },
    }[kind];
    await decide(db, about, "RESTORE", { state: "PROPOSED" });
    await db.query(`UPDATE ${revisions} SET state = 'PROPOSED' WHERE ${kind}_id = $1`, [id]);
    await db.query(`UPDATE ${table} SET state = 'PROPOSED' WHERE id = $1`, [id]);
  }
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
