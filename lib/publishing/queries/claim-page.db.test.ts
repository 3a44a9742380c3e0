import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, publicSql, readSql } from "@/lib/foundation/db";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { recountClaim } from "@/lib/verdicts/commands";
import { readVerdictInputs } from "@/lib/verdicts/queries";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import {
  makeClaim,
  makeOccurrence,
  makeRequest,
  SENTENCE,
  type Claim,
} from "@/prisma/factories/claims";
import { makeArgument, makeArgumentRevision, type Argument } from "@/prisma/factories/arguments";
import { atomically, openOwner } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence, makeExcerptCheck, makeFitCheck } from "@/prisma/factories/evidence";
import { makePrivateAudience, makeReviewer, type Reviewer } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { makeDocument, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { makeSearchLog } from "@/prisma/factories/verdicts";
import { getClaimPage, type ClaimLedger } from "./claim-page";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("A claim's page", () => {
  it("is nothing where the claim is proposed, private or was never there", async () => {
    const owner = await makeReviewer(db);
    const audienceId = await makePrivateAudience(db, owner);
    const hidden = [
      await makeClaim(db, { state: "PROPOSED" }),
      await makeClaim(db, { by: owner, audienceId }),
    ];
    for (const { id } of hidden) expect(await getClaimPage(id)).toBeNull();
    expect(await getClaimPage("0000000000")).toBeNull();
  });

  it("of a retracted claim keeps the sentence and the reason, and none of the ledger", async () => {
    const claim = await makeClaim(db);
    await atomically(db, async () => {
      await decide(db, { claim_id: claim.id }, "RETRACT");
      await db.query("UPDATE claims SET state = 'RETRACTED' WHERE id = $1", [claim.id]);
    });
    const page = await getClaimPage(claim.id);
    expect(page).toMatchObject({
      kind: "retracted",
      head: { sentence: SENTENCE, retraction: { reason: "It does not hold." } },
    });
    expect(page).not.toHaveProperty("ledger");
  });

  it("stays as a notice where the words of a retracted claim are gone too", async () => {
    const { id } = await makeClaim(db, { state: "RETRACTED" });
    expect(await getClaimPage(id)).toMatchObject({
      kind: "retracted",
      path: `/claims/${id}/retracted`,
      head: { sentence: "" },
    });
  });

  it("lists the newest searches and what is asked for, and says how many there are", async () => {
    const claim = await makeClaim(db);
    for (let made = 0; made < 21; made += 1) await makeSearchLog(db, claim.id);
    const { id: evidenceId } = await makeEvidence(db, claim.id);
    await makeRequest(db, claim.id, { evidenceId });
    const { id: closed } = await makeRequest(db, claim.id);
    await db.query("UPDATE requests SET closed_at = now(), closed_reason = 'Met.' WHERE id = $1", [
      closed,
    ]);
    const ledger = await ledgerOf(claim);
    expect(ledger.searches).toHaveLength(20);
    expect(ledger).toMatchObject({ searchCount: 21, requestCount: 1, requests: [{ evidenceId }] });
    expect(ledger.searches[0]).toMatchObject({ place: "A library", searchedOn: "2026-03-01" });
  });

  it("of a merged claim says where it went", async () => {
    const [kept, merged] = [await makeClaim(db), await makeClaim(db)];
    await db.query("UPDATE claims SET merged_into_id = $1 WHERE id = $2", [kept.id, merged.id]);
    expect(await getClaimPage(merged.id)).toMatchObject({
      kind: "merged",
      path: expect.stringContaining(`/claims/${kept.id}/`),
    });
  });

  it("without votes is undecided and was judged by nobody", async () => {
    const { verdict, rationales } = await ledgerOf(await makeClaim(db));
    expect(verdict.outcome).toEqual({
      state: "UNDECIDED",
      missing: [
        { kind: "votes", have: 0, need: 10 },
        { kind: "evidence", direction: "EITHER" },
        { kind: "origins", have: 0, need: 2 },
        { kind: "search", have: 0 },
      ],
    });
    expect(verdict.votes.fresh + verdict.votes.stale + rationales.length).toBe(0);
  });

  it("shows the present counts, also where the verdict says nothing new", async () => {
    const claim = await makeClaim(db);
    const columns = { seen_hash: await seen(claim) };
    for (const cast of [3, 4]) {
      for (let made = 0; made < cast; made += 1) await makeVote(db, claim, { columns });
      await recount(claim);
    }
    const { verdict, voteCount } = await ledgerOf(claim);
    expect(verdict).toMatchObject({
      outcome: { missing: expect.arrayContaining([{ kind: "votes", have: 7, need: 10 }]) },
      votes: { fresh: 7, onScale: { MIXED: 7 } },
      distribution: { votes: 7 },
    });
    expect(voteCount).toBe(7);
  });

  it("is marked as a demonstration as soon as a vote of it counts, with or without a reason", async () => {
    const claim = await makeClaim(db);
    const by = await makeReviewer(db);
    const withdrawn = { rationale: "Taken back.", withdrawn_at: new Date() };
    await db.query("UPDATE profiles SET is_demonstration = true WHERE id = $1", [by.profileId]);
    await makeVote(db, claim, { columns: { rationale: "Read the minutes." } });
    await makeVote(db, claim, { by, columns: withdrawn });
    await recount(claim);
    expect((await ledgerOf(claim)).verdict.isDemonstration).toBe(false);
    const shown = await makeClaim(db);
    await makeVote(db, shown, { by });
    await recount(shown);
    expect((await ledgerOf(shown)).verdict.isDemonstration).toBe(true);
  });

  it("shows the words that assert it among those around them, from a text that is shown", async () => {
    const claim = await makeClaim(db);
    const { id: sourceId } = await makeSource(db);
    const documentId = await makeDocument(db, sourceId);
    const editionId = await makeEdition(db, sourceId, { role: "PRECIS" });
    await makeOccurrence(db, { claimId: claim.id, documentId, editionId });
    const { head } = await ledgerOf(claim);
    expect(head.occurrences).toMatchObject([
      {
        place: "para. 1 of the précis",
        asserter: null,
        passage: {
          before: "Lenin intended ",
          exact: "a monopoly of power",
          after: expect.stringMatching(/^\. The minutes say so\./),
          isCutBefore: false,
        },
      },
    ]);
  });

  it("counts what waits and shows none of it", async () => {
    const claim = await makeClaim(db);
    await makeEvidence(db, claim.id, { state: "PROPOSED" });
    await makeArgument(db, claim.id, { state: "PROPOSED" });
    const { head, evidence, arguments: steps } = await ledgerOf(claim);
    expect(head.waitingCount).toBe(2);
    expect([...evidence, ...steps]).toEqual([]);
  });

  it("marks evidence that nobody else has seen, until somebody accepts it or checks its fit", async () => {
    const claim = await makeClaim(db);
    const [alone, accepted, fitting] = [
      await makeEvidence(db, claim.id),
      await makeEvidence(db, claim.id),
      await makeEvidence(db, claim.id),
    ];
    await decide(db, { root_claim_id: claim.id, evidence_id: accepted.id }, "ACCEPT");
    await makeFitCheck(db, fitting);
    const { evidence } = await ledgerOf(claim);
    const seen = evidence.map(({ id, isSeenBySecond, fit }) => ({ id, isSeenBySecond, fit }));
    expect(seen).toEqual([
      { id: alone.id, isSeenBySecond: false, fit: "NOT_CHECKED" },
      { id: accepted.id, isSeenBySecond: true, fit: "NOT_CHECKED" },
      { id: fitting.id, isSeenBySecond: true, fit: "FIT" },
    ]);
  });

  it("calls an excerpt not checked, with the reason, as long as no check has run", async () => {
    const claim = await makeClaim(db);
    const held = await makeEvidence(db, claim.id);
    await makeEdition(db, held.sourceId);
    await makeEvidence(db, claim.id);
    const checked = await makeEvidence(db, claim.id);
    await makeExcerptCheck(db, checked, { answer: { reason: "The text is a scan." } });
    const { evidence } = await ledgerOf(claim);
    expect(evidence.map(({ check }) => [check.status, check.reason])).toEqual([
      ["NOT_CHECKED", "it has not been looked up yet"],
      ["NOT_CHECKED", "no text is stored"],
      ["NOT_CHECKED", "The text is a scan."],
    ]);
  });

  it("puts an undercut on its evidence, and its answer under it in the outline", async () => {
    const claim = await makeClaim(db);
    const item = await makeEvidence(db, claim.id);
    const undercut = await makeArgument(db, claim.id, {
      relation: "UNDERCUTS",
      target: { target_evidence_id: item.id },
    });
    const answer = await makeArgument(db, claim.id, {
      target: { target_argument_id: undercut.id },
    });
    await decide(db, { root_claim_id: claim.id, argument_id: answer.id }, "ACCEPT");
    const { evidence, arguments: steps } = await ledgerOf(claim);
    expect(evidence[0]!.undercuts).toMatchObject([{ id: undercut.id, isAnswered: true }]);
    expect(steps).toMatchObject([
      { id: undercut.id, evidence: { id: item.id }, replies: [{ id: answer.id, replies: [] }] },
    ]);
  });

  it("lists each premise of a rebuttal or a qualification as a counter-claim, and of support none", async () => {
    const [claim, rebutting, qualifying] = [
      await makeClaim(db),
      await makeClaim(db, { sentence: "Lenin saw Soviet society as pluralist." }),
      await makeClaim(db, { sentence: "He came to it in November." }),
    ];
    await makeArgument(db, claim.id, { premises: [rebutting.id] });
    await makeArgument(db, claim.id, { relation: "QUALIFIES", premises: [qualifying.id] });
    await makeArgument(db, claim.id, { relation: "SUPPORTS" });
    const { counterClaims } = await ledgerOf(claim);
    expect(counterClaims.map(({ relation, href }) => [relation, href.split("/")[2]])).toEqual([
      ["REBUTS", rebutting.id],
      ["QUALIFIES", qualifying.id],
    ]);
  });

  it("gives the newest reasons, fresh and stale apart, and what the voter had said before", async () => {
    const claim = await makeClaim(db);
    const voter = await makeReviewer(db);
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
    const said = (columns: Record<string, unknown>) => ({
      by: voter,
      columns: { rationale: "The minutes.", ...columns },
    });
    await makeVote(db, claim, said({ position: 2, cast_at: at(1), superseded_at: at(2) }));
    await makeVote(db, claim, said({ position: 5, cast_at: at(2), seen_hash: await seen(claim) }));
    await makeVote(db, claim, { columns: { rationale: "An old one.", cast_at: at(0) } });
    await makeVote(db, claim, { columns: { rationale: "Taken back.", withdrawn_at: at(3) } });
    await recount(claim);
    const { rationales, voteCount } = await ledgerOf(claim);
    expect(
      rationales.map(({ rationale, isFresh, position, changedFrom }) => ({
        ...{ rationale, isFresh, position, changedFrom },
      })),
    ).toEqual([
      {
        ...{ rationale: "The minutes.", isFresh: true, position: "SUPPORTED" },
        changedFrom: "MOSTLY_REFUTED",
      },
      { rationale: "An old one.", isFresh: false, position: "MIXED", changedFrom: null },
    ]);
    expect(voteCount).toBe(2);
  });

  it("shows public notes and no private ones", async () => {
    const claim = await makeClaim(db);
    const owner = await makeReviewer(db);
    const audienceId = await makePrivateAudience(db, owner);
    await makeClaimAnnotation(db, claim.id, { body: "Which calendar?" });
    await makeClaimAnnotation(db, claim.id, { by: owner, audienceId, body: "Mine alone." });
    const { notes } = await ledgerOf(claim);
    expect(notes.notes.map(({ body }) => body)).toEqual(["Which calendar?"]);
  });
});

describe("What the public learns of answers", () => {
  it("is what the rule says of a verdict, whoever wrote and accepted", async () => {
    const claim = await makeClaim(db);
    const [author, other, editor] = [
      await makeReviewer(db, { role: "EDITOR" }),
      await makeReviewer(db, { role: "EDITOR" }),
      await makeReviewer(db, { role: "EDITOR" }),
    ];
    const good = await attackAnswered(claim.id, author, { by: other, acceptedBy: editor });
    await attackAnswered(claim.id, author, { by: other, acceptedBy: author });
    await attackAnswered(claim.id, author, { by: author, acceptedBy: editor });
    await attackAnswered(claim.id, author, { by: other, acceptedBy: null });
    const supporting = { by: other, acceptedBy: editor, relation: "SUPPORTS" as const };
    await attackAnswered(claim.id, author, supporting);
    const [reworded, again, undone] = [
      await attackAnswered(claim.id, author, { by: other, acceptedBy: editor }),
      await attackAnswered(claim.id, author, { by: other, acceptedBy: editor }),
      await attackAnswered(claim.id, author, { by: other, acceptedBy: editor }),
    ];
    await reword(reworded.answer, other);
    await decide(db, await reword(again.answer, other), "ACCEPT", { by: editor });
    const wording = { root_claim_id: claim.id, argument_revision_id: undone.answer.revisionId };
    await decide(db, wording, "RESTORE", { by: editor });

    const answered = await publicSql<{ id: string }>({
      name: "test_answered",
      text: `SELECT id FROM assay_answered_arguments('${claim.id}') AS id`,
    });
    const inputs = await readVerdictInputs(readSql, claim.id, PUBLIC_AUDIENCE_ID, "", new Date());
    const byRule = inputs!.arguments.filter(({ isAnswered }) => isAnswered).map(({ id }) => id);
    expect(answered.map(({ id }) => id).sort()).toEqual(byRule.sort());
    expect(byRule).toEqual([good.id, again.id].sort());
  });
});

type Answer = { by: Reviewer; acceptedBy: Reviewer | null; relation?: "REBUTS" | "SUPPORTS" };

/** An attack on a claim, with an argument that aims at it. */
async function attackAnswered(claimId: string, author: Reviewer, answered: Answer) {
  const { by, acceptedBy, relation = "REBUTS" } = answered;
  const { id } = await makeArgument(db, claimId, { by: author });
  const target = { target_argument_id: id };
  const answer = await makeArgument(db, claimId, { by, relation, target });
  const about = { root_claim_id: claimId, argument_id: answer.id };
  if (acceptedBy) await decide(db, about, "ACCEPT", { by: acceptedBy });
  return { id, answer };
}

/** Its author says it in other words, live at once; gives what a decision on those words names. */
function reword(answer: Argument, by: Reviewer) {
  return atomically(db, async () => {
    const id = await makeArgumentRevision(db, answer, { by, state: "LIVE" });
    const show = "UPDATE arguments SET current_revision_id = $2 WHERE id = $1";
    await db.query(show, [answer.id, id]);
    return { root_claim_id: answer.claimId, argument_revision_id: id };
  });
}

async function ledgerOf({ id }: Claim): Promise<ClaimLedger> {
  const page = await getClaimPage(id);
  if (page?.kind !== "live") throw new Error(`claim ${id} has no live page`);
  return page.ledger;
}

async function seen({ id }: Claim): Promise<string> {
  return seenHash((await readSeenLedger(readSql, id, PUBLIC_AUDIENCE_ID))!);
}

const recount = ({ id }: Claim) => asSystem(recountClaim)({ claimId: id }, systemClock);
