import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";
import { getNotesPage } from "@/lib/publishing/queries/notes";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import {
  makePrivateAudience,
  makeReviewer,
  viewerOf,
  type Reviewer,
} from "@/prisma/factories/people";
import { getThread } from "../queries/thread";
import { replyToAnnotation } from "./reply";
import { restoreAnnotation, retractAnnotation } from "./retract";
import { reviseAnnotation } from "./revise";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

describe("What a note is about", () => {
  it.each([
    ["LIVE", true],
    ["RETRACTED", true],
    ["PROPOSED", false],
    ["SENT_BACK", false],
  ] as const)("and is %s: the note is told: %s", async (state, isTold) => {
    const { id: claimId } = await makeClaim(db);
    const by = await makeReviewer(db);
    const evidence = await makeEvidence(db, claimId, { state });
    const argument = await makeArgument(db, claimId, { state });
    const targets: Record<string, string>[] = [
      { target_evidence_id: evidence.id },
      { target_argument_id: argument.id },
    ];
    for (const target of targets) {
      const { id } = await makeClaimAnnotation(db, claimId, { by, target });
      expect((await getThread(Viewer.anyone, claimId, id)) !== null).toBe(isTold);
    }
  });
});

describe("An answer", () => {
  it("stands under its note for everyone, and makes the claim's page stale", async () => {
    const { note, other } = await scene();
    const outcome = await reply(other, note);
    expect(outcome).toMatchObject({ ok: true, value: { stale: [`claim:${note.claimId}`] } });
    const [shown] = await notesShown(note.claimId);
    expect(shown).toMatchObject({ replyCount: 1, replies: [{ body: "In the minutes." }] });
  });

  it("to an answer stands with it under the note, and the event says what it answers and where it stands", async () => {
    const { note, by, other } = await scene();
    const first = await replied(other, note);
    const second = await replied(by, { ...note, annotationId: first });
    const thread = await getThread(viewerOf(other), note.claimId, second);
    expect(thread).toMatchObject({ root: { id: note.annotationId }, focus: { id: second } });
    expect(thread!.replies.map(({ id }) => id)).toEqual([first, second]);
    const subject = `${note.claimId}/${second}`;
    const events = await select<{ after: string }>(
      db,
      "SELECT after FROM audit_events WHERE name = 'annotation.reply' AND subject_id = $1 AND audience_id IS NOT NULL",
      [subject],
    );
    expect(events.map(({ after }) => JSON.parse(after) as unknown)).toEqual([
      { body: "In the minutes.", threadId: note.annotationId, answeredId: first },
    ]);
  });

  it("to one's own private note is as private; to anybody else there is nothing to answer", async () => {
    const { by, other, claimId } = await scene();
    const note = await privateNote(by, claimId);
    expect(await reply(other, note)).toMatchObject({ failure: { kind: "notFound" } });
    const outcome = await reply(by, note);
    expect(outcome).toMatchObject({ ok: true, value: { stale: [] } });
    const seen = await select(reader, "SELECT 1 FROM claim_annotations WHERE claim_id = $1", [
      claimId,
    ]);
    expect(seen).toHaveLength(1);
    expect(JSON.stringify(await getClaimPage(claimId))).not.toContain("In the minutes.");
    expect((await getThread(viewerOf(by), claimId, note.annotationId))?.replies).toHaveLength(1);
  });

  it("is not given to what was taken back", async () => {
    const { note, by, other } = await scene();
    await retract(by, note);
    expect(await reply(other, note)).toMatchObject({ failure: { kind: "conflict" } });
  });

  it("sent twice stands once", async () => {
    const { note, other } = await scene();
    const idempotencyKey = randomUUID();
    const send = () =>
      replyToAnnotation.execute(
        viewerOf(other),
        { ...note, body: "Once." },
        { clock: systemClock, idempotencyKey },
      );
    await Promise.all([send(), send()]);
    expect(
      (await getThread(viewerOf(other), note.claimId, note.annotationId))?.replies,
    ).toHaveLength(1);
  });
});

describe("A note that is worded anew", () => {
  it("says so, with the date, and what it said before stays readable for everyone", async () => {
    const { note, by, other } = await scene();
    expect(await revise(by, note, "Which calendar is it?")).toMatchObject({ ok: true });
    const thread = await getThread(viewerOf(other), note.claimId, note.annotationId);
    expect(thread).toMatchObject({
      focus: { body: "Which calendar is it?", editedAt: expect.any(Date) },
      earlier: [{ body: "Compare the minutes." }],
    });
    expect(await notesShown(note.claimId)).toMatchObject([
      { body: "Which calendar is it?", editedAt: expect.any(String) },
    ]);
  });

  it("is one's own", async () => {
    const { note, other } = await scene();
    expect(await revise(other, note, "Mine now.")).toMatchObject({
      failure: { kind: "forbidden" },
    });
  });

  it("meanwhile in another window is not overwritten: nothing is stored, and the words come back", async () => {
    const { note, by } = await scene();
    const [one, two] = await Promise.all([
      revise(by, note, "From one window."),
      revise(by, note, "From the other."),
    ]);
    expect([one, two].filter(({ ok }) => ok)).toHaveLength(1);
    const late = [one, two].find(({ ok }) => !ok);
    expect(late).toMatchObject({
      failure: { kind: "conflict", details: { now: expect.stringContaining("From") } },
    });
  });

  it("in the same words is not", async () => {
    const { note, by } = await scene();
    expect(await revise(by, note, "Compare the minutes.")).toMatchObject({
      failure: { fields: { body: [expect.stringContaining("already")] } },
    });
  });

  it("keeps a tag to one short line", async () => {
    const { by, claimId } = await scene();
    const { id, revisionId } = await makeClaimAnnotation(db, claimId, {
      by,
      motivation: "TAGGING",
    });
    const tag = { claimId, annotationId: id, revisionId };
    expect(await revise(by, tag, "one\ntwo")).toMatchObject({
      failure: { fields: { body: [expect.stringContaining("one short line")] } },
    });
    expect(await revise(by, tag, "calendar")).toMatchObject({ ok: true });
  });

  it("holds no link in an account's first day, however the link is written", async () => {
    const { note, by } = await scene();
    for (const body of ["See https://example.org", "[this](http\\://example.org)"])
      expect(await revise(by, note, body)).toMatchObject({
        failure: { fields: { body: [expect.stringContaining("24 hours")] } },
      });
  });
});

describe("A note that is taken back", () => {
  it("leaves the public page where nobody answered it", async () => {
    const { note, by } = await scene();
    expect(await retract(by, note)).toMatchObject({ value: { stale: [`claim:${note.claimId}`] } });
    expect(await notesShown(note.claimId)).toEqual([]);
    expect((await getNotesPage(note.claimId))?.notes).toEqual([]);
  });

  it("stays without its words for what others answered, and keeps them for its author alone", async () => {
    const { note, by, other } = await scene();
    await replied(other, note);
    await revise(by, note, "Said in other words.");
    await retract(by, note);
    expect(await notesShown(note.claimId)).toMatchObject([{ body: null, replyCount: 1 }]);
    const { focus, earlier } = (await thread(other, note))!;
    expect({ ...focus, earlier }).toMatchObject({ body: null, isRetracted: true, earlier: [] });
    expect(await thread(by, note)).toMatchObject({
      focus: { body: "Said in other words.", isRetracted: true, isMine: true },
      earlier: [{ body: "Compare the minutes." }],
    });
  });

  it("is restored by its author, once, and by nobody else", async () => {
    const { note, by, other } = await scene();
    await retract(by, note);
    expect(await retract(by, note)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await restore(other, note)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await restore(by, note)).toMatchObject({ ok: true });
    expect(await restore(by, note)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await notesShown(note.claimId)).toMatchObject([{ body: "Compare the minutes." }]);
  });

  it("is not worded anew before it is restored", async () => {
    const { note, by } = await scene();
    await retract(by, note);
    expect(await revise(by, note, "Quietly changed.")).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
});

describe("A private note of somebody else", () => {
  it.each(["MEMBER", "EDITOR", "ADMIN"] as const)(
    "is as absent to a %s as what was never there",
    async (role) => {
      const { by, claimId } = await scene();
      const other = await makeReviewer(db, { role });
      const note = await privateNote(by, claimId);
      for (const named of [note, { ...note, annotationId: randomUUID() }]) {
        expect(await thread(other, named)).toBeNull();
        for (const attempt of [reply, retract, restore])
          expect(await attempt(other, named)).toMatchObject({ failure: { kind: "notFound" } });
        expect(await revise(other, named, "Mine.")).toMatchObject({
          failure: { kind: "notFound" },
        });
      }
    },
  );
});

describe("What cannot be read as a note", () => {
  it.each([
    ["an id that is none", { annotationId: "1 OR 1=1" }],
    ["no words", { body: " \u0000 " }],
    ["more words than a note may have", { body: "a".repeat(5_001) }],
  ])("%s is refused with its message", async (_what, given) => {
    const { note, other } = await scene();
    const input = { ...note, body: "In the minutes.", ...given };
    const outcome = await replyToAnnotation.execute(viewerOf(other), input, {
      clock: systemClock,
    });
    expect(outcome).toMatchObject({ failure: { kind: "invalid" } });
  });
});

type Note = { claimId: string; annotationId: string; revisionId: string };

async function scene() {
  const [by, other] = [await makeReviewer(db), await makeReviewer(db)];
  const { id: claimId } = await makeClaim(db);
  const { id, revisionId } = await makeClaimAnnotation(db, claimId, { by });
  const note: Note = { claimId, annotationId: id, revisionId };
  return { by, other, claimId, note };
}

async function privateNote(by: Reviewer, claimId: string): Promise<Note> {
  const audienceId = await makePrivateAudience(db, by);
  const { id, revisionId } = await makeClaimAnnotation(db, claimId, { by, audienceId });
  return { claimId, annotationId: id, revisionId };
}

const now = { clock: systemClock };
const viewer = (by: Reviewer): Viewer => viewerOf(by);

const reply = (by: Reviewer, { claimId, annotationId }: Note) =>
  replyToAnnotation.execute(viewer(by), { claimId, annotationId, body: "In the minutes." }, now);

async function replied(by: Reviewer, note: Note): Promise<string> {
  const outcome = await reply(by, note);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result.annotationId;
}

const revise = (by: Reviewer, note: Note, body: string) =>
  reviseAnnotation.execute(viewer(by), { ...note, body }, now);
const retract = (by: Reviewer, note: Note) => retractAnnotation.execute(viewer(by), note, now);
const restore = (by: Reviewer, note: Note) => restoreAnnotation.execute(viewer(by), note, now);
const thread = (by: Reviewer, { claimId, annotationId }: Note) =>
  getThread(viewer(by), claimId, annotationId);

async function notesShown(claimId: string) {
  const page = await getClaimPage(claimId);
  if (page?.kind !== "live") throw new Error("the claim has no live page");
  return page.ledger.notes.notes;
}
