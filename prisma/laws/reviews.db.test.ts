import { afterAll, describe, expect, it } from "vitest";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { attempt, openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";
import { makeRating, makeTally, makeVote } from "@/prisma/factories/reviews";

const db = await openOwner();
afterAll(() => db.end());

const vote = (columns: Record<string, unknown>) => async () =>
  makeVote(db, await makeClaim(db), { columns });

describe("One current vote per reviewer, claim, audience and kind", () => {
  it("a second one of the same kind is refused while the first stands", async () => {
    const [claim, by] = [await makeClaim(db), await makeReviewer(db)];
    await makeVote(db, claim, { by });
    expect(await attempt(db, () => makeVote(db, claim, { by }))).toBe("votes_one_current");
  });
  it("a superseded vote makes room, and stays", async () => {
    const [claim, by] = [await makeClaim(db), await makeReviewer(db)];
    await supersede(await makeVote(db, claim, { by }));
    expect(await attempt(db, () => makeVote(db, claim, { by }))).toBe("done");
    const kept = "SELECT count(*)::int AS votes FROM votes WHERE claim_id = $1";
    expect(await select(db, kept, [claim.id])).toEqual([{ votes: 2 }]);
  });
  it("a withdrawn vote keeps the slot until the next one supersedes it", async () => {
    const [claim, by] = [await makeClaim(db), await makeReviewer(db)];
    const voteId = await makeVote(db, claim, { by });
    await withdraw(voteId);
    expect(await attempt(db, () => makeVote(db, claim, { by }))).toBe("votes_one_current");
    await supersede(voteId);
    expect(await attempt(db, () => makeVote(db, claim, { by }))).toBe("done");
  });
  it("a prior stands beside a posterior", async () => {
    const [claim, by] = [await makeClaim(db), await makeReviewer(db)];
    await makeVote(db, claim, { by, columns: { kind: "PRIOR" } });
    expect(await attempt(db, () => makeVote(db, claim, { by }))).toBe("done");
  });
  it("another audience is another slot", async () => {
    const [claim, by] = [await makeClaim(db), await makeReviewer(db)];
    await makeVote(db, claim, { by });
    const audienceId = await makePrivateAudience(db, by);
    expect(await attempt(db, () => makeVote(db, claim, { by, audienceId }))).toBe("done");
  });
  it.each(["withdrawn_at", "superseded_at"])("%s is set once", async (column) => {
    const voteId = await makeVote(db, await makeClaim(db));
    const set = `UPDATE votes SET ${column} = now() WHERE id = '${voteId}'`;
    expect(await attempt(db, set)).toBe("done");
    expect(await attempt(db, `${set.replace("now()", "now() + interval '1 hour'")}`)).toBe("AS001");
    expect(await attempt(db, set.replace("now()", "NULL"))).toBe("AS001");
  });
});

describe("A vote is on the scale or off it, never both or neither", () => {
  it.each([1, 2, 3, 4, 5])("position %i is on the scale", async (position) => {
    expect(await attempt(db, vote({ position }))).toBe("done");
  });
  it.each(["EVIDENCE_INSUFFICIENT", "NOT_CHECKABLE"])("%s is off it", async (off_scale) => {
    expect(await attempt(db, vote({ position: null, off_scale }))).toBe("done");
  });
  it.each([0, 6])("position %i is nowhere", async (position) => {
    expect(await attempt(db, vote({ position }))).toBe("votes_position_check");
  });
  it("both is refused", async () => {
    const both = { position: 3, off_scale: "NOT_CHECKABLE" };
    expect(await attempt(db, vote(both))).toBe("votes_scale_check");
  });
  it("neither is refused", async () => {
    expect(await attempt(db, vote({ position: null }))).toBe("votes_scale_check");
  });
});

describe("A vote is bound to what was seen", () => {
  it("its hash is 64 hexadecimal digits", async () => {
    expect(await attempt(db, vote({ seen_hash: "yesterday" }))).toBe("votes_seen_hash_check");
  });
  it("its claim revision is one of its own claim", async () => {
    const { revisionId } = await makeClaim(db);
    const elsewhere = vote({ claim_revision_id: revisionId });
    expect(await attempt(db, elsewhere)).toBe("votes_claim_id_claim_revision_id_fkey");
  });
  it("it relies on evidence of its own claim alone", async () => {
    const [claim, other] = [await makeClaim(db), await makeClaim(db)];
    const reliedOn = [(await makeEvidence(db, other.id)).id];
    const leaning = () => makeVote(db, claim, { reliedOn });
    expect(await attempt(db, leaning)).toBe("vote_evidence_claim_id_evidence_id_fkey");
  });
  it("what it relies on is given with it and never afterwards", async () => {
    const claim = await makeClaim(db);
    const evidence = await makeEvidence(db, claim.id);
    const voteId = await makeVote(db, claim);
    const late = "INSERT INTO vote_evidence (claim_id, vote_id, evidence_id) VALUES ($1, $2, $3)";
    expect(await attempt(db, late, [claim.id, voteId, evidence.id])).toBe("AS001");
  });
  it("on one's own proposal it is marked", async () => {
    const by = await makeReviewer(db);
    const claim = await makeClaim(db, { by });
    expect(await attempt(db, () => makeVote(db, claim, { by }))).toBe("AS003");
    const marked = { by, columns: { is_on_own_proposal: true } };
    expect(await attempt(db, () => makeVote(db, claim, marked))).toBe("done");
  });
});

describe("One current rating per reviewer, item and audience", () => {
  it.each(["evidence", "argument"] as const)("of %s", async (kind) => {
    const [claim, by] = [await makeClaim(db), await makeReviewer(db)];
    const item = await itemOf(kind, claim.id);
    const { id } = await makeRating(db, claim.id, item, { by });
    const again = () => makeRating(db, claim.id, item, { by });
    expect(await attempt(db, again)).toBe(`ratings_one_current_${kind}`);
    await db.query("UPDATE ratings SET superseded_at = now() WHERE id = $1", [id]);
    expect(await attempt(db, again)).toBe("done");
  });
  it("it grades one thing: evidence or an argument", async () => {
    const claim = await makeClaim(db);
    const both = {
      ...(await itemOf("evidence", claim.id)),
      ...(await itemOf("argument", claim.id)),
    };
    expect(await attempt(db, () => makeRating(db, claim.id, both))).toBe("ratings_target_check");
    const none = { evidence_id: null as unknown as string };
    expect(await attempt(db, () => makeRating(db, claim.id, none))).toBe("ratings_target_check");
  });
});

describe("A claim has one tally for one audience", () => {
  it("a second is refused", async () => {
    const { id } = await makeClaim(db);
    await makeTally(db, id);
    expect(await attempt(db, () => makeTally(db, id))).toBe("tallies_claim_id_audience_id_key");
  });
  it("no count is below zero", async () => {
    const { id } = await makeClaim(db);
    await makeTally(db, id);
    const below = "UPDATE tallies SET stale = -1 WHERE claim_id = $1";
    expect(await attempt(db, below, [id])).toBe("tallies_counts_check");
  });
});

const supersede = (id: string) =>
  db.query("UPDATE votes SET superseded_at = now() WHERE id = $1", [id]);
const withdraw = (id: string) =>
  db.query("UPDATE votes SET withdrawn_at = now() WHERE id = $1", [id]);

async function itemOf(kind: "evidence" | "argument", claimId: string) {
  return kind === "evidence"
    ? { evidence_id: (await makeEvidence(db, claimId)).id }
    : { argument_id: (await makeArgument(db, claimId)).id };
}
