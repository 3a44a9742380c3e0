import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim, makeClaimRevision, SENTENCE } from "@/prisma/factories/claims";
import { atomically, openOwner } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence, makeEvidenceRevision } from "@/prisma/factories/evidence";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";
import { makeStandingChange } from "@/prisma/factories/sources";
import { makeVerdict } from "@/prisma/factories/verdicts";
import { EVENTS_PER_PAGE, listClaimHistory } from "./claim-history";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("The history of a claim", () => {
  it("tells what was added, the newest first, with the words and whose they are", async () => {
    const claim = await makeClaim(db);
    const evidence = await makeEvidence(db, claim.id);
    const argument = await makeArgument(db, claim.id, { wording: "Neither follows from it." });
    const { events, hasMore } = await listClaimHistory(claim.id);
    expect(hasMore).toBe(false);
    expect(events).toMatchObject([
      { what: "argument", kind: "ADD", subjectId: argument.id, words: "Neither follows from it." },
      { what: "evidence", kind: "ADD", subjectId: evidence.id, words: "a monopoly of power" },
      { what: "claim", kind: "ADD", subjectId: null, words: SENTENCE, changes: [] },
    ]);
    expect(events.every((event) => "byline" in event && event.byline.length > 0)).toBe(true);
  });

  it("shows what a revision changed, field by field, and nothing of one that waits", async () => {
    const claim = await makeClaim(db);
    const sentence = `${SENTENCE} So Medvedev denies.`;
    await makeClaimRevision(db, claim.id, { state: "LIVE", sentence });
    await makeClaimRevision(db, claim.id, { ordinal: 3, sentence: "It waits for an editor." });
    const { events } = await listClaimHistory(claim.id);
    expect(events).toMatchObject([
      {
        what: "claim",
        isRevision: true,
        changes: [{ field: "sentence", before: SENTENCE, after: sentence }],
      },
      { what: "claim", isRevision: false, words: SENTENCE },
    ]);
  });

  it("names a revision of evidence by the evidence that it revises", async () => {
    const claim = await makeClaim(db);
    const evidence = await makeEvidence(db, claim.id, { words: { excerpt: "all the power" } });
    await makeEvidenceRevision(db, evidence, { state: "LIVE" });
    const [revised] = (await listClaimHistory(claim.id)).events;
    expect(revised).toMatchObject({
      subjectId: evidence.id,
      changes: [{ field: "excerpt", before: "all the power", after: "a monopoly of power" }],
    });
  });

  it("says why something was taken out, and what it said", async () => {
    const claim = await makeClaim(db);
    const evidence = await makeEvidence(db, claim.id);
    await atomically(db, async () => {
      await decide(db, { root_claim_id: claim.id, evidence_id: evidence.id }, "RETRACT");
      await db.query("UPDATE evidence SET state = 'RETRACTED' WHERE claim_id = $1", [claim.id]);
    });
    const [taken] = (await listClaimHistory(claim.id)).events;
    expect(taken).toMatchObject({ kind: "RETRACT", reason: "It does not hold." });
  });

  it("tells a verdict once while it stays the same, and a change of a source's standing", async () => {
    const claim = await makeClaim(db);
    const { sourceId } = await makeEvidence(db, claim.id);
    await makeVerdict(db, claim.id);
    await makeVerdict(db, claim.id);
    await makeStandingChange(db, sourceId);
    const { events } = await listClaimHistory(claim.id);
    expect(events.filter(({ what }) => what === "verdict")).toHaveLength(1);
    expect(events.filter(({ what }) => what === "source")).toHaveLength(1);
  });

  it("keeps to itself what is private or proposed", async () => {
    const owner = await makeReviewer(db);
    const audienceId = await makePrivateAudience(db, owner);
    const claim = await makeClaim(db);
    await makeEvidence(db, claim.id, { by: owner, audienceId });
    await makeEvidence(db, claim.id, { state: "PROPOSED" });
    const hidden = await makeClaim(db, { by: owner, audienceId });
    expect((await listClaimHistory(claim.id)).events).toHaveLength(1);
    expect((await listClaimHistory(hidden.id)).events).toEqual([]);
  });

  it("comes in pages", async () => {
    const claim = await makeClaim(db);
    for (let made = 0; made < EVENTS_PER_PAGE; made += 1) await makeEvidence(db, claim.id);
    const first = await listClaimHistory(claim.id);
    const second = await listClaimHistory(claim.id, 2);
    expect([first.events.length, first.hasMore]).toEqual([EVENTS_PER_PAGE, true]);
    expect(second.events).toMatchObject([{ what: "claim", kind: "ADD" }]);
    expect(second.hasMore).toBe(false);
  });
});
