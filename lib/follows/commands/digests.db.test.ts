import { Logger, runOnce, type TaskList } from "graphile-worker";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { assignAssignment } from "@/lib/classes/commands/assign-assignment";
import { leaveClass } from "@/lib/classes/commands/leave-class";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { env, provideEnvironment } from "@/lib/foundation/env";
import { enrol, erase, makeAssignment, makeClass } from "@/prisma/factories/classes";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeNotice } from "@/prisma/factories/follows";
import { startMailServer, type MailServer } from "@/prisma/factories/mail-server";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { done, tellAll } from "@/prisma/factories/telling";
import { jobs } from "../jobs";
import { gatherDigests, sendDigest } from "./digests";
import { readNotices } from "./read";

const db = await openOwner();
let mail: MailServer;
beforeEach(async () => {
  mail = await startMailServer();
  provideEnvironment({ SMTP_URL: mail.url });
  await db.query("DELETE FROM graphile_worker._private_jobs");
  await db.query("DELETE FROM mail_choices");
  await db.query("UPDATE digests SET ended_at = opened_at");
});
afterEach(() => mail.stop());
afterAll(() => Promise.all([db.end(), closeDb()]));

// Letters to readers in UTC: due this morning, of what was told in the night.
const TODAY = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
const at = (hours: number) => new Date(TODAY.getTime() + hours * 3_600_000);
const SEVEN = at(7);

describe("A digest", () => {
  it("goes to whoever chose letters, in the morning, with what they were told and did not read", async () => {
    const reader = await readerOf("DAILY");
    await told(reader, at(2));
    const read = await told(reader, at(2));
    await done(readNotices, viewerOf(reader), read);
    await gather(at(5.9));
    await work();
    expect(mail.received).toEqual([]);
    await gather(SEVEN);
    await work();
    expect(mail.received).toHaveLength(1);
    const letter = unfolded(mail.received[0]!);
    expect(letter).toMatch(new RegExp(`^To: ${reader.handle}@example.org$`, "m"));
    expect(letter).toMatch(/^Subject: 1 notification at Assay$/m);
    expect(letter).toMatch(
      /^List-Unsubscribe: <http:\/\/localhost:\d+\/api\/letters\/stop\?token=[\w-]{43}>$/m,
    );
    expect(letter).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(letter).toMatch(/^Content-Type: text\/plain/m);
    const [kept] = await lettersTo(reader);
    expect(kept).toMatchObject({ text: "", stop_url: null, delivery: "smtp" });
  });

  it.each([
    ["was not asked", "DELETE FROM mail_choices WHERE actor_id = $1"],
    ["chose none", "UPDATE mail_choices SET cadence = 'NEVER' WHERE actor_id = $1"],
    ["stopped them", "UPDATE mail_choices SET stopped_at = now() WHERE actor_id = $1"],
    [
      "chose them after the morning",
      "UPDATE mail_choices SET chosen_at = date_trunc('day', now(), 'UTC') + interval '6 hours 1 minute' WHERE actor_id = $1",
    ],
    ["did not confirm their address", profile("email_verified = false")],
    ["is suspended", profile("suspended_at = now()")],
    ["has no address", profile("email_verified = false, is_listed = false, is_instant = true")],
    [
      "has read everything",
      "UPDATE notifications SET read_at = now() WHERE recipient_actor_id = $1",
    ],
    [
      "is told something only later",
      "UPDATE notifications SET created_at = created_at + interval '4.5 hours' WHERE recipient_actor_id = $1",
    ],
    [
      "was told nothing since they chose",
      "UPDATE mail_choices SET chosen_at = date_trunc('day', now(), 'UTC') + interval '3 hours' WHERE actor_id = $1",
    ],
  ])("goes to nobody who %s", async (_, change) => {
    const reader = await readerOf("DAILY");
    await told(reader, at(2));
    await db.query(change, [reader.actorId]);
    expect(await gather(SEVEN)).toMatchObject({ opened: 0 });
  });

  it("of a week goes after the Monday morning", async () => {
    const reader = await readerOf("WEEKLY");
    const monday = new Date("2026-06-01T00:00Z").getTime();
    const on = (days: number, hours: number) => new Date(monday + (days * 24 + hours) * 3_600_000);
    await told(reader, on(-2, 9));
    expect(await gather(on(-1, 23))).toMatchObject({ opened: 0 });
    expect(await gather(on(0, 6))).toMatchObject({ opened: 1 });
    await work();
    await told(reader, on(1, 9));
    expect(await gather(on(6, 23))).toMatchObject({ opened: 0 });
    expect(await gather(on(7, 9))).toMatchObject({ opened: 1 });
  });

  it("is opened once and sent once, whoever asks how often at once", async () => {
    const reader = await readerOf("DAILY");
    await told(reader, at(2));
    const opened = await Promise.all(Array.from({ length: 6 }, () => gather(SEVEN)));
    expect(opened.reduce((sum, one) => sum + one.opened, 0)).toBe(1);
    expect(await waiting()).toHaveLength(1);
    await work();
    const [{ id } = { id: "" }] = await digestsOf(reader);
    await sendDigest(id);
    await db.query("UPDATE digests SET ended_at = NULL WHERE id = $1", [id]);
    // As after a crash between the sending and the note of it.
    await sendDigest(id);
    expect(mail.received).toHaveLength(1);
    expect(await digestsOf(reader)).toMatchObject([{ ended_at: expect.any(Date) }]);
    expect(await gather(at(9))).toEqual({ opened: 0, revived: 0 });
  });
});

describe("A bad day", () => {
  it("without a mail server ends in one letter, of all that is unread by then", async () => {
    const reader = await readerOf("DAILY");
    mail.refuses = true;
    for (const day of [-2, -1, 0]) {
      await told(reader, at(day * 24 + 2));
      await gather(at(day * 24 + 7));
      await again();
    }
    expect(mail.received).toEqual([]);
    expect(await digestsOf(reader)).toHaveLength(1);
    mail.refuses = false;
    await again();
    expect(mail.received).toHaveLength(1);
    expect(mail.received[0]).toMatch(/^Subject: 3 notifications at Assay$/m);
    await told(reader, at(3));
    expect(await gather(systemClock())).toEqual({ opened: 0, revived: 0 });
  });

  it("is got over also when the worker had given the letter up", async () => {
    const reader = await readerOf("DAILY");
    await told(reader, at(2));
    mail.refuses = true;
    await gather(SEVEN);
    await work();
    mail.refuses = false;
    await db.query("UPDATE graphile_worker._private_jobs SET attempts = max_attempts");
    expect(await gather(SEVEN)).toEqual({ opened: 0, revived: 1 });
    expect(await gather(SEVEN)).toEqual({ opened: 0, revived: 0 });
    await work();
    expect(mail.received).toHaveLength(1);
  });

  it("of a clock that ran a year ahead keeps back no letter once it is right again", async () => {
    const reader = await readerOf("DAILY");
    await told(reader, at(2));
    expect(await gather(at(365 * 24 + 7))).toMatchObject({ opened: 1 });
    await work();
    await db.query("UPDATE digests SET ended_at = for_day");
    await told(reader, at(3));
    expect(await gather(SEVEN)).toMatchObject({ opened: 1 });
    await work();
    expect(mail.received).toHaveLength(2);
  });

  it("on which letters are stopped between the making and the sending sends none", async () => {
    const reader = await readerOf("DAILY");
    await told(reader, at(2));
    mail.refuses = true;
    await gather(SEVEN);
    await work();
    expect(await lettersTo(reader)).toHaveLength(1);
    await db.query("UPDATE mail_choices SET stopped_at = now() WHERE actor_id = $1", [
      reader.actorId,
    ]);
    mail.refuses = false;
    await again();
    expect(mail.received).toEqual([]);
    expect(await lettersTo(reader)).toEqual([]);
    expect(await digestsOf(reader)).toMatchObject([{ ended_at: expect.any(Date) }]);
  });

  it("on which all was read before the letter went sends none", async () => {
    const reader = await readerOf("DAILY");
    const notice = await told(reader, at(2));
    await gather(SEVEN);
    await done(readNotices, viewerOf(reader), notice);
    await work();
    expect(mail.received).toEqual([]);
  });

  it.each([
    ["is deleted", (classId: string) => erase(db, { id: classId })],
    [
      "is left",
      (classId: string, student: Reviewer) =>
        done(leaveClass, viewerOf(student), { classId, goal: "leave" }),
    ],
  ])("on which a class %s says no word of it", async (_, happens) => {
    const student = await readerOf("DAILY");
    const of = await makeClass(db, { name: "Latin, 9a" });
    await enrol(db, of.id, student);
    const { id: assignmentId } = await makeAssignment(db, { of, changes: { assigned_at: null } });
    await done(assignAssignment, viewerOf(of.teacher), { assignmentId });
    await tellAll(db);
    await db.query("UPDATE notifications SET created_at = $1", [at(2)]);
    mail.refuses = true;
    await gather(SEVEN);
    await work();
    expect((await lettersTo(student))[0]!.text).toContain("Latin, 9a\n- New: “Who wanted what”.");
    await happens(of.id, student);
    mail.refuses = false;
    await again();
    expect(mail.received).toHaveLength(1);
    expect(mail.received[0]).not.toMatch(/Latin|Who wanted/);
  });
});

function profile(changes: string): string {
  return `UPDATE profiles SET ${changes} WHERE id = (SELECT profile_id FROM actors WHERE id = $1)`;
}

async function readerOf(cadence: "DAILY" | "WEEKLY"): Promise<Reviewer> {
  const reader = await makeReviewer(db);
  await insertRow(db, "mail_choices", {
    ...{ actor_id: reader.actorId, cadence, time_zone: "UTC", chosen_at: "2026-01-05T08:00Z" },
  });
  return reader;
}

async function told(reader: Reviewer, created_at: Date) {
  const { noticeId } = await makeNotice(db, reader, { created_at });
  return { noticeIds: noticeId };
}

async function gather(now: Date): Promise<{ opened: number; revived: number }> {
  const outcome = await asSystem(gatherDigests)({}, () => now);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result;
}

/** A letter in which each field of its head stands on one line. */
const unfolded = (letter: string) => letter.replace(/\r\n[ \t]+/g, " ");

const digestsOf = ({ actorId }: Reviewer) =>
  select<{ id: string; ended_at: Date | null }>(db, "SELECT * FROM digests WHERE actor_id = $1", [
    actorId,
  ]);
const lettersTo = ({ handle }: Reviewer) =>
  select<{ text: string; stop_url: string | null }>(
    db,
    "SELECT * FROM letters WHERE recipient = $1",
    [`${handle}@example.org`],
  );
const waiting = () =>
  select(db, "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'follows.digest'");

/** The jobs that wait are tried, whenever their turn would be. */
async function again(): Promise<void> {
  await db.query("UPDATE graphile_worker._private_jobs SET run_at = now()");
  await work();
}

async function work(): Promise<void> {
  const taskList: TaskList = { "follows.digest": jobs["follows.digest"]! };
  await runOnce({
    ...{ connectionString: env().databaseUrl, taskList, noHandleSignals: true, concurrency: 1 },
    logger: new Logger(() => () => undefined),
  });
}
