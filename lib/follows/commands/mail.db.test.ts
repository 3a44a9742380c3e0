import { afterAll, describe, expect, it } from "vitest";
import { Viewer } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { provideEnvironment } from "@/lib/foundation/env";
import { enrol, makeClass } from "@/prisma/factories/classes";
import { insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { done } from "@/prisma/factories/telling";
import { getMailChoice, getStopSheet } from "../queries/mail";
import { chooseMail, stopMail } from "./mail";

const db = await openOwner();
provideEnvironment({ ASSAY_LISTENERS: "127.0.0.1" });
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("Letters", () => {
  it("are nobody's until they choose them; the zone that is offered is that of their newest class", async () => {
    const reader = await makeReviewer(db);
    expect(await choiceOf(reader)).toEqual({ cadence: null, timeZone: "UTC" });
    await enrol(db, (await makeClass(db)).id, reader);
    expect(await choiceOf(reader)).toEqual({ cadence: null, timeZone: "Europe/Berlin" });
    await choose(reader, "WEEKLY");
    expect(await choiceOf(reader)).toEqual({ cadence: "WEEKLY", timeZone: "Asia/Tokyo" });
    await choose(reader, "NEVER");
    expect(await choiceOf(reader)).toEqual({ cadence: "NEVER", timeZone: "Asia/Tokyo" });
  });

  it.each(["email_verified = false", "suspended_at = now()"])(
    "are not offered where %s",
    async (change) => {
      const reader = await makeReviewer(db);
      await db.query(`UPDATE profiles SET ${change} WHERE id = $1`, [reader.profileId]);
      expect(await choiceOf(reader)).toBeNull();
      expect(await getMailChoice(Viewer.anyone)).toBeNull();
    },
  );

  it("are not offered where none is ever read", async () => {
    const reader = await makeReviewer(db);
    provideEnvironment({ ASSAY_LISTENERS: "0.0.0.0", SMTP_URL: undefined });
    expect(await choiceOf(reader)).toBeNull();
    provideEnvironment({ ASSAY_LISTENERS: "127.0.0.1" });
    expect(await choiceOf(reader)).not.toBeNull();
  });

  it("of somebody who only changes how often say what is new since they chose them first", async () => {
    const reader = await makeReviewer(db);
    const first = new Date("2026-06-01T08:00Z");
    await choose(reader, "WEEKLY", first);
    await choose(reader, "DAILY");
    expect(await chosenAt(reader)).toEqual(first);
    await choose(reader, "NEVER");
    await choose(reader, "DAILY", new Date("2026-07-01T08:00Z"));
    expect(await chosenAt(reader)).toEqual(new Date("2026-07-01T08:00Z"));
  });
});

describe("A letter's link", () => {
  it("stops the others for whoever has it, signed out, and has them come again within a day", async () => {
    const { reader, token } = await withLetter();
    const stop = (goal: string, clock = systemClock) =>
      stopMail.execute(Viewer.anyone, { token, goal }, { clock });
    for (let time = 0; time < 2; time++) expect(await stop("stop")).toMatchObject({ ok: true });
    expect(await choiceOf(reader)).toMatchObject({ cadence: "NEVER" });
    expect(await getStopSheet(token, new Date())).toMatchObject({
      ...{ cadence: "DAILY", isStopped: true, isResumable: true },
    });
    expect(await stop("resume")).toMatchObject({ ok: true });
    expect(await choiceOf(reader)).toMatchObject({ cadence: "DAILY" });

    await stop("stop");
    const twoDaysOn = () => new Date(Date.now() + 2 * 86_400_000);
    expect(await stop("resume", twoDaysOn)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await getStopSheet(token, twoDaysOn())).toMatchObject({ isResumable: false });
  });

  it("of another letter, or of none, does nothing", async () => {
    const { reader, token } = await withLetter();
    await withLetter();
    for (const other of ["x", token.slice(1), `${token}x`]) {
      expect(await getStopSheet(other, new Date())).toBeNull();
      expect(
        await stopMail.execute(
          Viewer.anyone,
          { token: other, goal: "stop" },
          { clock: systemClock },
        ),
      ).toMatchObject({ failure: { kind: "notFound" } });
    }
    expect(await choiceOf(reader)).toMatchObject({ cadence: "DAILY" });
  });

  it("is kept by its hash alone", async () => {
    const { token } = await withLetter();
    const rows = await select(db, "SELECT d::text AS row FROM digests d");
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

async function withLetter(): Promise<{ reader: Reviewer; token: string }> {
  const reader = await makeReviewer(db);
  await choose(reader, "DAILY");
  const token = `token-of-${reader.handle}`;
  await insertRow(db, "digests", {
    ...{ actor_id: reader.actorId, for_day: "2026-11-27", opened_at: new Date() },
    ...{ ended_at: new Date(), token_sha256: sha256Hex(token) },
  });
  return { reader, token };
}

const choiceOf = (reader: Reviewer) => getMailChoice(viewerOf(reader));

async function choose(reader: Reviewer, cadence: string, at?: Date): Promise<void> {
  const input = { cadence, timeZone: "Asia/Tokyo", on: "account" };
  if (!at) return void (await done(chooseMail, viewerOf(reader), input));
  const outcome = await chooseMail.execute(viewerOf(reader), input, { clock: () => at });
  expect(outcome).toMatchObject({ ok: true });
}

async function chosenAt({ actorId }: Reviewer): Promise<Date | undefined> {
  const [row] = await select<{ chosen_at: Date }>(
    db,
    "SELECT chosen_at FROM mail_choices WHERE actor_id = $1",
    [actorId],
  );
  return row?.chosen_at;
}
