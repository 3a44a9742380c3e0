import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { viewerOf } from "@/lib/access/current-viewer";
import { annotateClaim } from "@/lib/annotations/commands/annotate";
import { reviseAnnotation } from "@/lib/annotations/commands/revise";
import { keepClaimSet } from "@/lib/classes/commands/claim-sets";
import { keepComment } from "@/lib/classes/commands/comments";
import { keepTemplate } from "@/lib/classes/commands/templates";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, limiterPool, publicSql, readDb } from "@/lib/foundation/db";
import { markText } from "@/lib/foundation/redacted";
import {
  administrator,
  cookieOf,
  eventsOf,
  headers,
  lettersTo,
  member,
  newGuest,
  PASSWORD,
  profileOf,
  sessionsOf,
} from "@/prisma/factories/accounts";
import { makeClaim } from "@/prisma/factories/claims";
import { makeAssignment, makeClass } from "@/prisma/factories/classes";
import { openOwner, wordsIn } from "@/prisma/factories/connection";
import { makeDigest, makeFollow } from "@/prisma/factories/follows";
import type { Reviewer } from "@/prisma/factories/people";
import { makeVote } from "@/prisma/factories/reviews";
import { deleteAccount } from "./delete-account";
import { keepDraft } from "./drafts";

const db = await openOwner();
beforeEach(newGuest);
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("Deleting an account", () => {
  it("erases profile, address and sessions, and leaves what was given under nobody's name", async () => {
    await member("leaver@example.org");
    const profile = await profileOf("leaver@example.org");
    const browser = await cookieOf("leaver@example.org");
    const { actorId, bylineId } = (await viewerOf(browser)).require();
    const by = { actorId, bylineId, profileId: profile.id, role: "MEMBER" as const };
    const claim = await makeClaim(db);
    await makeVote(db, claim, { by: by as never, columns: { rationale: "I read the minutes." } });

    expect(await deleteAccount({ password: PASSWORD }, browser, [])).toMatchObject({ ok: true });
    expect(await readDb().profile.findUnique({ where: { id: profile.id } })).toBeNull();
    expect(await sessionsOf("leaver@example.org")).toEqual([]);
    expect(await lettersTo("leaver@example.org")).toEqual([]);
    expect((await viewerOf(browser)).isSignedIn).toBe(false);
    expect(await eventsOf(profile.id)).toContain("account.delete");

    const [vote] = await publicSql<{ rationale: string; name: string | null }>(
      {
        name: "test_vote_of_leaver",
        text: `SELECT v.rationale, p.name FROM votes v JOIN bylines b ON b.id = v.byline_id
               LEFT JOIN profiles p ON p.id = b.profile_id WHERE v.claim_id = $1`,
      },
      [claim.id],
    );
    expect(vote).toEqual({ rationale: "I read the minutes.", name: null });
    expect(await wordsIn(db, "leaver@example.org")).toEqual([]);
  });

  it("takes what was theirs alone with it: drafts, what they followed, what they were told, by mail, too", async () => {
    await member("private@example.org");
    const browser = await cookieOf("private@example.org");
    const viewer = await viewerOf(browser);
    const { id } = await makeClaim(db);
    const person = { actorId: viewer.actorId! } as Reviewer;
    await makeFollow(db, person, { claim_id: id });
    await makeDigest(db, person, "private@example.org");
    const draft = { form: "vote", draftAt: `/claims/${id}/vote`, rationale: "Not yet." };
    await keepDraft.execute(viewer, draft, { clock: systemClock });
    await deleteAccount({ password: PASSWORD }, browser, []);
    for (const [table, whose] of [
      ["drafts", "actor_id"],
      ["follows", "actor_id"],
      ["notifications", "recipient_actor_id"],
      ["mail_choices", "actor_id"],
      ["digests", "actor_id"],
    ])
      expect(
        (await db.query(`SELECT 1 FROM ${table} WHERE ${whose} = $1`, [person.actorId])).rows,
        table,
      ).toEqual([]);
  });

  it("takes the words of notes that were for them alone, every wording and in the log, and leaves public ones", async () => {
    await member("diarist@example.org");
    const browser = await cookieOf("diarist@example.org");
    const viewer = await viewerOf(browser);
    const { id: claimId } = await makeClaim(db);
    const write = async (body: string, audience: string) => {
      const note = { claimId, motivation: "COMMENTING", body, audience };
      const outcome = await annotateClaim.execute(viewer, note, { clock: systemClock });
      if (!outcome.ok) throw new Error("not stored");
      return outcome.value.result.annotationId;
    };
    await write("Is it so?", "PUBLIC");
    const annotationId = await write('A "quince"\nin April', "PRIVATE");
    const [first] = await wordings(annotationId);
    const reworded = {
      claimId,
      annotationId,
      revisionId: first!.id,
      body: "Rather a quince in May",
    };
    await reviseAnnotation.execute(viewer, reworded, { clock: systemClock });

    await deleteAccount({ password: PASSWORD }, browser, []);
    expect((await wordings(annotationId)).map(({ body }) => body)).toEqual([
      markText({ length: 19, sha256: sha256Hex('A "quince"\nin April') }),
      markText({ length: 22, sha256: sha256Hex("Rather a quince in May") }),
    ]);
    expect(await wordsIn(db, "quince")).toEqual([]);
    expect(await wordsIn(db, "Is it so?")).toEqual(["audit_events", "claim_annotation_revisions"]);
    const events = await db.query("SELECT after FROM audit_events WHERE subject_id = $1", [
      `${claimId}/${annotationId}`,
    ]);
    expect(events.rows.map(({ after }) => JSON.parse(after).body)).toEqual([
      expect.stringMatching(/^\[redacted /),
      expect.stringMatching(/^\[redacted /),
    ]);
  });

  it("takes the words of what they kept for classes: comments, templates and sets of claims, in the log as well", async () => {
    await member("keeping@example.org");
    const browser = await cookieOf("keeping@example.org");
    const viewer = await viewerOf(browser);
    const { actorId } = viewer.require();
    const { id: assignmentId } = await makeAssignment(db, {
      of: await makeClass(db, { teacher: { actorId } as Reviewer }),
    });
    const { id: claimId } = await makeClaim(db);
    const call = { clock: systemClock };
    const set = { title: "Medlar claims", claims: [claimId] };
    for (const kept of [
      await keepComment.execute(viewer, { comment: "Name your medlar." }, call),
      await keepTemplate.execute(viewer, { assignmentId, title: "A medlar lesson" }, call),
      await keepClaimSet.execute(viewer, set, call),
    ])
      expect(kept).toMatchObject({ ok: true });
    expect(await wordsIn(db, "medlar")).toEqual([
      ...["assignment_templates", "bank_comments", "claim_sets"],
    ]);

    await deleteAccount({ password: PASSWORD }, browser, []);
    expect(await wordsIn(db, "medlar")).toEqual([]);
    const templates = "SELECT content FROM assignment_templates WHERE owner_actor_id = $1";
    expect((await db.query(templates, [actorId])).rows).toEqual([
      { content: expect.stringMatching(/^\[redacted /) },
    ]);
  });

  it("asks for the pages that show the name to be drawn anew", async () => {
    await member("signed@example.org");
    const browser = await cookieOf("signed@example.org");
    const { actorId } = (await viewerOf(browser)).require();
    await deleteAccount({ password: PASSWORD }, browser, []);
    const jobs = await limiterPool().query(
      "SELECT payload FROM graphile_worker._private_jobs WHERE payload ->> 'actorId' = $1",
      [actorId],
    );
    expect(jobs.rows).toEqual([{ payload: { actorId } }]);
  });

  it("is refused on a wrong password, and changes nothing", async () => {
    await member("keeper@example.org");
    const browser = await cookieOf("keeper@example.org");
    expect(await deleteAccount({ password: `${PASSWORD}!` }, browser, [])).toMatchObject({
      failure: { kind: "invalid", fields: { password: [expect.any(String)] } },
    });
    expect(await sessionsOf("keeper@example.org")).toHaveLength(1);
  });

  it("is refused to the last administrator", async () => {
    await administrator();
    await member("chief@example.org");
    const { id } = await profileOf("chief@example.org");
    const pool = limiterPool();
    await pool.query("UPDATE profiles SET role = 'MEMBER' WHERE role = 'ADMIN'");
    await pool.query("UPDATE profiles SET role = 'ADMIN' WHERE id = $1", [id]);
    const browser = await newSession("chief@example.org");
    expect(await deleteAccount({ password: PASSWORD }, browser, [])).toMatchObject({
      failure: { kind: "forbidden", reason: expect.stringContaining("last administrator") },
    });
    expect(await profileOf("chief@example.org")).toMatchObject({ role: "ADMIN" });
  });

  it("is nothing for whoever is signed out", async () => {
    expect(await deleteAccount({ password: PASSWORD }, headers(), [])).toMatchObject({
      failure: { kind: "signedOut" },
    });
  });
});

/** Signs in anew: a change of role may have ended the session there was. */
async function newSession(email: string): Promise<Headers> {
  const { signIn } = await import("./sign-in");
  await signIn({ email, password: PASSWORD }, headers());
  return cookieOf(email);
}

const wordings = async (annotationId: string) =>
  (
    await db.query<{ id: string; body: string }>(
      "SELECT id, body FROM claim_annotation_revisions WHERE annotation_id = $1 ORDER BY ordinal",
      [annotationId],
    )
  ).rows;
