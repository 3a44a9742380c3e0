import { afterAll, describe, expect, it } from "vitest";
import { makeArgument, makeArgumentRevision } from "@/prisma/factories/arguments";
import { makeClaim, makeClaimRevision } from "@/prisma/factories/claims";
import { atomically, attempt, openOwner, select } from "@/prisma/factories/connection";
import { decide, type About } from "@/prisma/factories/decisions";
import {
  makeAttestation,
  makeEvidence,
  makeEvidenceRevision,
  makeFitCheck,
  makeFitSettlement,
  makeStandingLook,
} from "@/prisma/factories/evidence";
import {
  makeAnswer,
  makeFlag,
  makeReview,
  makeRuling,
  markRuled,
} from "@/prisma/factories/moderation";
import { makePseudonym, makeReviewer, type Reviewer } from "@/prisma/factories/people";
import { makeRating } from "@/prisma/factories/reviews";
import { makeSource } from "@/prisma/factories/sources";
import type { Role } from "@/prisma/generated/enums";

const db = await openOwner();
afterAll(() => db.end());

const ROLES: Role[] = ["MEMBER", "EDITOR", "ADMIN"];

describe.each(ROLES)("Nobody judges their own work, and no %s is above that", (role) => {
  const author = () => makeReviewer(db, { role });

  it.each(["ACCEPT", "SEND_BACK"] as const)("%s of a thing is another's", async (kind) => {
    const by = await author();
    for (const about of await everythingBy(by)) {
      const own = () => decide(db, about, kind, { by });
      expect([about, await attempt(db, own)]).toEqual([about, "AS003"]);
      expect([about, await attempt(db, () => decide(db, about, kind))]).toEqual([about, "done"]);
    }
  });
  it("who worded what is shown is an author too", async () => {
    const [by, claim] = [await author(), await makeClaim(db)];
    const evidence = await makeEvidence(db, claim.id);
    const argument = await makeArgument(db, claim.id);
    await makeClaimRevision(db, claim.id, { by });
    await makeEvidenceRevision(db, evidence, { by });
    await makeArgumentRevision(db, argument, { by });
    for (const about of [
      { claim_id: claim.id },
      { root_claim_id: claim.id, evidence_id: evidence.id },
      { root_claim_id: claim.id, argument_id: argument.id },
    ])
      expect([about, await attempt(db, () => decide(db, about, "ACCEPT", { by }))]).toEqual([
        about,
        "AS003",
      ]);
  });
  it("the author of a claim may accept another's wording of it", async () => {
    const by = await author();
    const claim = await makeClaim(db, { by });
    const claim_revision_id = await makeClaimRevision(db, claim.id);
    const about = { root_claim_id: claim.id, claim_revision_id };
    expect(await attempt(db, () => decide(db, about, "ACCEPT", { by }))).toBe("done");
  });
  it("a fit is another's", async () => {
    const [by, evidence] = await evidenceBy(author);
    expect(await attempt(db, () => makeFitCheck(db, evidence, { by }))).toBe("AS003");
    expect(await attempt(db, () => makeFitCheck(db, evidence))).toBe("done");
  });
  it("an attestation is another's, and of two it takes two people", async () => {
    const [by, evidence] = await evidenceBy(author);
    expect(await attempt(db, () => makeAttestation(db, evidence, { by }))).toBe("AS003");
    const other = { by: await makeReviewer(db) };
    expect(await attempt(db, () => makeAttestation(db, evidence, other))).toBe("done");
    const twice = "attestations_one_standing";
    expect(await attempt(db, () => makeAttestation(db, evidence, other))).toBe(twice);
  });
  it("a fit or an attestation of one's own wording of another's evidence is one's own", async () => {
    const by = await author();
    const evidence = await makeEvidence(db, (await makeClaim(db)).id);
    const worded = { ...evidence, revisionId: await makeEvidenceRevision(db, evidence, { by }) };
    expect(await attempt(db, () => makeFitCheck(db, worded, { by }))).toBe("AS003");
    expect(await attempt(db, () => makeAttestation(db, worded, { by }))).toBe("AS003");
  });
  it("what somebody accepted in these words they no longer read blind; in other words they may", async () => {
    const [by, evidence] = [await author(), await makeEvidence(db, (await makeClaim(db)).id)];
    const about = { root_claim_id: evidence.claimId, evidence_id: evidence.id };
    await decide(db, about, "ACCEPT", { by });
    expect(await attempt(db, () => makeFitCheck(db, evidence, { by }))).toBe("AS003");
    const worded = { ...evidence, revisionId: await makeEvidenceRevision(db, evidence) };
    expect(await attempt(db, () => makeFitCheck(db, worded, { by }))).toBe("done");
  });
  it("readings that differ are settled by neither an author nor a reader of them", async () => {
    const [by, evidence] = await evidenceBy(author);
    const second = await author();
    await makeFitCheck(db, evidence, { by: second, reads: { direction: "CONTEXT" } });
    for (const involved of [by, second])
      expect(await attempt(db, () => makeFitSettlement(db, evidence, { by: involved }))).toBe(
        "AS003",
      );
    expect(await attempt(db, () => makeFitSettlement(db, evidence))).toBe("done");
  });
  it("another looks at evidence whose source stands otherwise", async () => {
    const [by, evidence] = await evidenceBy(author);
    expect(await attempt(db, () => makeStandingLook(db, evidence, { by }))).toBe("AS003");
    expect(await attempt(db, () => makeStandingLook(db, evidence))).toBe("done");
  });
  it("a rating is of another's evidence and another's argument", async () => {
    const by = await author();
    const claim = await makeClaim(db);
    const items = [
      { evidence_id: (await makeEvidence(db, claim.id, { by })).id },
      { argument_id: (await makeArgument(db, claim.id, { by })).id },
    ];
    for (const item of items) {
      expect(await attempt(db, () => makeRating(db, claim.id, item, { by }))).toBe("AS003");
      expect(await attempt(db, () => makeRating(db, claim.id, item))).toBe("done");
    }
  });
  it("a ruling is on another's work and another's flag", async () => {
    const by = await author();
    const [flag, own] = [await makeFlag(db), await makeFlag(db, { by })];
    expect(await attempt(db, () => makeRuling(db, flag, { by, on: by }))).toBe("AS003");
    expect(await attempt(db, () => makeRuling(db, own, { by }))).toBe("AS003");
    expect(await attempt(db, () => makeRuling(db, flag, { by }))).toBe("done");
  });
  it("a ruling answers no flag of the ruler's, and who raised one of them does not review it", async () => {
    const [by, ruler] = [await author(), await makeReviewer(db, { role: "EDITOR" })];
    const [flag, theirs] = [await makeFlag(db), await makeFlag(db, { by })];
    const rule = (who: Reviewer) => async () => {
      const ruling = await makeRuling(db, flag, { by: who });
      for (const answered of [flag, theirs]) await markRuled(db, ruling, answered);
      return ruling;
    };
    expect(await attempt(db, rule(by))).toBe("AS003");
    const ruling = await atomically(db, rule(ruler));
    expect(await attempt(db, () => makeReview(db, ruling, by))).toBe("AS003");
    expect(await attempt(db, () => makeReview(db, ruling))).toBe("done");
  });
  it("a ruling is about what was flagged, and answers a flag once and when it is given", async () => {
    const [flag, other] = [await makeFlag(db), await makeFlag(db)];
    const elsewhere = await makeFlag(db, { about: { kind: "claim", id: "elsewhere" } });
    const about = { kind: "claim", id: "somewhere" };
    expect(await attempt(db, () => makeRuling(db, flag, { about }))).toBe("AS002");
    const both = async () => markRuled(db, await makeRuling(db, flag), flag);
    expect(
      await attempt(db, async () => markRuled(db, await makeRuling(db, flag), elsewhere)),
    ).toBe("AS002");
    expect(await attempt(db, both)).toBe("done");
    expect(await attempt(db, both)).toBe("ruled_flags_pkey");
    const asIfAnswered = "UPDATE flags SET answered_at = now() WHERE id = $1";
    expect(await attempt(db, asIfAnswered, [other])).toBe("AS002");
    const open = "SELECT id FROM flags WHERE id = ANY($1::uuid[]) AND answered_at IS NULL";
    expect(await select(db, open, [[flag, other]])).toEqual([{ id: other }]);
    const ruling = await makeRuling(db, other);
    expect(await attempt(db, () => markRuled(db, ruling, other))).toBe("AS002");
  });
  it("a suspension is an administrator's", async () => {
    const [by, flag] = [await author(), await makeFlag(db)];
    const suspend = () => makeRuling(db, flag, { by, kind: "SUSPEND" });
    expect(await attempt(db, suspend)).toBe(role === "ADMIN" ? "done" : "AS003");
  });
  it("a ruling is reviewed by somebody who neither ruled, nor flagged, nor was ruled on", async () => {
    const [by, ruler, subject] = [await author(), await author(), await author()];
    const ruling = await makeRuling(db, await makeFlag(db, { by }), { by: ruler, on: subject });
    for (const involved of [by, ruler, subject])
      expect(await attempt(db, () => makeReview(db, ruling, involved))).toBe("AS003");
    expect(await attempt(db, () => makeReview(db, ruling))).toBe("done");
  });
  it("a ruling is answered by its author alone, and once", async () => {
    const [by, other] = [await author(), await author()];
    const ruling = await makeRuling(db, await makeFlag(db), { on: by });
    expect(await attempt(db, () => makeAnswer(db, ruling, other))).toBe("AS003");
    expect(await attempt(db, () => makeAnswer(db, ruling, by))).toBe("done");
    expect(await attempt(db, () => makeAnswer(db, ruling, by))).toBe("ruling_answers_pkey");
  });
});

describe("A pseudonym hides from readers, not from the law", () => {
  it("under a second name one's work is still one's own", async () => {
    const by = await makeReviewer(db);
    const quill = { ...by, bylineId: await makePseudonym(db, by) };
    const evidence = await makeEvidence(db, (await makeClaim(db)).id, { by: quill });
    expect(await attempt(db, () => makeFitCheck(db, evidence, { by }))).toBe("AS003");
  });
  it("nobody signs with another's byline", async () => {
    const [one, other] = [await makeReviewer(db), await makeReviewer(db)];
    const forged = { by: { ...one, bylineId: other.bylineId } };
    expect(await attempt(db, () => makeClaim(db, forged))).toBe("claims_own_byline_fkey");
  });
});

/** One of each thing that is decided on, by the same author: parents and their revisions. */
async function everythingBy(by: Reviewer): Promise<About[]> {
  const source = await makeSource(db, { by, state: "PROPOSED" });
  const { id: claim_id, revisionId: claim_revision_id } = await makeClaim(db, {
    by,
    state: "PROPOSED",
  });
  const evidence = await makeEvidence(db, claim_id, { by, state: "PROPOSED" });
  const argument = await makeArgument(db, claim_id, { by, state: "PROPOSED" });
  const root = { root_claim_id: claim_id };
  return [
    { claim_id },
    { source_id: source.id },
    { ...root, claim_revision_id },
    { ...root, evidence_id: evidence.id },
    { ...root, evidence_revision_id: evidence.revisionId },
    { ...root, argument_id: argument.id },
    { ...root, argument_revision_id: argument.revisionId },
    { root_source_id: source.id, source_revision_id: source.revisionId },
  ];
}

async function evidenceBy(author: () => Promise<Reviewer>) {
  const by = await author();
  return [by, await makeEvidence(db, (await makeClaim(db)).id, { by })] as const;
}
