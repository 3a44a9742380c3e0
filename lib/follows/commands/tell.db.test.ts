import { afterAll, describe, expect, it } from "vitest";
import { annotateClaim } from "@/lib/annotations/commands/annotate";
import { replyToAnnotation } from "@/lib/annotations/commands/reply";
import { proposeArgument } from "@/lib/arguments/commands/propose";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { proposeEvidence } from "@/lib/evidence/commands/propose";
import { closeDb, readSql } from "@/lib/foundation/db";
import { acceptContribution, sendBackContribution } from "@/lib/moderation/commands/accept";
import { retractContribution } from "@/lib/moderation/commands/retract";
import { changeStanding } from "@/lib/sources/commands/standing";
import { castVote } from "@/lib/reviews/commands/vote";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { recountClaim } from "@/lib/verdicts/commands";
import { makeClaim, makeTopic, nameTopic } from "@/prisma/factories/claims";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeFollow } from "@/prisma/factories/follows";
import {
  makePrivateAudience,
  makeReviewer,
  viewerOf,
  type Reviewer,
} from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { done, namesTo, tellAll, tellings, toldTo } from "@/prisma/factories/telling";
import { beginFollow, endFollow } from "./follow";
import { tellOfEvent } from "./tell";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("Whoever follows a claim", () => {
  it("is told of evidence when it becomes live, and not while it waits", async () => {
    const { claimId, follower } = await followed();
    const [author, editor] = [await makeReviewer(db), await editorOf()];
    const evidence = await done(proposeEvidence, viewerOf(author), await evidenceOn(claimId));
    await tellAll(db);
    expect(await toldTo(follower)).toEqual([]);

    await done(acceptContribution, editor, await proposalIn(evidence));
    await tellAll(db);
    expect(await toldTo(follower)).toMatchObject([
      {
        name: "added",
        detail: "SUPPORTS",
        href: expect.stringMatching(`^/claims/${claimId}/.*#e-${evidence.evidenceId}$`),
      },
    ]);
    expect(await namesTo(author)).toEqual(["accepted"]);
  });

  it("is told nothing of what they do themselves, and nothing after they stopped following", async () => {
    const { claimId, follower } = await followed({ role: "EDITOR" });
    await done(proposeEvidence, viewerOf(follower), await evidenceOn(claimId));
    await tellAll(db);
    expect(await toldTo(follower)).toEqual([]);
    await done(endFollow, viewerOf(follower), { kind: "claim", id: claimId });
    await done(proposeEvidence, await editorOf(), await evidenceOn(claimId));
    await tellAll(db);
    expect(await toldTo(follower)).toEqual([]);
  });

  it("is told of a counter-claim, of what was taken out, and of a verdict that is another", async () => {
    const { claimId, follower } = await followed();
    const editor = await editorOf();
    const { evidenceId } = await done(proposeEvidence, editor, await evidenceOn(claimId));
    await count(claimId);
    await done(proposeArgument, editor, {
      ...{ claimId, relation: "REBUTS", premises: [(await makeClaim(db)).id] },
      wording: "Both cannot hold at once.",
    });
    await done(retractContribution, editor, {
      ...(await proposalIn({ claimId, evidenceId })),
      reason: "I misread it.",
    });
    await votes(claimId, 3);
    await count(claimId);
    await makeEvidence(db, claimId);
    await count(claimId);
    await tellAll(db);
    expect(await namesTo(follower)).toEqual(["added", "added", "takenOut", "verdict"]);
    expect((await toldTo(follower)).map(({ detail }) => detail)).toContain("REBUTS");
  });

  it("is told of each event once, however often the job runs", async () => {
    const { claimId, follower } = await followed();
    await done(proposeEvidence, await editorOf(), await evidenceOn(claimId));
    const jobs = await tellings(db);
    for (const job of [...jobs, ...jobs]) await done(tellOfEvent, null, job);
    expect(await toldTo(follower)).toHaveLength(1);
  });

  it("is told with all the others, a page of people after the other", async () => {
    const { claimId } = await followed();
    await insertFollowers(claimId, 2_100);
    await done(proposeEvidence, await editorOf(), await evidenceOn(claimId));
    await tellAll(db);
    const [{ count: told } = { count: 0 }] = await select<{ count: number }>(
      db,
      "SELECT count(*)::int AS count FROM notifications WHERE subject_id LIKE $1",
      [`${claimId}/%`],
    );
    expect(told).toBe(2_101);
  });

  it("is told nothing of what is not for everyone", async () => {
    const { claimId, follower } = await followed();
    const audienceId = await makePrivateAudience(db, await makeReviewer(db));
    const evidence = await makeEvidence(db, claimId, { audienceId });
    await tell("evidence.propose", {
      ...{ subject_kind: "evidence", subject_id: `${claimId}/${evidence.id}` },
      ...{ audience_id: audienceId, after: '{"state":"LIVE"}' },
    });
    expect(await toldTo(follower)).toEqual([]);
  });
});

describe("Whoever follows a source or a topic", () => {
  it("is told of a source's standing, and so are those who follow a claim that leans on it", async () => {
    const { claimId, follower } = await followed();
    const [{ id: sourceId }, reader] = [await makeSource(db), await makeReviewer(db)];
    await makeEvidence(db, claimId, { sourceId });
    await done(beginFollow, viewerOf(reader), { kind: "source", id: sourceId });
    await done(changeStanding, await editorOf(), {
      ...{ sourceId, from: "GOOD", standing: "RETRACTED", reason: "Its author withdrew it." },
    });
    await tellAll(db);
    for (const person of [reader, follower])
      expect(await toldTo(person)).toMatchObject([{ name: "standing", detail: "RETRACTED" }]);
  });

  it("is told of a claim that comes under the topic, once it is live", async () => {
    const [topicId, reader] = [await makeTopic(db), await makeReviewer(db)];
    await done(beginFollow, viewerOf(reader), { kind: "topic", id: topicId });
    const claim = await makeClaim(db, { state: "PROPOSED" });
    await nameTopic(db, claim.id, topicId);
    await done(acceptContribution, await editorOf(), {
      ...{ kind: "claim", claimId: claim.id, contributionId: claim.id },
      revisionId: claim.revisionId,
    });
    await tellAll(db);
    expect(await namesTo(reader)).toEqual(["added"]);
  });
});

describe("Whoever made something", () => {
  it("is told that it was sent back, without following anything", async () => {
    const [author, { id: claimId }] = [await makeReviewer(db), await makeClaim(db)];
    const made = await done(proposeEvidence, viewerOf(author), await evidenceOn(claimId));
    await done(sendBackContribution, await editorOf(), {
      ...(await proposalIn(made)),
      reason: "Name the chapter.",
    });
    await tellAll(db);
    expect(await toldTo(author)).toMatchObject([
      { name: "sentBack", href: `/claims/${claimId}/evidence/${made.evidenceId}/revise` },
    ]);
  });

  it("is told that a vote went stale, once until it is confirmed", async () => {
    const [voter, { id: claimId }] = [await makeReviewer(db), await makeClaim(db)];
    await count(claimId);
    await voteOf(voter, claimId);
    for (let change = 0; change < 2; change++) {
      await makeEvidence(db, claimId);
      await count(claimId);
      await tellAll(db);
    }
    expect(await toldTo(voter)).toMatchObject([
      { name: "voteStale", href: `/claims/${claimId}/vote` },
    ]);
    await voteOf(voter, claimId);
    await makeEvidence(db, claimId);
    await count(claimId);
    await tellAll(db);
    expect(await namesTo(voter)).toEqual(["voteStale", "voteStale"]);
  });

  it("is told of an answer to their note, and of none to a note that is for somebody else alone", async () => {
    const [writer, answerer] = [await makeReviewer(db), await makeReviewer(db)];
    const { id: claimId } = await makeClaim(db);
    const { annotationId } = await done(annotateClaim, viewerOf(writer), {
      ...{ claimId, motivation: "QUESTIONING", body: "Which calendar?", audience: "PUBLIC" },
    });
    await done(replyToAnnotation, viewerOf(answerer), { claimId, annotationId, body: "The old." });
    await done(replyToAnnotation, viewerOf(writer), { claimId, annotationId, body: "Thanks." });
    await tellAll(db);
    expect(await namesTo(writer)).toEqual(["replied"]);
    expect(await toldTo(answerer)).toEqual([]);

    const audienceId = await makePrivateAudience(db, await makeReviewer(db));
    await tell("annotation.reply", {
      ...{ subject_kind: "annotation", subject_id: `${claimId}/${annotationId}` },
      ...{ audience_id: audienceId, after: JSON.stringify({ answeredId: annotationId }) },
    });
    expect(await toldTo(writer)).toHaveLength(1);
  });

  it("is told nothing any more once their account is gone", async () => {
    const [author, { id: claimId }] = [await makeReviewer(db), await makeClaim(db)];
    const made = await done(proposeEvidence, viewerOf(author), await evidenceOn(claimId));
    await db.query("DELETE FROM profiles WHERE id = $1", [author.profileId]);
    await done(acceptContribution, await editorOf(), await proposalIn(made));
    await tellAll(db);
    expect(await toldTo(author)).toEqual([]);
  });
});

async function followed(made: { role?: "EDITOR" } = {}) {
  const [{ id: claimId }, follower] = [await makeClaim(db), await makeReviewer(db, made)];
  await makeFollow(db, follower, { claim_id: claimId });
  return { claimId, follower };
}

const editorOf = async () => viewerOf(await makeReviewer(db, { role: "EDITOR" }));

async function evidenceOn(claimId: string) {
  const { id: sourceId } = await makeSource(db);
  return {
    ...{ claimId, sourceId, excerpt: "a government of all parties", direction: "SUPPORTS" },
    ...{ directness: "DIRECT", locatorLabel: "page", locatorValue: "5" },
  };
}

async function proposalIn({ claimId, evidenceId }: { claimId: string; evidenceId: string }) {
  const [row] = await select<{ revisionId: string }>(
    db,
    'SELECT current_revision_id AS "revisionId" FROM evidence WHERE claim_id = $1 AND id = $2',
    [claimId, evidenceId],
  );
  return { kind: "evidence", claimId, contributionId: evidenceId, ...row! };
}

const count = (claimId: string) => done(recountClaim, null, { claimId });

async function voteOf(voter: Reviewer, claimId: string) {
  const ledger = await readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID);
  const vote = { claimId, seenHash: seenHash(ledger!), choice: "SUPPORTED", confidence: "SURE" };
  return done(castVote, viewerOf(voter), vote);
}

async function votes(claimId: string, many: number) {
  for (let voter = 0; voter < many; voter++) await voteOf(await makeReviewer(db), claimId);
}

async function insertFollowers(claimId: string, many: number) {
  await db.query(
    `WITH people AS (
       INSERT INTO profiles (id, name, handle, email, updated_at)
       SELECT gen_random_uuid(), 'Reader', 'reader-' || n, 'reader-' || n || '@example.org', now()
       FROM generate_series(1, $2::int) n RETURNING id),
     actors AS (INSERT INTO actors (kind, profile_id) SELECT 'HUMAN', id FROM people RETURNING id)
     INSERT INTO follows (actor_id, claim_id) SELECT id, $1 FROM actors`,
    [claimId, many],
  );
}

/** Tells of an event that no command here writes. */
async function tell(name: string, event: Record<string, unknown>): Promise<void> {
  const { actorId } = await makeReviewer(db);
  const row = { name, actor_id: actorId, audience_id: PUBLIC_AUDIENCE_ID, ...event };
  const { id } = await insertRow<{ id: string }>(db, "audit_events", row);
  await done(tellOfEvent, null, { eventId: String(id), name });
}
