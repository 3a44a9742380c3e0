import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { auth } from "@/lib/access/auth";
import { closeDb, limiterPool, readDb, readSql } from "@/lib/foundation/db";
import { provideEnvironment } from "@/lib/foundation/env";
import {
  newGuest,
  PASSWORD,
  account,
  open,
  member,
  headers,
  profileOf,
  sessionsOf,
  lettersTo,
  linkTo,
  eventsOf,
} from "@/prisma/factories/accounts";
import { confirmAddress } from "./confirm";
import { openAccount } from "./open-account";
import { signIn } from "./sign-in";

beforeEach(newGuest);
afterAll(closeDb);

describe("Opening an account", () => {
  it("makes profile, actor, NAME byline and private audience, and says so in the audit", async () => {
    await open("vera@example.org", "Vera Zasulich");
    const profile = await profileOf("vera@example.org");
    expect(profile).toMatchObject({
      handle: "vera-zasulich",
      role: "MEMBER",
      emailVerified: false,
    });
    const actor = await readDb().actor.findUniqueOrThrow({
      where: { profileId: profile.id },
      include: { bylines: true, audiences: true },
    });
    expect(actor.bylines).toMatchObject([{ kind: "NAME", profileId: profile.id }]);
    expect(actor.audiences).toMatchObject([{ kind: "PRIVATE" }]);
    expect(await eventsOf(profile.id)).toEqual(["account.open"]);
  });

  it("opens no session before the address is confirmed, even with the right password", async () => {
    await open("pavel@example.org");
    const outcome = await signIn({ email: "pavel@example.org", password: PASSWORD }, headers());
    expect(outcome).toMatchObject({ ok: false, failure: { kind: "forbidden" } });
    expect(await sessionsOf("pavel@example.org")).toHaveLength(0);
  });

  it("signs in by the letter's link, once", async () => {
    await open("yuli@example.org");
    const token = await linkTo("yuli@example.org", "confirm");
    expect(await confirmAddress(token, headers())).toEqual({ ok: true, value: "signedIn" });
    expect(await sessionsOf("yuli@example.org")).toHaveLength(1);
    expect(await confirmAddress(token, headers())).toEqual({ ok: true, value: "alreadyConfirmed" });
    expect(await sessionsOf("yuli@example.org")).toHaveLength(1);
    const { id } = await profileOf("yuli@example.org");
    expect(await eventsOf(id)).toEqual(["account.open", "session.open", "address.confirm"]);
  });

  it("refuses a link that was altered, or that names another password", async () => {
    await open("lev@example.org");
    const token = await linkTo("lev@example.org", "confirm");
    const [head, payload, signature, mark] = token.split(".");
    const forged = Buffer.from(JSON.stringify({ email: "lev@example.org", exp: 1e10 }));
    for (const [wrong, words] of [
      ["", "a part of it is missing"],
      ["nothing", "a part of it is missing"],
      [[head, payload, signature].join("."), "a part of it is missing"],
      [[head, payload, "AAAA", mark].join("."), "a part of it is missing"],
      [[head, forged.toString("base64url"), signature, mark].join("."), "a part of it is missing"],
      [[head, payload, signature, "AAAAAAAAAAAAAAAAAAAAAA"].join("."), "not valid any more"],
    ] as const)
      expect(await confirmAddress(wrong, headers())).toMatchObject({
        failure: { form: [expect.stringContaining(words)] },
      });
    expect(await sessionsOf("lev@example.org")).toHaveLength(0);
  });

  it("again before confirming kills the older letter and keeps the newer password", async () => {
    await open("nina@example.org", "A Stranger", "stranger-chose-this-one");
    const strangers = await linkTo("nina@example.org", "confirm");
    await open("nina@example.org", "Nina", PASSWORD);
    expect(await confirmAddress(strangers, headers())).toMatchObject({ ok: false });
    const own = await linkTo("nina@example.org", "confirm");
    expect(await confirmAddress(own, headers())).toMatchObject({ ok: true });
    const outcome = await signIn(
      { email: "nina@example.org", password: "stranger-chose-this-one" },
      headers(),
    );
    expect(outcome.ok).toBe(false);
    const { id, name } = await profileOf("nina@example.org");
    expect(name).toBe("Nina");
    expect((await eventsOf(id)).filter((event) => event === "account.open")).toHaveLength(2);
  });

  it("answers the same for a known address, whose owner gets a letter that says so", async () => {
    await member("olga@example.org");
    const first = await openAccount(account("fresh@example.org"), headers());
    const second = await openAccount(account("olga@example.org"), headers());
    expect(second).toEqual(first);
    const [letter] = await lettersTo("olga@example.org");
    expect(letter?.subject).toBe("You already have an account at Assay");
    const outcome = await signIn({ email: "olga@example.org", password: PASSWORD }, headers());
    expect(outcome.ok).toBe(true);
  });

  it("refuses the name of an editor or administrator, whosever address it is", async () => {
    await member("edna@example.org");
    await limiterPool().query(
      "UPDATE profiles SET name = 'Edna Kolophon', role = 'EDITOR' WHERE email = 'edna@example.org'",
    );
    for (const email of ["imposter@example.org", "edna@example.org"])
      expect(
        await openAccount({ ...account(email), name: "edna  kolophon" }, headers()),
      ).toMatchObject({
        failure: { fields: { name: [expect.stringContaining("An editor or administrator here")] } },
      });
    expect(await readDb().profile.count({ where: { email: "imposter@example.org" } })).toBe(0);
  });

  it("numbers the handle of a second person of one name", async () => {
    await open("anna1@example.org", "Anna Petrova");
    await open("anna2@example.org", "Anna Petrova");
    expect((await profileOf("anna2@example.org")).handle).toBe("anna-petrova-2");
  });

  it("gives a whole class of one name, in the same moment, a handle each", async () => {
    const first = await limiterPool().connect();
    await first.query("BEGIN");
    await first.query(
      `INSERT INTO profiles (id, name, email, handle, updated_at)
       VALUES (gen_random_uuid(), 'Lev Orlov', 'orlov@example.org', 'lev-orlov', now())`,
    );
    const others = Promise.all([1, 2, 3, 4].map((n) => open(`orlov${n}@example.org`, "Lev Orlov")));
    // All have looked for a free handle, or wait to, before the first is seen. Four passwords are hashed until then, which a
    // busy machine takes longer for than the second that is usual here.
    await expect.poll(async () => (await readSql(WAITING, [])).length, { timeout: 20_000 }).toBe(4);
    await first.query("COMMIT");
    first.release();
    await others;
    const profiles = await readDb().profile.findMany({ where: { name: "Lev Orlov" } });
    expect(profiles.map(({ handle }) => handle).sort()).toEqual([
      "lev-orlov",
      ...[2, 3, 4, 5].map((n) => `lev-orlov-${n}`),
    ]);
  });

  it("twice in the same moment makes one profile", async () => {
    const outcomes = await Promise.all([
      openAccount(account("twice@example.org"), headers()),
      openAccount(account("twice@example.org"), headers()),
    ]);
    expect(outcomes).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(await readDb().profile.count({ where: { email: "twice@example.org" } })).toBe(1);
  });

  it("leaves nothing behind when it fails half-way", async () => {
    await limiterPool().query("ALTER TABLE letters RENAME TO letters_away");
    await expect(open("halfway@example.org")).rejects.toThrow();
    await limiterPool().query("ALTER TABLE letters_away RENAME TO letters");
    expect(await readDb().profile.count({ where: { email: "halfway@example.org" } })).toBe(0);
  });

  it("is limited before anything costly is done, and a weak password costs no letter", async () => {
    const weak = { ...account("often@example.org"), password: "password1234" };
    let refused = 0;
    for (;;) {
      const outcome = await openAccount(weak, headers());
      if (!outcome.ok && outcome.failure.kind === "limited") break;
      expect(outcome).toMatchObject({ failure: { kind: "invalid" } });
      refused += 1;
    }
    expect(refused).toBe(20);
    const good = account("often@example.org");
    expect(await openAccount(good, headers())).toMatchObject({ failure: { kind: "limited" } });
    expect(await lettersTo("often@example.org")).toHaveLength(0);
  });

  it("hashes no password while it holds a connection", async () => {
    const { password } = await auth().$context;
    const hash = password.hash;
    const openTransactions: unknown[] = [];
    const watched = vi.spyOn(password, "hash").mockImplementation(async (given) => {
      openTransactions.push((await readSql(IN_TRANSACTION))[0]?.count);
      return hash(given);
    });
    await open("early@example.org");
    await open("early@example.org");
    watched.mockRestore();
    expect(openTransactions).toEqual([0, 0]);
  });

  it("refuses a weak password at its field, and everything where sign-up is closed", async () => {
    const weak = { ...account("weak@example.org"), password: "password1234" };
    expect(await openAccount(weak, headers())).toMatchObject({
      failure: {
        kind: "invalid",
        fields: { password: [expect.stringContaining("commonly used")] },
      },
    });
    for (const [settings, reason] of [
      [{ ASSAY_ORIGIN: "https://assay.example.org" }, "cannot send"],
      [{ ASSAY_SIGN_UP: "invitation" }, "by invitation"],
      [{ ASSAY_SIGN_UP: "closed" }, "No new accounts"],
    ] as const) {
      newGuest();
      provideEnvironment(settings);
      expect(await openAccount(account("closed@example.org"), headers())).toMatchObject({
        failure: { kind: "forbidden", reason: expect.stringContaining(reason) },
      });
    }
  });
});

const IN_TRANSACTION = {
  name: "test_open_transactions",
  text: `SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
};

const WAITING = {
  name: "test_waiting",
  text: "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
};
