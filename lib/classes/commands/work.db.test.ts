import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { closeDb, readSql } from "@/lib/foundation/db";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { makeArgument } from "@/prisma/factories/arguments";
import { enrol, makeAssignment, makeClass, type MadeAssignment } from "@/prisma/factories/classes";
import { makeClaim, makeClaimRevision, SENTENCE } from "@/prisma/factories/claims";
import { atomically, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, someHash, viewerOf } from "@/prisma/factories/people";
import { getWork } from "../queries/work";
import { missingOf } from "../rules/work";
import { handIn } from "./hand-in";
import { saveWork } from "./save-work";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

it("A student reads from the beginning by what their work is graded, and by what they grade", async () => {
  const { viewer, assignment } = await scene({ opens_at: new Date(Date.now() + 3_600_000) });
  const idsOf = (criteria: readonly { id: string }[]) => criteria.map(({ id }) => id);
  const work = (await getWork(viewer, assignment.id))!;
  expect(idsOf(work.workCriteria)).toEqual(idsOf(assignment.workRubric.criteria));
  expect(idsOf(work.criteria)).toEqual(idsOf(assignment.argumentsRubric.criteria));
  expect(work.workCriteria[0]!.levels.map(({ points }) => points)).toEqual([0, 50, 100]);
});

describe("Saving a part of one's work", () => {
  it("begins it, and keeps what was typed, whole or not", async () => {
    const { viewer, assignment, vote, claimId } = await scene();
    expect((await getWork(viewer, assignment.id))!.submissionId).toBeNull();
    expect(await save(viewer, { ...vote, confidence: undefined })).toMatchObject({ ok: true });
    const work = await getWork(viewer, assignment.id);
    expect(work!.submissionId).not.toBeNull();
    expect(work!.saved).toMatchObject([{ part: `vote/${claimId}` }]);
    expect(missingOf(work!)).toContainEqual({ claimId, kind: "confidence" });
  });

  it("writes over what the same window saved, what its page had shown, and what its words were begun in", async () => {
    const { viewer, assignment, vote } = await scene();
    await save(viewer, vote);
    await save(viewer, { ...vote, rationale: "On second thoughts." });
    const [first, ...none] = (await getWork(viewer, assignment.id))!.saved;
    expect(none).toEqual([]);
    expect(first!.content).toContain("On second thoughts.");
    const seenAt = first!.savedAt.toISOString();
    const onPhone = { ...vote, device: randomUUID(), seenAt, rationale: "On the phone." };
    expect(await save(viewer, onPhone, 1)).toMatchObject({ value: { result: { isAlone: true } } });
    expect(await contentsOf(viewer, assignment)).toEqual([
      expect.stringContaining("On the phone."),
    ]);
    const goesOn = { ...vote, device: randomUUID(), was: onPhone.device };
    expect(await save(viewer, goesOn, 2)).toMatchObject({ value: { result: { isAlone: true } } });
  });

  it("writes nothing over that was changed in another window meanwhile, until one is chosen", async () => {
    const { viewer, assignment, vote } = await scene();
    await save(viewer, { ...vote, rationale: "On the laptop." });
    const other = { ...vote, device: randomUUID(), rationale: "On the phone." };
    expect(await save(viewer, other, 1)).toMatchObject({ value: { result: { isAlone: false } } });
    const both = (await getWork(viewer, assignment.id))!;
    expect(both.saved).toHaveLength(2);
    expect(missingOf(both)).toContainEqual(expect.objectContaining({ kind: "twofold" }));
    const seenAt = new Date(Math.max(...both.saved.map(({ savedAt }) => +savedAt))).toISOString();
    const chosen = { ...vote, device: randomUUID(), seenAt, rationale: "On the laptop." };
    await save(viewer, chosen, 2);
    expect(await contentsOf(viewer, assignment)).toEqual([
      expect.stringContaining("On the laptop."),
    ]);
  });

  it("takes no part that the assignment does not ask for, and no more words than there is room for", async () => {
    const { viewer, assignment, vote, grades } = await scene();
    const elsewhere = await makeClaim(db);
    const strange = await makeEvidence(db, elsewhere.id);
    const level = assignment.workRubric.criteria[0]!.levels[0]!.id;
    for (const input of [
      { ...vote, claimId: elsewhere.id },
      { ...grades, itemId: strange.id },
      { ...grades, level1: level },
    ])
      expect(await save(viewer, input)).toMatchObject({ failure: { kind: "notFound" } });
    expect(await save(viewer, { ...vote, rationale: "x".repeat(8_001) })).toMatchObject({
      failure: { kind: "invalid", fields: { rationale: [expect.stringContaining("4000")] } },
    });
  });

  it("is a student's of the class alone, from its opening until it is due", async () => {
    const { assignment, vote, viewer } = await scene();
    const stranger = viewerOf(await makeReviewer(db));
    expect(await save(stranger, vote)).toMatchObject({ failure: { kind: "notFound" } });
    const teacher = viewerOf(assignment.class.teacher);
    expect(await save(teacher, vote)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await getWork(stranger, assignment.id)).toBeNull();
    await db.query("UPDATE assignments SET late_policy = 'REFUSED' WHERE id = $1", [assignment.id]);
    for (const days of [-2, 8])
      expect(await save(viewer, vote, days * 86_400_000)).toMatchObject({
        failure: { kind: "conflict" },
      });
    expect(await contentsOf(viewer, assignment)).toEqual([]);
  });

  it("tells whoever has begun why nothing is taken any more", async () => {
    const cases = [
      [
        "UPDATE assignments SET withdrawn_at = now() WHERE id = $1",
        "has taken this assignment back",
      ],
      [
        "UPDATE classes SET deletion_asked_at = now(), deletion_asked_by_actor_id = opened_by_actor_id WHERE id = (SELECT class_id FROM assignments WHERE id = $1)",
        "is to be deleted",
      ],
      [
        `UPDATE enrolments SET ended_at = now() WHERE role = 'STUDENT'
           AND class_id = (SELECT class_id FROM assignments WHERE id = $1)`,
        "not in this class any more",
      ],
    ] as const;
    for (const [change, reason] of cases) {
      const { viewer, vote, assignment } = await scene();
      expect(await save(viewer, vote)).toMatchObject({ ok: true });
      await db.query(change, [assignment.id]);
      expect(await save(viewer, vote)).toMatchObject({
        failure: { kind: "conflict", reason: expect.stringContaining(reason) },
      });
    }
  });
});

describe("What does not read yet", () => {
  it("is saved with everything beside it, and is to be looked at again", async () => {
    const { viewer, assignment, vote, grades, claimId } = await complete();
    const said = async () => missingOf((await getWork(viewer, assignment.id))!);
    expect(await said()).toEqual([]);
    const misquoted = { ...grades, reason: "Twenty minutes of it.", quote: "words of nobody" };
    expect(await save(viewer, misquoted, 1)).toMatchObject({
      value: { result: { unread: { quote: expect.stringContaining("do not stand in it") } } },
    });
    await save(viewer, { ...vote, rationale: "x".repeat(4_001) }, 1);
    expect((await contentsOf(viewer, assignment)).join()).toContain("Twenty minutes of it.");
    expect(await said()).toEqual([
      { claimId, kind: "unread", of: "grade", count: 1 },
      { claimId, kind: "unread", of: "vote", count: 1 },
    ]);
    await give(viewer, assignment, { asItIs: "yes" }, 2);
    expect(await votesOf(assignment)).toMatchObject([{ position: 4, rationale: null }]);
    const appraised = await appraisalsOf(assignment);
    expect(appraised.filter(({ quote }) => quote !== null)).toEqual([]);
    expect(appraised.map(({ reason }) => reason)).toContain("Twenty minutes of it.");
  });
});

describe("Handing in", () => {
  it("says what is missing and writes nothing, unless it is to be taken as it is", async () => {
    const { viewer, assignment, vote, claimId } = await scene();
    await save(viewer, vote);
    expect(await give(viewer, assignment)).toMatchObject({
      failure: {
        kind: "conflict",
        details: { missing: [{ claimId, kind: "grades", count: 2 }], isQuestion: true },
      },
    });
    expect(await votesOf(assignment)).toEqual([]);
    expect(await give(viewer, assignment, { asItIs: "yes" })).toMatchObject({ ok: true });
    expect(await votesOf(assignment)).toHaveLength(1);
  });

  it("makes a vote and appraisals of the assignment's own audience, with the hash that was seen", async () => {
    const { viewer, assignment, vote } = await complete();
    expect(await give(viewer, assignment)).toMatchObject({
      value: { result: { isLate: false } },
    });
    expect(await votesOf(assignment)).toMatchObject([
      {
        ...{ position: 4, confidence: "SURE", kind: "POSTERIOR", seen_hash: vote.seenHash },
        claim_revision_id: assignment.claims[0]!.revisionId,
      },
    ]);
    const appraised = await appraisalsOf(assignment);
    expect(appraised).toHaveLength(4);
    expect(appraised.filter(({ argument_id }) => argument_id !== null)).toHaveLength(2);
    expect(appraised[0]).toMatchObject({ reason: "It is to the point." });
  });

  it("once more supersedes what was handed in before, and keeps it", async () => {
    const { viewer, assignment, vote } = await complete();
    await give(viewer, assignment);
    await save(viewer, { ...vote, choice: "REFUTED" }, 1);
    await give(viewer, assignment, {}, 2);
    const votes = await votesOf(assignment);
    expect(votes.map(({ position, superseded_at }) => [position, superseded_at === null])).toEqual([
      [4, false],
      [1, true],
    ]);
    const current = (await appraisalsOf(assignment)).filter((row) => row.superseded_at === null);
    expect(current).toHaveLength(4);
    expect((await getWork(viewer, assignment.id))!.handIns).toHaveLength(2);
  });

  it("twice by one form is handing in once", async () => {
    const { viewer, assignment } = await complete();
    const idempotencyKey = randomUUID();
    const call = { clock: () => new Date(), idempotencyKey };
    const sent = [1, 2].map(() => handIn.execute(viewer, { assignmentId: assignment.id }, call));
    expect(await Promise.all(sent)).toMatchObject([{ ok: true }, { ok: true }]);
    expect((await getWork(viewer, assignment.id))!.handIns).toHaveLength(1);
  });

  it("late is taken and marked, or refused with everything kept, as the assignment says", async () => {
    const late = 8 * 86_400_000;
    const taken = await complete();
    expect(await give(taken.viewer, taken.assignment, {}, late)).toMatchObject({
      value: { result: { isLate: true } },
    });
    const refused = await complete({ late_policy: "REFUSED" });
    expect(await give(refused.viewer, refused.assignment, {}, late)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("late work is not taken") },
    });
    expect(await contentsOf(refused.viewer, refused.assignment)).toHaveLength(3);
    expect(await votesOf(refused.assignment)).toEqual([]);
  });

  it("judges the wording that was assigned, though the claim was reworded meanwhile", async () => {
    const { viewer, assignment, claimId } = await complete();
    const sentence = "Lenin wanted power for the Bolsheviks alone.";
    await atomically(db, async () => {
      const revisionId = await makeClaimRevision(db, claimId, { state: "LIVE", sentence });
      const shows = "UPDATE claims SET current_revision_id = $2 WHERE id = $1";
      await db.query(shows, [claimId, revisionId]);
    });
    const { claims } = (await getWork(viewer, assignment.id))!;
    expect(claims).toMatchObject([{ assignedSentence: SENTENCE, sentence, isOpen: true }]);
    expect(await give(viewer, assignment)).toMatchObject({ ok: true });
    const [vote] = await votesOf(assignment);
    expect(vote).toMatchObject({ claim_revision_id: assignment.claims[0]!.revisionId });
  });

  it("asks nothing more of a claim that was taken out meanwhile, and keeps what was done for it", async () => {
    const { viewer, assignment, claimId } = await complete();
    await atomically(db, async () => {
      await db.query("UPDATE claims SET state = 'RETRACTED' WHERE id = $1", [claimId]);
      await decide(db, { root_claim_id: claimId, claim_id: claimId }, "RETRACT");
    });
    const work = (await getWork(viewer, assignment.id))!;
    expect(work.claims).toMatchObject([{ isOpen: false, items: [] }]);
    expect(missingOf(work)).toEqual([]);
    expect(await give(viewer, assignment)).toMatchObject({ ok: true });
    expect(await votesOf(assignment)).toHaveLength(1);
    expect(await appraisalsOf(assignment)).toHaveLength(4);
  });
});

it("Nothing of a student's work reaches the public", async () => {
  const MARKER = "zebrafinch-of-the-class";
  const { viewer, assignment, claimId, vote, grades, step } = await scene();
  const before = await publicly(claimId);
  await save(viewer, { ...vote, rationale: MARKER });
  await save(viewer, { ...grades, reason: MARKER });
  await save(viewer, { ...grades, itemId: step.id, reason: MARKER });
  expect(await give(viewer, assignment)).toMatchObject({ ok: true });
  expect(await votesOf(assignment)).toMatchObject([{ rationale: MARKER }]);
  const after = await publicly(claimId);
  expect(after).toEqual(before);
  expect(JSON.stringify(after)).not.toContain(MARKER);

  const anyone = await openPublic();
  const seen = await select(anyone, "SELECT rationale FROM votes WHERE claim_id = $1", [claimId]);
  expect(seen).toEqual([]);
  const closed = ["saved_work", "appraisals", "hand_ins", "submissions", "assignments"];
  for (const table of closed)
    await expect(select(anyone, `SELECT * FROM ${table}`)).rejects.toMatchObject({ code: "42501" });
  await anyone.end();
  const audited = await select<{ text: string }>(
    db,
    "SELECT coalesce(before::text, '') || coalesce(after::text, '') AS text FROM audit_events",
  );
  expect(audited.filter(({ text }) => text.includes(MARKER))).toEqual([]);
});

/** What everybody gets of a claim: its page, its tally and the hash that votes are bound to. */
async function publicly(claimId: string) {
  const ledger = await readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID);
  return {
    page: await getClaimPage(claimId),
    seenHash: seenHash(ledger!),
    tallies: await select(db, "SELECT * FROM tallies WHERE claim_id = $1", [claimId]),
  };
}

/** A student of an assignment on one claim, with a piece of evidence and an argument, and what they could save. */
async function scene(changes: Record<string, unknown> = {}) {
  const claim = await makeClaim(db);
  const evidence = await makeEvidence(db, claim.id);
  const step = await makeArgument(db, claim.id);
  const of = await makeClass(db);
  const assignment = await makeAssignment(db, { of, claims: [claim], changes });
  const student = await makeReviewer(db);
  await enrol(db, of.id, student);
  const [one, two] = assignment.argumentsRubric.criteria;
  const place = { assignmentId: assignment.id, claimId: claim.id, device: randomUUID() };
  return {
    ...{ viewer: viewerOf(student), assignment, claimId: claim.id, step },
    vote: {
      ...{ ...place, kind: "vote", choice: "MOSTLY_SUPPORTED", confidence: "SURE" },
      ...{ rationale: "The minutes say so.", seenHash: someHash() },
    },
    grades: {
      ...{ ...place, kind: "appraisal", itemId: evidence.id, reason: "It is to the point." },
      ...{ level1: one!.levels[2]!.id, level2: two!.levels[1]!.id },
    },
  };
}

/** The same with everything saved. */
async function complete(changes: Record<string, unknown> = {}) {
  const made = await scene(changes);
  const { viewer, vote, grades, step } = made;
  for (const input of [vote, grades, { ...grades, itemId: step.id }])
    expect(await save(viewer, input)).toMatchObject({ ok: true });
  return made;
}

type Viewed = ReturnType<typeof viewerOf>;

/** @param later in milliseconds from now */
const save = (viewer: Viewed, input: unknown, later = 0) =>
  saveWork.execute(viewer, input, { clock: () => new Date(Date.now() + later) });

const give = (viewer: Viewed, { id }: MadeAssignment, more: object = {}, later = 0) =>
  handIn.execute(
    viewer,
    { assignmentId: id, ...more },
    { clock: () => new Date(Date.now() + later) },
  );

const contentsOf = async (viewer: Viewed, { id }: MadeAssignment) =>
  (await getWork(viewer, id))!.saved.map(({ content }) => content);

const votesOf = ({ audienceId }: MadeAssignment) =>
  select(db, "SELECT * FROM votes WHERE audience_id = $1 ORDER BY cast_at", [audienceId]);

const appraisalsOf = ({ audienceId }: MadeAssignment) =>
  select(db, "SELECT * FROM appraisals WHERE audience_id = $1 ORDER BY evidence_id", [audienceId]);
