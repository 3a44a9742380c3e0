import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner } from "@/prisma/factories/connection";
import { makeContribution, type Kind } from "@/prisma/factories/contributions";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { readContribution } from "../queries/contribution";
import { acceptContribution } from "./accept";
import { restoreContribution } from "./retract";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const author = await makeReviewer(db);
const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));

describe("An acceptance is not taken back from under what came to stand on it:", () => {
  it("evidence, arguments and others' votes on a claim", async () => {
    const claim = await accepted("claim");
    const on = { id: claim.claimId, revisionId: claim.revisionId };
    await makeVote(db, on, { by: author, columns: OWN });
    const voter = await makeReviewer(db);
    await makeVote(db, on, { by: voter });
    expect(await restore(claim)).toMatchObject(refused("one vote"));
    for (const nth of [1, 2])
      await makeEvidence(db, claim.claimId, { words: { excerpt: `${nth}` } });
    await makeArgument(db, claim.claimId);
    expect(await restore(claim)).toMatchObject(
      refused("2 pieces of live evidence, one live argument, and one vote"),
    );
    expect(await readContribution(readSql, claim)).toMatchObject({ state: "LIVE" });
  });
  it("its author's own vote does not hold a claim", async () => {
    const claim = await accepted("claim");
    const on = { id: claim.claimId, revisionId: claim.revisionId };
    await makeVote(db, on, { by: author, columns: OWN });
    expect(await restore(claim)).toMatchObject({ ok: true });
  });
  it.each(["evidence", "argument"] as const)("an argument that aims at %s", async (kind) => {
    const thing = await accepted(kind);
    const target = { [`target_${kind}_id`]: thing.contributionId };
    const aiming = await makeArgument(db, thing.claimId, { relation: "UNDERCUTS", target });
    expect(await restore(thing)).toMatchObject(refused("one live argument that aims at it"));
    await atomically(db, async () => {
      await decide(db, { root_claim_id: thing.claimId, argument_id: aiming.id }, "RETRACT");
      await db.query("UPDATE arguments SET state = 'RETRACTED' WHERE id = $1", [aiming.id]);
    });
    expect(await restore(thing)).toMatchObject({ ok: true });
  });
  it("an argument that starts from a claim", async () => {
    const claim = await accepted("claim");
    const { id } = await makeClaim(db);
    await makeArgument(db, id, { premises: [claim.contributionId] });
    expect(await restore(claim)).toMatchObject(refused("one live argument that starts from it"));
  });
});

const CALL = { clock: systemClock };
const OWN = { is_on_own_proposal: true };

/** Something that was just accepted, and the acceptance. */
async function accepted(kind: Kind) {
  const thing = await makeContribution(db, kind, { by: author, state: "PROPOSED" });
  const outcome = await acceptContribution.execute(editor, thing, CALL);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return { ...thing, claimId: thing.claimId!, decisionId: outcome.value.result.decisionId };
}

const restore = (acceptance: Awaited<ReturnType<typeof accepted>>) =>
  restoreContribution.execute(editor, acceptance, CALL);

const refused = (words: string) => ({
  failure: { kind: "conflict", reason: expect.stringContaining(words) },
});
