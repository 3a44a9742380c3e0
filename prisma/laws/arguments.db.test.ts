import { afterAll, describe, expect, it } from "vitest";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { attempt, atomically, insertRow, openOwner } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { someHash } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";

const db = await openOwner();
afterAll(() => db.end());

describe("Each relation has its targets", () => {
  it.each([
    ["SUPPORTS", "target_claim_id", "done"],
    ["SUPPORTS", "target_argument_id", "done"],
    ["SUPPORTS", "target_evidence_id", "arguments_relation_check"],
    ["REBUTS", "target_claim_id", "done"],
    ["REBUTS", "target_argument_id", "done"],
    ["REBUTS", "target_evidence_id", "arguments_relation_check"],
    ["UNDERCUTS", "target_claim_id", "arguments_relation_check"],
    ["UNDERCUTS", "target_argument_id", "done"],
    ["UNDERCUTS", "target_evidence_id", "done"],
    ["QUALIFIES", "target_claim_id", "done"],
    ["QUALIFIES", "target_argument_id", "arguments_relation_check"],
    ["QUALIFIES", "target_evidence_id", "arguments_relation_check"],
  ] as const)("%s aims by %s: %s", async (relation, column, outcome) => {
    const { id: claimId } = await makeClaim(db);
    const target = { [column]: await targetOf(column, claimId) };
    expect(await attempt(db, () => makeArgument(db, claimId, { relation, target }))).toBe(outcome);
  });
  it("an argument has exactly one target", async () => {
    const { id: claimId } = await makeClaim(db);
    const two = {
      target_claim_id: claimId,
      target_argument_id: await targetOf("target_argument_id", claimId),
    };
    for (const target of [two, {}]) {
      const aimed = await attempt(db, () => makeArgument(db, claimId, { target }));
      expect(aimed).toBe("arguments_target_check");
    }
  });
  it("it belongs to the claim at the root of its target", async () => {
    const [{ id: claimId }, { id: elsewhere }] = [await makeClaim(db), await makeClaim(db)];
    const aims = {
      target_claim_id: "arguments_root_check",
      target_evidence_id: "argument_target_evidence_fkey",
      target_argument_id: "argument_target_argument_fkey",
    } as const;
    for (const [column, outcome] of Object.entries(aims)) {
      const target = { [column]: await targetOf(column as keyof typeof aims, elsewhere) };
      const relation = column === "target_evidence_id" ? "UNDERCUTS" : "REBUTS";
      const astray = () => makeArgument(db, claimId, { relation, target });
      expect([column, await attempt(db, astray)]).toEqual([column, outcome]);
    }
  });
  it("it does not aim at itself", async () => {
    const { id: claimId } = await makeClaim(db);
    const [id, revisionId] = ["selfaiming", crypto.randomUUID()];
    const self = async () => {
      const { actor_id, byline_id, audience_id } = await first("claims", claimId);
      const whose = { actor_id, byline_id, audience_id };
      await insertRow(db, "arguments", {
        ...{ claim_id: claimId, id, state: "PROPOSED", relation: "REBUTS", target_argument_id: id },
        ...{ signature: someHash(), current_revision_id: revisionId, ...whose },
      });
    };
    expect(await attempt(db, self)).toBe("arguments_self_check");
  });
});

describe("An argument starts from one to five claims", () => {
  it.each([1, 5])("%i premises will do", async (count) => {
    const { id: claimId } = await makeClaim(db);
    const premises = await claims(count);
    expect(await attempt(db, () => makeArgument(db, claimId, { premises }))).toBe("done");
  });
  it("none will not", async () => {
    const { id: claimId } = await makeClaim(db);
    expect(await attempt(db, () => makeArgument(db, claimId, { premises: [] }))).toBe("AS002");
  });
  it("nor six", async () => {
    const { id: claimId } = await makeClaim(db);
    const premises = await claims(6);
    const six = () => makeArgument(db, claimId, { premises });
    expect(await attempt(db, six)).toBe("argument_premises_position_check");
  });
  it("nor two in one place", async () => {
    const { id: claimId } = await makeClaim(db);
    const crowded = () =>
      atomically(db, async () => {
        const { id } = await makeArgument(db, claimId);
        const premise = { premise_claim_id: (await makeClaim(db)).id, position: 1 };
        await insertRow(db, "argument_premises", {
          claim_id: claimId,
          argument_id: id,
          ...premise,
        });
      });
    expect(await attempt(db, crowded)).toBe("argument_premises_claim_id_argument_id_position_key");
  });
  it("nor one twice", async () => {
    const { id: claimId } = await makeClaim(db);
    const { id } = await makeClaim(db);
    const twice = () => makeArgument(db, claimId, { premises: [id, id] });
    expect(await attempt(db, twice)).toBe("argument_premises_pkey");
  });
  it("nor the claim at which it aims", async () => {
    const { id: claimId } = await makeClaim(db);
    const circular = () => makeArgument(db, claimId, { premises: [claimId] });
    expect(await attempt(db, circular)).toBe("AS002");
  });
  it("and none is added later", async () => {
    const { id: claimId } = await makeClaim(db);
    const { id } = await makeArgument(db, claimId);
    const premise = { premise_claim_id: (await makeClaim(db)).id, position: 2 };
    const row = { claim_id: claimId, argument_id: id, ...premise };
    expect(await attempt(db, () => insertRow(db, "argument_premises", row))).toBe("AS001");
  });
});

describe("The same step is not taken twice", () => {
  it.each(["PROPOSED", "LIVE"] as const)("while the first is %s", async (state) => {
    const { id: claimId } = await makeClaim(db);
    const same = { signature: someHash(), state };
    await makeArgument(db, claimId, same);
    expect(await attempt(db, () => makeArgument(db, claimId, same))).toBe(
      "arguments_no_duplicates",
    );
  });
  it.each(["SENT_BACK", "RETRACTED"] as const)("but again after it was %s", async (state) => {
    const { id: claimId } = await makeClaim(db);
    const signature = someHash();
    await makeArgument(db, claimId, { signature, state });
    expect(await attempt(db, () => makeArgument(db, claimId, { signature }))).toBe("done");
  });
  it("the mutual rebuttal is a second row, on the other claim", async () => {
    const [one, other] = [await makeClaim(db), await makeClaim(db)];
    const there = () => makeArgument(db, one.id, { premises: [other.id] });
    const back = () => makeArgument(db, other.id, { premises: [one.id] });
    expect([await attempt(db, there), await attempt(db, back)]).toEqual(["done", "done"]);
  });
});

it.each([
  ["9 characters are too few", "w".repeat(9), "argument_revisions_wording_check"],
  ["10 characters will do", "w".repeat(10), "done"],
  ["600 characters, whatever their bytes, will do", "ß".repeat(600), "done"],
  ["601 characters are too many", "w".repeat(601), "argument_revisions_wording_check"],
])("The wording of a step: %s", async (_, wording, outcome) => {
  const { id: claimId } = await makeClaim(db);
  expect(await attempt(db, () => makeArgument(db, claimId, { wording }))).toBe(outcome);
});

it("Where an argument aims is fixed with it", async () => {
  const { id: claimId } = await makeClaim(db);
  const { id } = await makeArgument(db, claimId);
  const turned = async () => {
    await decide(db, { root_claim_id: claimId, argument_id: id }, "ADD");
    await db.query("UPDATE arguments SET relation = 'SUPPORTS' WHERE id = $1", [id]);
  };
  expect(await attempt(db, turned)).toBe("AS001");
});

type Column = "target_claim_id" | "target_evidence_id" | "target_argument_id";

async function targetOf(column: Column, claimId: string): Promise<string> {
  if (column === "target_claim_id") return claimId;
  const made =
    column === "target_evidence_id" ? makeEvidence(db, claimId) : makeArgument(db, claimId);
  return (await made).id;
}

async function claims(count: number): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await makeClaim(db)).id);
  return ids;
}

const first = async (table: string, id: string) =>
  (await db.query(`SELECT * FROM ${table} WHERE id = $1`, [id])).rows[0];

describe("What is live leans on what was accepted", () => {
  it.each([
    ["PROPOSED", "LIVE", "AS002"],
    ["SENT_BACK", "LIVE", "AS002"],
    ["PROPOSED", "PROPOSED", "done"],
    ["RETRACTED", "LIVE", "done"],
  ] as const)(
    "an argument from a claim that is %s may be %s: %s",
    async (premise, state, outcome) => {
      const { id: claimId } = await makeClaim(db);
      const { id } = await makeClaim(db, { state: premise });
      const leaning = () => makeArgument(db, claimId, { premises: [id], state });
      expect(await attempt(db, leaning)).toBe(outcome);
    },
  );
  it.each([
    ["PROPOSED", "LIVE", "AS002"],
    ["SENT_BACK", "LIVE", "AS002"],
    ["PROPOSED", "PROPOSED", "done"],
    // Live evidence holds its source: one that was relied upon is retracted by its standing.
    ["RETRACTED", "LIVE", "AS002"],
  ] as const)("evidence from a source that is %s may be %s: %s", async (source, state, outcome) => {
    const { id: claimId } = await makeClaim(db);
    const { id: sourceId } = await makeSource(db, { state: source });
    expect(await attempt(db, () => makeEvidence(db, claimId, { sourceId, state }))).toBe(outcome);
  });
  it("reported sources count as well", async () => {
    const { id: claimId } = await makeClaim(db);
    const { id } = await makeSource(db, { state: "PROPOSED" });
    const words = { via_source_id: id, directness: "INFERENTIAL" };
    expect(await attempt(db, () => makeEvidence(db, claimId, { words }))).toBe("AS002");
  });
  it("and what waited becomes live after what it leans on, not before", async () => {
    const { id: claimId } = await makeClaim(db);
    const { id: sourceId } = await makeSource(db, { state: "PROPOSED" });
    const { id } = await makeEvidence(db, claimId, { sourceId, state: "PROPOSED" });
    const accept = async () => {
      await decide(db, { root_claim_id: claimId, evidence_id: id }, "ACCEPT");
      await db.query("UPDATE evidence_revisions SET state = 'LIVE' WHERE evidence_id = $1", [id]);
      await db.query("UPDATE evidence SET state = 'LIVE' WHERE id = $1", [id]);
    };
    expect(await attempt(db, accept)).toBe("AS002");
    await atomically(db, async () => {
      await decide(db, { source_id: sourceId }, "ACCEPT");
      await db.query("UPDATE source_revisions SET state = 'LIVE' WHERE source_id = $1", [sourceId]);
      await db.query("UPDATE sources SET state = 'LIVE' WHERE id = $1", [sourceId]);
    });
    expect(await attempt(db, accept)).toBe("done");
  });
});
