import { afterAll, describe, expect, it } from "vitest";
import { makeArgument, makeArgumentRevision } from "@/prisma/factories/arguments";
import { makeClaim, makeClaimRevision } from "@/prisma/factories/claims";
import { attempt, atomically, insertRow, openOwner, select } from "@/prisma/factories/connection";
import { decide, type About } from "@/prisma/factories/decisions";
import { makeEvidence, makeEvidenceRevision } from "@/prisma/factories/evidence";
import { makeReviewer, newPublicId, signed, type State } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";

const db = await openOwner();
afterAll(() => db.end());

type Stated = {
  parent: string;
  revisions: string;
  where: string;
  about: About;
  revisionId: string;
};
/** One thing of each table that has states, with what a decision needs to name it. */
const THINGS = ["claims", "sources", "evidence", "arguments"] as const;

describe.each(THINGS)("A state of %s", (table) => {
  it("needs a decision in the same transaction", async () => {
    const thing = await make(table, "LIVE");
    expect(await attempt(db, stateIs(thing, "RETRACTED"))).toBe("AS002");
    const decided = async () => {
      await decide(db, thing.about, "RETRACT");
      await db.query(stateIs(thing, "RETRACTED"));
    };
    expect(await attempt(db, decided)).toBe("done");
  });
  it("finds no use for a decision of an earlier transaction", async () => {
    const thing = await make(table, "LIVE");
    await decide(db, thing.about, "RETRACT");
    expect(await attempt(db, stateIs(thing, "RETRACTED"))).toBe("AS002");
  });
  it("is decided also where the decision was written inside a savepoint", async () => {
    const thing = await make(table, "LIVE");
    const nested = async () => {
      await db.query("SAVEPOINT here");
      await decide(db, thing.about, "RETRACT");
      await db.query("RELEASE here");
      await db.query(stateIs(thing, "RETRACTED"));
    };
    expect(await attempt(db, nested)).toBe("done");
  });
  it("is not decided by a decision that was taken back with its savepoint", async () => {
    const thing = await make(table, "LIVE");
    const undone = async () => {
      await db.query("SAVEPOINT here");
      await decide(db, thing.about, "RETRACT");
      await db.query("ROLLBACK TO here");
      await db.query(stateIs(thing, "RETRACTED"));
    };
    expect(await attempt(db, undone)).toBe("AS002");
  });
  it("is not decided by a decision about something else", async () => {
    const [thing, other] = [await make(table, "LIVE"), await make(table, "LIVE")];
    const astray = async () => {
      await decide(db, other.about, "RETRACT");
      await db.query(stateIs(thing, "RETRACTED"));
    };
    expect(await attempt(db, astray)).toBe("AS002");
  });
  it("becomes live by acceptance alone, once it was proposed", async () => {
    for (const [kind, outcome] of [
      ["ADD", "AS002"],
      ["RESTORE", "AS002"],
      ["ACCEPT", "done"],
    ] as const) {
      const thing = await make(table, "PROPOSED");
      const accepted = async () => {
        await decide(db, thing.about, kind);
        await db.query(stateIs(thing, "LIVE"));
        await db.query(revisionIs(thing, "LIVE"));
      };
      expect([kind, await attempt(db, accepted)]).toEqual([kind, outcome]);
    }
  });
  it("that was sent back is proposed again, and what was retracted is restored", async () => {
    const back = await make(table, "SENT_BACK");
    const again = async () => {
      await decide(db, back.about, "PROPOSE");
      await db.query(stateIs(back, "PROPOSED"));
    };
    expect(await attempt(db, again)).toBe("done");
    const gone = await make(table, "RETRACTED");
    const restored = async () => {
      await decide(db, gone.about, "RESTORE");
      await db.query(stateIs(gone, "LIVE"));
      await db.query(revisionIs(gone, "LIVE"));
    };
    expect(await attempt(db, restored)).toBe("done");
  });
});

describe.each(THINGS)("A decision on %s that is taken back", (table) => {
  it.each(["SENT_BACK", "LIVE"] as const)("makes what was %s wait again", async (since) => {
    const thing = await make(table, since);
    const again = async () => {
      await decide(db, thing.about, "RESTORE", { state: "PROPOSED" });
      await db.query(stateIs(thing, "PROPOSED"));
      await db.query(revisionIs(thing, "PROPOSED"));
    };
    expect(await attempt(db, again)).toBe("done");
  });
  it("makes nothing live that was sent back", async () => {
    const thing = await make(table, "SENT_BACK");
    const live = async () => {
      await decide(db, thing.about, "RESTORE");
      await db.query(stateIs(thing, "LIVE"));
      await db.query(revisionIs(thing, "LIVE"));
    };
    expect(await attempt(db, live)).toBe("AS002");
  });
});

describe.each(THINGS)("What %s show", (table) => {
  it("are accepted words, or the row cannot be live", async () => {
    const thing = await make(table, "PROPOSED");
    const halfway = async () => {
      await decide(db, thing.about, "ACCEPT");
      await db.query(stateIs(thing, "LIVE"));
    };
    expect(await attempt(db, halfway)).toBe("AS002");
  });
  it("cannot fall back while the row is live", async () => {
    const thing = await make(table, "LIVE");
    const fallen = async () => {
      await decide(db, thing.about, "SEND_BACK");
      await db.query(revisionIs(thing, "SENT_BACK"));
    };
    expect(await attempt(db, fallen)).toBe("AS002");
  });
  it("cannot be nothing while the row is live", async () => {
    const thing = await make(table, "LIVE");
    const emptied = `UPDATE ${thing.parent} SET current_revision_id = NULL WHERE ${thing.where}`;
    expect(await attempt(db, emptied)).toBe("AS002");
  });
});

describe("A proposed revision changes nothing live", () => {
  it.each(["claims", "evidence", "arguments"] as const)("of %s", async (table) => {
    const { thing, revisionId } = await makeRevised(table, "PROPOSED");
    expect(await shown(thing)).toBe(thing.revisionId);
    expect(await attempt(db, showing(thing, revisionId))).toBe("AS002");
    expect(await shown(thing)).toBe(thing.revisionId);
  });
  it.each(["claims", "evidence", "arguments"] as const)(
    "until %s move to it on acceptance",
    async (table) => {
      const { thing, revisionId, about } = await makeRevised(table, "PROPOSED");
      const accepted = async () => {
        await decide(db, about, "ACCEPT");
        await db.query(`UPDATE ${thing.revisions} SET state = 'LIVE' WHERE id = '${revisionId}'`);
        await db.query(showing(thing, revisionId));
      };
      expect(await attempt(db, accepted)).toBe("done");
      expect(await shown(thing)).toBe(revisionId);
    },
  );
  it.each(["claims", "evidence", "arguments"] as const)(
    "nor do %s move between accepted ones without a decision",
    async (table) => {
      const { thing, revisionId } = await makeRevised(table, "LIVE");
      expect(await attempt(db, showing(thing, revisionId))).toBe("AS002");
    },
  );
  it("nor does its author accept it under the name of the whole", async () => {
    const [claim, by] = [await makeClaim(db), await makeReviewer(db, { role: "EDITOR" })];
    const both = async () => {
      // The decision comes first, so that the revision is not there yet when it is judged.
      await decide(db, { claim_id: claim.id }, "ACCEPT", { by });
      const id = await makeClaimRevision(db, claim.id, { by });
      await db.query("UPDATE claim_revisions SET state = 'LIVE' WHERE id = $1", [id]);
    };
    expect(await attempt(db, both)).toBe("AS002");
  });
});

describe("A current revision belongs to its own parent", () => {
  it("a claim shows no revision of another claim", async () => {
    const [claim, other] = [await makeClaim(db), await makeClaim(db)];
    const update = "UPDATE claims SET current_revision_id = $2, state = 'LIVE' WHERE id = $1";
    const stolen = async () => {
      await decide(db, { claim_id: claim.id }, "ADD");
      await db.query(update, [claim.id, other.revisionId]);
    };
    expect(await attempt(db, stolen)).toMatch(/^(claim_current_revision_fkey|AS002)$/);
  });
  it("evidence shows no revision of other evidence on the same claim", async () => {
    const claim = await makeClaim(db);
    const [one, other] = [await makeEvidence(db, claim.id), await makeEvidence(db, claim.id)];
    const stolen = async () => {
      await decide(db, { root_claim_id: claim.id, evidence_id: one.id }, "ADD");
      await db.query("UPDATE evidence SET current_revision_id = $2 WHERE id = $1", [
        one.id,
        other.revisionId,
      ]);
    };
    expect(await attempt(db, stolen)).toBe("evidence_own_revision_fkey");
  });
  it("an argument shows no revision of another argument on the same claim", async () => {
    const claim = await makeClaim(db);
    const [one, other] = [await makeArgument(db, claim.id), await makeArgument(db, claim.id)];
    const stolen = async () => {
      await decide(db, { root_claim_id: claim.id, argument_id: one.id }, "ADD");
      await db.query("UPDATE arguments SET current_revision_id = $2 WHERE id = $1", [
        one.id,
        other.revisionId,
      ]);
    };
    expect(await attempt(db, stolen)).toBe("arguments_own_revision_fkey");
  });
  it("a row and its first revision may be written in either order, and neither without the other", async () => {
    const bare = async () =>
      insertRow(db, "claims", {
        ...{ id: newPublicId(), state: "PROPOSED", current_revision_id: crypto.randomUUID() },
        ...(await signed(db)),
      });
    expect(await attempt(db, bare)).toMatch(/^(claim_current_revision_fkey|AS002)$/);
  });
});

describe("A decision says what it is", () => {
  it.each([
    ["PROPOSE", "LIVE"],
    ["ADD", "PROPOSED"],
    ["ACCEPT", "PROPOSED"],
    ["SEND_BACK", "LIVE"],
    ["RETRACT", "LIVE"],
    ["RESTORE", "RETRACTED"],
  ] as const)("%s does not lead to %s", async (kind, state) => {
    const { id } = await makeClaim(db);
    const decision = () => decide(db, { claim_id: id }, kind, { state });
    expect(await attempt(db, decision)).toBe("decisions_state_check");
  });
  it.each(["SEND_BACK", "RETRACT"] as const)("%s gives a reason", async (kind) => {
    const { id } = await makeClaim(db);
    for (const reason of [null, ""]) {
      const row = { kind, state: kind === "RETRACT" ? "RETRACTED" : "SENT_BACK", reason };
      const silent = async () =>
        insertRow(db, "decisions", { claim_id: id, ...row, ...(await signed(db)) });
      expect(await attempt(db, silent)).toBe("decisions_reason_check");
    }
  });
  it("it is about one thing", async () => {
    const { id, revisionId } = await makeClaim(db);
    const both = { claim_id: id, root_claim_id: id, claim_revision_id: revisionId };
    expect(await attempt(db, () => decide(db, both, "ADD"))).toBe("decisions_subject_check");
    const none = {} as About;
    expect(await attempt(db, () => decide(db, none, "ADD"))).toBe("decisions_subject_check");
  });
  it("what belongs to a claim is named with its claim", async () => {
    const claim = await makeClaim(db);
    const { id } = await makeEvidence(db, claim.id);
    const rootless = { evidence_id: id } as unknown as About;
    expect(await attempt(db, () => decide(db, rootless, "ADD"))).toBe("decisions_subject_check");
  });
});

async function make(table: (typeof THINGS)[number], state: State): Promise<Stated> {
  const claimId = table === "claims" || table === "sources" ? "" : (await makeClaim(db)).id;
  const within = (id: string) => `claim_id = '${claimId}' AND id = '${id}'`;
  switch (table) {
    case "claims": {
      const { id, revisionId } = await makeClaim(db, { state });
      const names = { parent: table, revisions: "claim_revisions", where: `id = '${id}'` };
      return { ...names, about: { claim_id: id }, revisionId };
    }
    case "sources": {
      const { id, revisionId } = await makeSource(db, { state });
      const names = { parent: table, revisions: "source_revisions", where: `id = '${id}'` };
      return { ...names, about: { source_id: id }, revisionId };
    }
    case "evidence": {
      const { id, revisionId } = await makeEvidence(db, claimId, { state });
      const about = { root_claim_id: claimId, evidence_id: id };
      return {
        parent: table,
        revisions: "evidence_revisions",
        where: within(id),
        about,
        revisionId,
      };
    }
    case "arguments": {
      const { id, revisionId } = await makeArgument(db, claimId, { state });
      const about = { root_claim_id: claimId, argument_id: id };
      return {
        parent: table,
        revisions: "argument_revisions",
        where: within(id),
        about,
        revisionId,
      };
    }
  }
}

/** Something live, with a second revision in a state, and what a decision on that revision names. */
async function makeRevised(table: "claims" | "evidence" | "arguments", state: State) {
  return atomically(db, async () => {
    const thing = await make(table, "LIVE");
    const { claim_id, root_claim_id, evidence_id, argument_id } = thing.about as Record<
      string,
      string
    >;
    const root = (claim_id ?? root_claim_id)!;
    if (table === "claims") {
      const revisionId = await makeClaimRevision(db, root, { state });
      return { thing, revisionId, about: { root_claim_id: root, claim_revision_id: revisionId } };
    }
    const base = { claimId: root, revisionId: thing.revisionId };
    if (table === "evidence") {
      const sourceId = (await makeSource(db)).id;
      const evidence = { ...base, id: evidence_id!, sourceId };
      const revisionId = await makeEvidenceRevision(db, evidence, { state });
      return {
        thing,
        revisionId,
        about: { root_claim_id: root, evidence_revision_id: revisionId },
      };
    }
    const revisionId = await makeArgumentRevision(db, { ...base, id: argument_id! }, { state });
    return { thing, revisionId, about: { root_claim_id: root, argument_revision_id: revisionId } };
  });
}

const stateIs = ({ parent, where }: Stated, state: State) =>
  `UPDATE ${parent} SET state = '${state}' WHERE ${where}`;
const revisionIs = ({ revisions, revisionId }: Stated, state: State) =>
  `UPDATE ${revisions} SET state = '${state}' WHERE id = '${revisionId}'`;
const showing = ({ parent, where }: Stated, revisionId: string) =>
  `UPDATE ${parent} SET current_revision_id = '${revisionId}' WHERE ${where}`;
const shown = async ({ parent, where }: Stated) =>
  (await select(db, `SELECT current_revision_id AS id FROM ${parent} WHERE ${where}`))[0]?.id;
