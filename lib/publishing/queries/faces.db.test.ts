import { afterAll, describe, expect, it } from "vitest";
import { bylineTag } from "@/lib/access/viewer";
import { closeDb } from "@/lib/foundation/db";
import { personPath } from "@/lib/sources/rules";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaim, makeOccurrence, makeTopic, nameTopic } from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import {
  makePrivateAudience,
  makePseudonym,
  makeReviewer,
  newPublicId,
} from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { makeAuthorship, makeDocument, makePerson, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { getPersonPage, listPeople } from "./people";
import { getClaimPage } from "./claim-page";
import { getReviewer, getReviewerPage } from "./reviewers";
import { getTopicPage, listTopics } from "./topics";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("A topic", () => {
  it("lists the live claims that are filed under it, the newest first, a page at a time", async () => {
    const topic = await topicCalled("Railways");
    const [older, newer] = [await claimUnder(topic), await claimUnder(topic)];
    await claimUnder(topic, { state: "PROPOSED" });
    await claimUnder(topic, { state: "RETRACTED" });
    const merged = await claimUnder(topic);
    await db.query("UPDATE claims SET merged_into_id = $1 WHERE id = $2", [newer, merged]);
    const page = await getTopicPage(topic);
    expect(page?.claims.map(({ id }) => id)).toEqual([newer, older]);
    expect(page).toMatchObject({ name: "Railways", claimCount: 2, from: 1, to: 2, hasMore: false });
  });

  it("says that there are more than a page holds, and ends after the last", async () => {
    const topic = await topicCalled("Telegraphs");
    for (let made = 0; made < 31; made += 1) await claimUnder(topic);
    const first = await getTopicPage(topic);
    expect([first?.claims.length, first?.hasMore]).toEqual([30, true]);
    expect(await getTopicPage(topic, 2)).toMatchObject({ from: 31, to: 31, hasMore: false });
    expect(await getTopicPage(topic, 3)).toMatchObject({ claims: [], to: 60 });
  });

  it("stands in the list of topics by its name, and not where it is private", async () => {
    const audienceId = await makePrivateAudience(db, await makeReviewer(db));
    await topicCalled("aaa a secret", audienceId);
    await topicCalled("AAB seen");
    const names = (await listTopics()).topics.map(({ name }) => name);
    expect(names).toContain("AAB seen");
    expect(names).not.toContain("aaa a secret");
    expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, "en")));
  });

  it("is nothing where there is none", async () => {
    expect(await getTopicPage(newPublicId())).toBeNull();
  });
});

describe("A person", () => {
  it("has the sources they wrote, and the claims that documents have them assert", async () => {
    const person = await makePerson(db, { name: "Leon Trotsky" });
    const [theirs, others] = [await readDocument(person), await readDocument()];
    const [own, reported, unasserted] = [
      await makeClaim(db, { sentence: "The rising was the most popular of all." }),
      await makeClaim(db, { sentence: "The garrison was won in the first days." }),
      await makeClaim(db),
    ];
    await makeOccurrence(db, { ...theirs, claimId: own.id });
    await makeOccurrence(db, { ...others, claimId: reported.id }, { asserterId: person });
    await makeOccurrence(db, { ...others, claimId: unasserted.id });
    const page = await getPersonPage(person);
    expect(page?.works.map(({ role }) => role)).toEqual(["author"]);
    expect(page?.claims.map(({ id, places }) => [id, places.map((p) => p.isReported)])).toEqual([
      [own.id, [false]],
      [reported.id, [true]],
    ]);
    expect(page).toMatchObject({ claimCount: 2, sourceCount: 1, path: personPath(page!) });
    expect(page?.tags).toContain(`claim:${reported.id}`);
  });

  it("asserts nothing where the occurrence was retracted or the claim is not to be seen", async () => {
    const person = await makePerson(db, { name: "Grigory Zinoviev" });
    const place = await readDocument();
    const hidden = await makeClaim(db, { state: "PROPOSED" });
    const shown = await makeClaim(db);
    const retracted = { asserterId: person, retractedAt: new Date() };
    await makeOccurrence(db, { ...place, claimId: hidden.id }, { asserterId: person });
    await makeOccurrence(db, { ...place, claimId: shown.id }, retracted);
    expect(await getPersonPage(person)).toMatchObject({ claims: [], works: [], claimCount: 0 });
  });

  it("stands in the list by name, and is nothing where there is none", async () => {
    await makePerson(db, { name: "Zzz the Last" });
    const { people } = await listPeople();
    expect(people.at(-1)?.name).toBe("Zzz the Last");
    expect(await getPersonPage(newPublicId())).toBeNull();
  });
});

describe("A reviewer", () => {
  it("has all that they contributed under their name, the newest first", async () => {
    const me = await makeReviewer(db);
    const claim = await makeClaim(db);
    await makeVote(db, claim, { by: me, columns: { rationale: "Read the minutes." } });
    await makeEvidence(db, claim.id, { by: me });
    await makeArgument(db, claim.id, { by: me });
    await makeClaimAnnotation(db, claim.id, { by: me });
    const page = await getReviewerPage(me.handle);
    expect(page?.contributions.map(({ kind }) => kind)).toEqual([
      ...["note", "argument", "evidence", "vote"],
    ]);
    expect(page?.contributions.at(-1)).toMatchObject({
      words: "Read the minutes.",
      position: "MIXED",
      where: { href: expect.stringContaining(`/claims/${claim.id}/`) },
    });
    expect(page?.tags).toEqual(
      expect.arrayContaining([bylineTag(me.bylineId), `claim:${claim.id}`]),
    );
    expect(page).not.toHaveProperty("bylineId");
  });

  it("has nothing of what they wrote under a pseudonym", async () => {
    const me = await makeReviewer(db);
    const quill = { ...me, bylineId: await makePseudonym(db, me) };
    const claim = await makeClaim(db);
    await makeVote(db, claim, { by: quill, columns: { rationale: "Nobody knows me." } });
    await makeEvidence(db, claim.id, { by: quill });
    await makeClaimAnnotation(db, claim.id, { by: quill });
    expect((await getReviewerPage(me.handle))?.contributions).toEqual([]);
  });

  it("has nothing that waits, went back, was taken back or is for few", async () => {
    const me = await makeReviewer(db);
    const claim = await makeClaim(db);
    const audienceId = await makePrivateAudience(db, me);
    const said = { rationale: "On second thoughts." };
    await makeVote(db, claim, { by: me, columns: { ...said, superseded_at: new Date() } });
    await makeVote(db, claim, { by: me, columns: { ...said, withdrawn_at: new Date() } });
    await makeVote(db, await makeClaim(db), { by: me });
    await makeEvidence(db, claim.id, { by: me, state: "PROPOSED" });
    await makeEvidence(db, claim.id, { by: me, state: "SENT_BACK" });
    await makeClaimAnnotation(db, claim.id, { by: me, audienceId });
    const retracted = await makeClaim(db, { state: "RETRACTED" });
    await makeVote(db, retracted, { by: me, columns: said });
    expect((await getReviewerPage(me.handle))?.contributions).toEqual([]);
  });

  it("pages through what they did", async () => {
    const me = await makeReviewer(db);
    const { id } = await makeClaim(db);
    for (let made = 0; made < 32; made += 1) await makeClaimAnnotation(db, id, { by: me });
    const [first, second] = [await getReviewerPage(me.handle), await getReviewerPage(me.handle, 2)];
    expect([first?.contributions.length, first?.hasMore]).toEqual([30, true]);
    expect([second?.contributions.length, second?.hasMore]).toEqual([2, false]);
    const all = [...first!.contributions, ...second!.contributions].map(({ id: made }) => made);
    expect(new Set(all).size).toBe(32);
  });

  it("is nothing where the account is gone, unconfirmed or was never there", async () => {
    const [gone, unconfirmed] = [await makeReviewer(db), await makeReviewer(db)];
    await db.query("DELETE FROM profiles WHERE id = $1", [gone.profileId]);
    await db.query("UPDATE profiles SET email_verified = false WHERE id = $1", [
      unconfirmed.profileId,
    ]);
    for (const handle of [gone.handle, unconfirmed.handle, "nobody-at-all", "No Handle", ""])
      expect(await getReviewer(handle)).toBeNull();
  });

  it("is nothing where they want none, and no name leads to it", async () => {
    const me = await makeReviewer(db);
    const claim = await makeClaim(db);
    await makeVote(db, claim, { by: me, columns: { rationale: "I read the minutes." } });
    const rationale = async () => {
      const page = await getClaimPage(claim.id);
      return page?.kind === "live" ? page.ledger.rationales[0] : null;
    };
    expect(await rationale()).toMatchObject({ byline: me.name, handle: me.handle });
    await db.query("UPDATE profiles SET is_listed = false WHERE id = $1", [me.profileId]);
    expect(await getReviewer(me.handle)).toBeNull();
    expect(await rationale()).toMatchObject({ byline: me.name, handle: null });
  });
});

const topicCalled = async (name: string, audienceId?: string) =>
  (await makeTopic(db, audienceId ? { name, audienceId } : { name })) as string;

async function claimUnder(topicId: string, made: Parameters<typeof makeClaim>[1] = {}) {
  const { id } = await makeClaim(db, made);
  await nameTopic(db, id, topicId);
  return id;
}

/** A document with a text that is shown, by this author. */
async function readDocument(authorId?: string) {
  const { id: sourceId } = await makeSource(db);
  if (authorId) await makeAuthorship(db, sourceId, authorId);
  const documentId = await makeDocument(db, sourceId);
  return { documentId, editionId: await makeEdition(db, sourceId, { role: "PRECIS" }) };
}
