import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { peerHeader } from "@/lib/access/peer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import type { Failure } from "@/lib/foundation/errors";
import { openAccount } from "@/lib/identity/commands/open-account";
import { newGuest } from "@/prisma/factories/accounts";
import { enrol, makeClass, makeJoinCode, type MadeClass } from "@/prisma/factories/classes";
import { openOwner, select, wordsIn } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { getRosterEntry, getRosterSheet, listExpecting } from "../queries/roster";
import type { Preview } from "../rules/roster/preview";
import { importRoster } from "./import-roster";
import { joinClass, joinExpected } from "./join-class";
import { correctRoster, removeFromRoster, renewReturnCodes } from "./keep-roster";

const db = await openOwner();
beforeEach(newGuest);
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };

describe("Importing a roster", () => {
  it("stores nothing before it was shown, and then what was shown", async () => {
    const of = await makeClass(db);
    const first = await send(of, LIST);
    expect(first).toMatchObject({ preview: { counts: { add: 2, left: 1 }, isNothing: false } });
    expect(await entriesOf(of)).toEqual([]);
    expect(await importedInto(of, LIST)).toMatchObject({ counts: { add: 2 }, codes: [] });
    expect(await entriesOf(of)).toEqual([
      { name: "Anna Vogt", email: "anna@school.example", externalId: "7" },
      { name: "Bo", email: null, externalId: null },
    ]);
  });

  it("changes nothing the second time, and says so", async () => {
    const of = await makeClass(db);
    await importedInto(of, LIST);
    const before = await entriesOf(of);
    expect(await send(of, LIST)).toMatchObject({
      reason: expect.stringContaining("nothing to import"),
      preview: { isNothing: true, stillCount: 2 },
    });
    expect(await importedInto(of, LIST)).toMatchObject({ counts: { add: 0, expected: 2 } });
    expect(await entriesOf(of)).toEqual(before);
  });

  it("shows again what it would do where the class has changed meanwhile", async () => {
    const of = await makeClass(db);
    const shown = await send(of, LIST);
    await importedInto(of, "name,email\nAnna,anna@school.example");
    const again = await send(of, LIST, { seen: shown.seen! });
    expect(again).toMatchObject({ preview: { counts: { add: 1, change: 1 } } });
  });

  it("keeps whom a list leaves out, and takes what it says otherwise in the place of what was said", async () => {
    const of = await makeClass(db);
    await importedInto(of, LIST);
    await importedInto(of, "sourcedId,name,email\n7,Anna Voigt,voigt@school.example");
    expect(await entriesOf(of)).toEqual([
      { name: "Anna Voigt", email: "voigt@school.example", externalId: "7" },
      { name: "Bo", email: null, externalId: null },
    ]);
    expect(await wordsOfRemoved(of)).toEqual([]);
  });

  it("writes no name and no address into the log", async () => {
    const of = await makeClass(db);
    await importedInto(of, LIST);
    const events = await select<{ after: string }>(
      db,
      "SELECT after FROM audit_events WHERE name = 'roster.import' AND subject_id = $1",
      [of.id],
    );
    expect(events).toHaveLength(1);
    expect(events[0]!.after).not.toMatch(/Anna|Bo|school/);
  });

  it("does not say whether an address has an account", async () => {
    const [known, unknown] = [await makeClass(db), await makeClass(db)];
    const somebody = await makeReviewer(db);
    // In the class by its code already: what the roster says of the address is no other than of any.
    await enrol(db, known.id, somebody);
    const one = await send(known, `name,email\nAnna,${somebody.handle}@example.org`);
    const other = await send(unknown, "name,email\nAnna,nobody-has-this@example.org");
    expect(one.preview!.counts).toEqual(other.preview!.counts);
    await importedInto(known, `name,email\nAnna,${somebody.handle}@example.org`);
    expect((await sheetOf(known))!.expected).toMatchObject([{ name: "Anna" }]);
    expect(await listExpecting(viewerOf(somebody))).toMatchObject([{ isIn: true }]);
  });

  it("lets those without an address in at once, with codes that are kept nowhere", async () => {
    const of = await makeClass(db);
    const { codes } = await importedInto(of, LIST, { makeCodes: "yes" });
    expect(codes).toEqual([
      { name: "Bo", code: expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{16}$/) },
    ]);
    expect(await entriesOf(of)).toMatchObject([{ name: "Anna Vogt" }]);
    expect((await sheetOf(of))!.instants).toMatchObject([{ name: "Bo", wasHere: false }]);
    expect(await wordsIn(db, codes[0]!.code)).toEqual([]);
    // The same list again makes nobody a second time.
    expect(await send(of, LIST, { makeCodes: "yes" })).toMatchObject({
      preview: { isNothing: true, codes: 0, counts: { in: 1 } },
    });
  });

  it("says what is wrong with a list that cannot be read, and takes none where the class rests", async () => {
    const of = await makeClass(db);
    const outcome = await importRoster.execute(
      viewerOf(of.teacher),
      { classId: of.id, text: "e-mail\na@b.example" },
      call,
    );
    expect(outcome).toMatchObject({
      failure: { kind: "invalid", fields: { text: [expect.stringContaining("name")] } },
    });
    await db.query("UPDATE classes SET archived_at = now() WHERE id = $1", [of.id]);
    expect(await send(of, LIST)).toMatchObject({ reason: expect.stringContaining("archived") });
  });
});

describe("A roster", () => {
  it("leads in whom it expects by their confirmed address, and loses name and address then", async () => {
    const of = await makeClass(db);
    const [anna, other] = [await makeReviewer(db), await makeReviewer(db)];
    await importedInto(of, listOf(anna));
    expect(await listExpecting(viewerOf(other))).toEqual([]);
    const [expecting] = await listExpecting(viewerOf(anna));
    expect(expecting).toMatchObject({ className: "History, 11b", name: "Anna", isIn: false });
    const { entryId } = expecting!;
    expect(await joinExpected.execute(viewerOf(other), { entryId }, call)).toMatchObject({
      failure: { kind: "notFound" },
    });
    expect(await joinExpected.execute(viewerOf(anna), { entryId }, call)).toMatchObject({
      value: { result: { became: "joined" } },
    });
    expect(await cameInto(of)).toEqual([
      { name: null, email: null, externalId: "7", entry: "ROSTER" },
    ]);
    expect(await listExpecting(viewerOf(anna))).toEqual([]);
    expect(await send(of, listOf(anna))).toMatchObject({ preview: { counts: { in: 1, add: 0 } } });
  });

  it("does not count an address that is not confirmed", async () => {
    const of = await makeClass(db);
    const anna = await makeReviewer(db);
    await importedInto(of, listOf(anna));
    await db.query("UPDATE profiles SET email_verified = false WHERE id = $1", [anna.profileId]);
    expect(await listExpecting(viewerOf(anna))).toEqual([]);
  });

  it("is taken up by whoever it expects and joins by the code", async () => {
    const of = await makeClass(db);
    const code = await makeJoinCode(db, of);
    const anna = await makeReviewer(db);
    await importedInto(of, listOf(anna));
    await joinClass.execute(viewerOf(anna), { code }, call);
    expect(await cameInto(of)).toEqual([
      { name: null, email: null, externalId: "7", entry: "CODE" },
    ]);
    expect((await sheetOf(of))!.expectedCount).toBe(0);
  });

  it("gives way where somebody came in before and was expected again", async () => {
    const of = await makeClass(db);
    const code = await makeJoinCode(db, of);
    const anna = await makeReviewer(db);
    await importedInto(of, listOf(anna));
    await joinClass.execute(viewerOf(anna), { code }, call);
    await db.query("UPDATE enrolments SET ended_at = now() WHERE actor_id = $1", [anna.actorId]);
    expect(await send(of, listOf(anna))).toMatchObject({ preview: { counts: { gone: 1 } } });
    await db.query(
      `INSERT INTO roster_entries (class_id, name, email, added_by_actor_id) VALUES ($1, 'Anna', $2, $3)`,
      [of.id, `${anna.handle}@example.org`, of.teacher.actorId],
    );
    expect(await joinClass.execute(viewerOf(anna), { code }, call)).toMatchObject({ ok: true });
    expect((await sheetOf(of))!.expectedCount).toBe(0);
  });

  it("is corrected: another entry takes the place of the one before, unless that is somebody else’s", async () => {
    const of = await makeClass(db);
    await importedInto(of, "name,email,id\nAnna,a@x.example,1\nBo,b@x.example,2");
    const [anna] = (await sheetOf(of))!.expected;
    const correct = (changes: object) =>
      correctRoster.execute(viewerOf(of.teacher), { classId: of.id, ...anna!, ...changes }, call);
    expect(await correct({ email: "B@x.example" })).toMatchObject({
      failure: { fields: { email: [expect.any(String)] } },
    });
    expect(await correct({ externalId: "2" })).toMatchObject({
      failure: { fields: { externalId: [expect.any(String)] } },
    });
    expect(await correct({ name: "Anna K.", email: "" })).toMatchObject({ ok: true });
    expect(await correct({ name: "Too late" })).toMatchObject({ failure: { kind: "conflict" } });
    expect(await entriesOf(of)).toEqual([
      { name: "Anna K.", email: null, externalId: "1" },
      { name: "Bo", email: "b@x.example", externalId: "2" },
    ]);
    expect(await wordsOfRemoved(of)).toEqual([]);
  });

  it("loses somebody, who can be taken back unless another has their address meanwhile", async () => {
    const of = await makeClass(db);
    await importedInto(of, "name,email\nAnna,a@x.example");
    const [{ entryId } = { entryId: "" }] = (await sheetOf(of))!.expected;
    const remove = (goal: string) =>
      removeFromRoster.execute(viewerOf(of.teacher), { classId: of.id, entryId, goal }, call);
    expect(await remove("remove")).toMatchObject({ ok: true });
    expect(await remove("remove")).toMatchObject({ failure: { kind: "conflict" } });
    expect(await getRosterEntry(viewerOf(of.teacher), of.id, entryId)).toMatchObject({
      isRemoved: true,
    });
    await importedInto(of, "name,email\nAda,a@x.example");
    expect(await remove("undo")).toMatchObject({ failure: { kind: "conflict" } });
    const [ada] = (await sheetOf(of))!.expected;
    await removeFromRoster.execute(
      viewerOf(of.teacher),
      { classId: of.id, entryId: ada!.entryId, goal: "remove" },
      call,
    );
    expect(await remove("undo")).toMatchObject({ ok: true });
    expect(await entriesOf(of)).toMatchObject([{ name: "Anna" }]);
  });

  it("keeps whom it expects from having a page that everybody finds, also where they sign up by themselves", async () => {
    const of = await makeClass(db);
    const email = `expected.${of.id}@example.org`;
    await importedInto(of, `name,email\nAnna,${email}`);
    const opened = async (address: string) => {
      const account = { name: "Anna", email: address, password: "kettle-harbour-anna-walnut" };
      const from = new Headers([["host", "localhost:3000"], peerHeader("10.4.7.1")]);
      expect(await openAccount(account, from)).toMatchObject({ ok: true });
      const [row] = await select(db, "SELECT is_listed FROM profiles WHERE email = $1", [address]);
      return row;
    };
    expect(await opened(email)).toEqual({ is_listed: false });
    expect(await opened(`anybody.${of.id}@example.org`)).toEqual({ is_listed: true });
  });

  it("is its teachers’ alone", async () => {
    const of = await makeClass(db);
    await importedInto(of, LIST);
    const [assistant, student, stranger] = [
      await makeReviewer(db),
      await makeReviewer(db),
      await makeReviewer(db, { role: "ADMIN" }),
    ];
    await enrol(db, of.id, assistant, "ASSISTANT");
    await enrol(db, of.id, student);
    for (const who of [assistant, student, stranger])
      expect(await getRosterSheet(viewerOf(who), of.id, FIRST)).toBeNull();
    expect(await sheetOf(of)).toMatchObject({ expectedCount: 2 });
  });

  it("gives a new code for a lost one, and new ones for all who have not been here", async () => {
    const of = await makeClass(db);
    await importedInto(of, "name\nAnna\nBo", { makeCodes: "yes" });
    const [{ enrolmentId } = { enrolmentId: "" }] = (await sheetOf(of))!.instants;
    const renew = async (which: object) => {
      const input = { classId: of.id, ...which };
      const outcome = await renewReturnCodes.execute(viewerOf(of.teacher), input, call);
      return outcome.ok ? outcome.value.result.codes : outcome.failure;
    };
    expect(await renew({ enrolmentId })).toMatchObject([{ name: "Anna" }]);
    expect(await renew({})).toMatchObject([{ name: "Anna" }, { name: "Bo" }]);
    const [counted] = await select(
      db,
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE revoked_at IS NULL)::int AS current
       FROM return_codes WHERE made_by_actor_id = $1`,
      [of.teacher.actorId],
    );
    expect(counted).toEqual({ all: 5, current: 2 });
    const student = await makeReviewer(db);
    const theirs = await enrol(db, of.id, student);
    expect(await renew({ enrolmentId: theirs })).toMatchObject({ kind: "conflict" });
  });

  it("gives none to a student who is in a class of other teachers, too: it would open their work there", async () => {
    const [of, other] = [await makeClass(db), await makeClass(db)];
    await importedInto(of, "name\nAnna", { makeCodes: "yes" });
    const [{ enrolmentId } = { enrolmentId: "" }] = (await sheetOf(of))!.instants;
    const [anna] = await select<Reviewer>(
      db,
      `SELECT actor_id AS "actorId" FROM enrolments WHERE id = $1`,
      [enrolmentId],
    );
    await enrol(db, other.id, anna!);
    const renew = () =>
      renewReturnCodes.execute(viewerOf(of.teacher), { classId: of.id, enrolmentId }, call);
    expect(await renew()).toMatchObject({ ok: false, failure: { kind: "conflict" } });
    await enrol(db, other.id, of.teacher, "TEACHER");
    expect(await renew()).toMatchObject({ ok: true });
    await db.query(
      "UPDATE enrolments SET ended_at = now(), ended_by_actor_id = actor_id WHERE class_id = $1",
      [other.id],
    );
    expect(await renew()).toMatchObject({ ok: true });
  });
});

const LIST =
  "sourcedId;givenName;familyName;email;role\n7;Anna;Vogt;anna@school.example;student\n;Bo;;;\n9;;;x@school.example;";
const FIRST = { expected: 1, instants: 1 };

const listOf = ({ handle }: Reviewer) => `name,email,id\nAnna,${handle}@example.org,7`;
const sheetOf = (of: MadeClass) => getRosterSheet(viewerOf(of.teacher), of.id, FIRST);

/** Sends a list, and gives what it was answered instead of being done. */
async function send({ id, teacher }: MadeClass, text: string, more = {}): Promise<Shown> {
  const outcome = await importRoster.execute(
    viewerOf(teacher),
    { classId: id, text, ...more },
    call,
  );
  if (outcome.ok) throw new Error("it was done");
  const { reason, details } = outcome.failure as Extract<Failure, { kind: "conflict" }>;
  return { reason, ...details };
}

type Shown = { reason: string; preview?: Preview; seen?: string };

/** The same, sent again with the mark of what was shown. */
async function importedInto(of: MadeClass, text: string, more = {}) {
  const { seen } = await send(of, text, more);
  const input = { classId: of.id, text, seen, ...more };
  const outcome = await importRoster.execute(viewerOf(of.teacher), input, call);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result;
}

const entriesOf = ({ id }: MadeClass) =>
  select(
    db,
    `SELECT name, email, external_id AS "externalId" FROM roster_entries
     WHERE class_id = $1 AND removed_at IS NULL AND enrolment_id IS NULL ORDER BY name`,
    [id],
  );
const cameInto = ({ id }: MadeClass) =>
  select(
    db,
    `SELECT r.name, r.email, r.external_id AS "externalId", e.entry FROM roster_entries r
     JOIN enrolments e ON e.id = r.enrolment_id WHERE r.class_id = $1`,
    [id],
  );
const wordsOfRemoved = ({ id }: MadeClass) =>
  select(
    db,
    `SELECT 1 FROM roster_entries WHERE class_id = $1 AND removed_at IS NOT NULL
       AND num_nonnulls(name, email, external_id) > 0`,
    [id],
  );
