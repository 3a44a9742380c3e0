import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { viewerOf } from "@/lib/access/current-viewer";
import { attempt } from "@/lib/access/limits";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readDb } from "@/lib/foundation/db";
import { provideEnvironment } from "@/lib/foundation/env";
import { comeBack } from "@/lib/identity/commands/come-back";
import { deleteAccount } from "@/lib/identity/commands/delete-account";
import { confirmGivenAddress, giveAddress } from "@/lib/identity/commands/give-address";
import { postLetter } from "@/lib/identity/commands/letters";
import { signIn } from "@/lib/identity/commands/sign-in";
import { getAccount } from "@/lib/identity/queries";
import {
  headers,
  lettersTo,
  member,
  newGuest,
  open,
  PASSWORD,
  profileOf,
  signed,
} from "@/prisma/factories/accounts";
import { makeAssignment, makeClass, makeJoinCode } from "@/prisma/factories/classes";
import { insertRow, openOwner, select, wordsIn } from "@/prisma/factories/connection";
import { viewerOf as viewerOfReviewer } from "@/prisma/factories/people";
import { getPeople } from "../queries/people";
import { getClassSheet } from "../queries/class-sheet";
import { listLeftClasses, listMyClasses } from "../queries/my-classes";
import { enterClass } from "./enter-class";
import { renewReturnCodes } from "./keep-roster";
import { leaveClass } from "./leave-class";

const db = await openOwner();
beforeEach(newGuest);
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };

describe("Coming into a class without an address", () => {
  it("opens an account that is unlisted, has no address that is shown, and is in the class", async () => {
    const { made, browser, profileId } = await entered("Lea");
    expect(await readDb().profile.findUnique({ where: { id: profileId } })).toMatchObject({
      ...{ name: "Lea", isInstant: true, isListed: false, emailVerified: false },
      email: expect.stringMatching(/@instant\.invalid$/),
    });
    const viewer = await viewerOf(browser);
    expect(viewer.standing).toBe("guest");
    expect(await getClassSheet(viewer, made.id)).toMatchObject({ role: "STUDENT" });
    expect(await getAccount(browser)).toMatchObject({ email: null, isInstant: true });
    const [enrolment] = await select(db, "SELECT entry FROM enrolments WHERE actor_id = $1", [
      viewer.actorId,
    ]);
    expect(enrolment).toEqual({ entry: "INSTANT" });
  });

  it("needs a code that opens the class now, and a name that nobody in office has", async () => {
    const made = await makeClass(db);
    const code = await makeJoinCode(db, made);
    expect(await enterClass({ code: "00000000", name: "Lea" }, headers())).toMatchObject({
      failure: { kind: "notFound" },
    });
    await db.query("UPDATE classes SET archived_at = now() WHERE id = $1", [made.id]);
    expect(await enterClass({ code, name: "Lea" }, headers())).toMatchObject({
      failure: { kind: "notFound" },
    });
    await member("office@example.org");
    await db.query(
      `UPDATE profiles SET role = 'EDITOR', name = 'Ottilie Office' WHERE email = 'office@example.org'`,
    );
    expect(await enterClass({ code, name: "ottilie  office" }, headers())).toMatchObject({
      failure: { fields: { name: [expect.any(String)] } },
    });
  });

  it("is one account where the same form is sent twice, and two where it is filled in anew", async () => {
    const made = await makeClass(db);
    const code = await makeJoinCode(db, made);
    const form = { code, name: "Lea", idempotencyKey: randomUUID() };
    const [one, other] = await Promise.all([
      enterClass(form, headers()),
      enterClass(form, headers()),
    ]);
    if (!one.ok || !other.ok) throw new Error("refused");
    const students = () =>
      select(db, "SELECT 1 FROM enrolments WHERE class_id = $1 AND role = 'STUDENT'", [made.id]);
    expect(await students()).toHaveLength(1);
    const opens = await Promise.all(
      [one, other].map(({ value }) => comeBack({ code: value.code }, headers())),
    );
    expect(opens.filter(({ ok }) => ok)).toHaveLength(1);
    await enterClass({ ...form, name: "Leon" }, headers());
    expect(await students()).toHaveLength(2);
  });

  it("is limited to twelve hundred an hour of one network address, behind which a school may be", async () => {
    const made = await makeClass(db);
    const code = await makeJoinCode(db, made);
    const address = "10.9.9.9";
    const enter = (nth: number) => enterClass({ code, name: `Pupil ${nth}` }, headers({}, address));
    const others = Array.from({ length: 1_199 }, (_, nth) => `another class ${nth}`);
    await Promise.all(others.map((account) => attempt("instant", { account, address })));
    expect(await enter(1)).toMatchObject({ ok: true });
    expect(await enter(2)).toMatchObject({ failure: { kind: "limited" } });
  });

  it("is for installations that open accounts at all", async () => {
    const made = await makeClass(db);
    const code = await makeJoinCode(db, made);
    provideEnvironment({ ASSAY_SIGN_UP: "closed" });
    expect(await enterClass({ code, name: "Lea" }, headers())).toMatchObject({
      failure: { kind: "forbidden" },
    });
  });
});

describe("A return code", () => {
  it("signs in again, and no code that was replaced does", async () => {
    const { made, code, profileId } = await entered("Lea");
    expect(await comeBack({ code }, headers())).toMatchObject({ ok: true });
    const [student] = await select<{ id: string }>(
      db,
      "SELECT e.id FROM enrolments e JOIN actors a ON a.id = e.actor_id WHERE a.profile_id = $1",
      [profileId],
    );
    const renewed = await renewReturnCodes.execute(
      viewerOfReviewer(made.teacher),
      { classId: made.id, enrolmentId: student!.id },
      call,
    );
    if (!renewed.ok) throw new Error("refused");
    // Whoever had found the old code is out.
    expect(await sessionsOf(profileId)).toEqual([]);
    expect(await comeBack({ code }, headers())).toMatchObject({
      failure: { fields: { code: [expect.stringContaining("opens nothing")] } },
    });
    const again = renewed.value.result.codes[0]!.code;
    expect(await comeBack({ code: again }, headers())).toMatchObject({ ok: true });
    expect(await sessionsOf(profileId)).toHaveLength(1);
  });

  it("is not found by guessing: tries are counted, and right ones do not count", async () => {
    const { code } = await entered("Lea");
    const address = "10.8.8.8";
    const guess = (nth: number) =>
      comeBack({ code: nth.toString(32).padStart(16, "0") }, headers({}, address));
    for (let nth = 0; nth < 119; nth++)
      expect(await guess(nth)).toMatchObject({ failure: { kind: "invalid" } });
    for (let nth = 0; nth < 3; nth++)
      expect((await comeBack({ code }, headers({}, address))).ok).toBe(true);
    await guess(200);
    expect(await guess(201)).toMatchObject({ failure: { kind: "limited" } });
  });

  it("opens nothing of a suspended account", async () => {
    const { code, profileId } = await entered("Lea");
    await db.query("UPDATE profiles SET suspended_at = now() WHERE id = $1", [profileId]);
    expect(await comeBack({ code }, headers())).toMatchObject({ failure: { kind: "forbidden" } });
  });
});

describe("Somebody without an address", () => {
  it("gets no mail, whoever writes it", async () => {
    const { profileId } = await entered("Lea");
    const { email } = await readDb().profile.findUniqueOrThrow({ where: { id: profileId } });
    await postLetter(
      async (statement, values) =>
        (await db.query(statement.text, values as unknown[])).rows as never,
      { recipient: email, subject: "Hello", text: "Hello" },
    );
    expect(await lettersTo(email)).toEqual([]);
  });

  it("gives an address, confirms it, and keeps what they did; the code opens nothing any more", async () => {
    const { made, code, browser, profileId } = await entered("Lea Winter");
    const submission = await begunWork(made, browser);
    const email = "lea.winter@example.org";
    expect(await giveAddress({ name: "Lea Winter", email, password: PASSWORD }, browser)).toEqual({
      ok: true,
      value: null,
    });
    expect((await viewerOf(browser)).standing).toBe("guest");
    const token = await tokenTo(email);
    expect(await confirmGivenAddress(token, headers())).toMatchObject({ ok: true });
    expect(await profileOf(email)).toMatchObject({
      ...{ id: profileId, isInstant: false, isListed: false, emailVerified: true },
      handle: "lea-winter",
    });
    // Whoever knew the code may be in by it, too.
    expect((await viewerOf(browser)).standing).toBe("anyone");
    expect(await comeBack({ code }, headers())).toMatchObject({ ok: false });
    expect(await signIn({ email, password: PASSWORD }, headers())).toMatchObject({ ok: true });
    const [work] = await select(
      db,
      "SELECT a.profile_id FROM submissions s JOIN actors a ON a.id = s.actor_id WHERE s.id = $1",
      [submission],
    );
    expect(work).toEqual({ profile_id: profileId });
    // The link is good once.
    expect(await confirmGivenAddress(token, headers())).toMatchObject({
      failure: { kind: "invalid" },
    });
  });

  it("learns nothing of who has an address, whose owner is told by a letter", async () => {
    await member("taken@example.org");
    const { browser, profileId } = await entered("Lea");
    const given = { name: "Lea", email: "taken@example.org", password: PASSWORD };
    expect(await giveAddress(given, browser)).toEqual({ ok: true, value: null });
    expect((await lettersTo("taken@example.org"))[0]!.subject).toContain("already have an account");
    expect(await readDb().profile.findUnique({ where: { id: profileId } })).toMatchObject({
      isInstant: true,
    });
  });

  it("gets an address with which somebody began an account and never confirmed it", async () => {
    await open("began@example.org");
    const { browser, profileId } = await entered("Lea");
    await giveAddress({ name: "Lea", email: "began@example.org", password: PASSWORD }, browser);
    expect(await confirmGivenAddress(await tokenTo("began@example.org"), headers())).toMatchObject({
      ok: true,
    });
    expect((await profileOf("began@example.org")).id).toBe(profileId);
  });

  it("is refused a password that is easy to guess, and a second address", async () => {
    const { browser } = await entered("Lea");
    const given = { name: "Lea", email: "lea@example.org", password: "password1234" };
    expect(await giveAddress(given, browser)).toMatchObject({
      failure: { fields: { password: [expect.any(String)] } },
    });
    await member("full@example.org");
    const [session] = await sessionsOf((await profileOf("full@example.org")).id);
    const full = headers({ cookie: signed(session!.token) });
    expect(await giveAddress({ ...given, password: PASSWORD }, full)).toMatchObject({
      failure: { kind: "forbidden" },
    });
  });

  it("sees which classes they left, and comes back by their code all the same", async () => {
    const { made, browser, code } = await entered("Lea");
    const viewer = await viewerOf(browser);
    await leaveClass.execute(viewer, { classId: made.id, goal: "leave" }, call);
    expect((await listMyClasses(viewer, 1)).total).toBe(0);
    expect(await listLeftClasses(viewer)).toMatchObject([{ id: made.id }]);
    expect(await comeBack({ code }, headers())).toMatchObject({ ok: true });
  });

  it("deletes the account by the code, which goes with it; their teacher keeps work without a name or an id", async () => {
    const { made, browser, code, profileId } = await entered("Lea Sommer");
    const submission = await begunWork(made, browser);
    const { actorId } = (await viewerOf(browser)).require();
    await insertRow(db, "roster_entries", {
      ...{ class_id: made.id, external_id: "S-4711", added_by_actor_id: made.teacher.actorId },
      enrolment_id: (
        await select<{ id: string }>(db, "SELECT id FROM enrolments WHERE actor_id = $1", [actorId])
      )[0]!.id,
    });
    expect(await deleteAccount({ password: "0000-0000-0000-0000" }, browser, [])).toMatchObject({
      failure: { fields: { password: [expect.stringContaining("return code")] } },
    });
    expect(await deleteAccount({ password: code.toUpperCase() }, browser, [])).toMatchObject({
      ok: true,
    });
    expect(
      await select(db, "SELECT 1 FROM return_codes WHERE profile_id = $1", [profileId]),
    ).toEqual([]);
    for (const words of ["Lea Sommer", "S-4711", `${profileId}@`])
      expect(await wordsIn(db, words), words).toEqual([]);
    const asked = { page: 1, sort: "name", who: null } as const;
    const people = await getPeople(viewerOfReviewer(made.teacher), made.id, asked);
    expect(people!.students).toMatchObject([{ name: null }]);
    expect(await select(db, "SELECT 1 FROM submissions WHERE id = $1", [submission])).toHaveLength(
      1,
    );
  });
});

/** Somebody who has just come into a class, with the browser in which they are signed in. */
async function entered(name: string) {
  const made = await makeClass(db);
  const code = await makeJoinCode(db, made);
  const outcome = await enterClass({ code, name }, headers());
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  const [session] = await select<{ token: string; profileId: string }>(
    db,
    `SELECT s.token, s.profile_id AS "profileId" FROM sessions s JOIN actors a ON a.profile_id = s.profile_id
     JOIN enrolments e ON e.actor_id = a.id WHERE e.class_id = $1`,
    [made.id],
  );
  const { token, profileId } = session!;
  const browser = headers({ cookie: signed(token) });
  return { made, code: outcome.value.code, browser, profileId };
}

async function begunWork(made: Awaited<ReturnType<typeof makeClass>>, browser: Headers) {
  const { actorId, bylineId } = (await viewerOf(browser)).require();
  const assignment = await makeAssignment(db, { of: made });
  const [enrolment] = await select<{ id: string }>(
    db,
    "SELECT id FROM enrolments WHERE actor_id = $1",
    [actorId],
  );
  const { id } = await insertRow(db, "submissions", {
    ...{ assignment_id: assignment.id, enrolment_id: enrolment!.id },
    ...{ byline_id: bylineId, actor_id: actorId },
  });
  return id as string;
}

async function tokenTo(email: string): Promise<string> {
  const [letter] = await lettersTo(email);
  return decodeURIComponent(/\?address=(\S+)/.exec(letter!.text)![1]!);
}

const sessionsOf = (profileId: string) =>
  select<{ token: string }>(db, "SELECT token FROM sessions WHERE profile_id = $1", [profileId]);
