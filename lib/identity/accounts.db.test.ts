import { createHmac } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { auth } from "@/lib/access/auth";
import { viewerOf } from "@/lib/access/current-viewer";
import { peerHeader } from "@/lib/access/peer";
import { Viewer } from "@/lib/access/viewer";
import { closeDb, limiterPool, readDb } from "@/lib/foundation/db";
import { env, provideEnvironment, type RawEnvironment } from "@/lib/foundation/env";
import type { Outcome } from "@/lib/foundation/errors";
import { seedCast } from "./commands/appoint";
import { confirmAddress } from "./commands/confirm";
import { openAccount } from "./commands/open-account";
import { changePassword, requestReset, resetPassword } from "./commands/passwords";
import { changeRole } from "./commands/roles";
import { endOtherSessions, endSession } from "./commands/sessions";
import { signIn, signOut } from "./commands/sign-in";
import { getAccount, getMe } from "./queries";

const PASSWORD = "tractor-lilac-seven-anvil";
const NEW_PASSWORD = "copper-meadow-ninety-flute";
const AT_HOME = { ASSAY_LISTENERS: "127.0.0.1", ASSAY_CAST: "cast.json", ASSAY_ORIGIN: undefined };
const clock = () => new Date();

let guest = 0;
beforeEach(() => {
  provideEnvironment({ ...AT_HOME, SMTP_URL: undefined });
  guest += 1; // Each test comes from an address of its own, so that no limit reaches into the next.
});
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
    expect(await eventsOf(id)).toEqual(["account.open", "session.open", "account.revise"]);
  });

  it("refuses a link that was altered, or that names another password", async () => {
    await open("lev@example.org");
    const token = await linkTo("lev@example.org", "confirm");
    const [head, payload, signature, mark] = token.split(".");
    const forged = Buffer.from(JSON.stringify({ email: "lev@example.org", exp: 1e10 }));
    for (const wrong of [
      "",
      "nothing",
      [head, forged.toString("base64url"), signature, mark].join("."),
      [head, payload, signature, "AAAAAAAAAAAAAAAAAAAAAA"].join("."),
      [head, payload, signature].join("."),
    ])
      expect(await confirmAddress(wrong, headers())).toMatchObject({ ok: false });
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
    expect((await profileOf("nina@example.org")).name).toBe("Nina");
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

  it("numbers the handle of a second person of one name", async () => {
    await open("anna1@example.org", "Anna Petrova");
    await open("anna2@example.org", "Anna Petrova");
    expect((await profileOf("anna2@example.org")).handle).toBe("anna-petrova-2");
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

  it("refuses a weak password at its field, and everything where sign-up is closed", async () => {
    const weak = { ...account("weak@example.org"), password: "password1234" };
    expect(await openAccount(weak, headers())).toMatchObject({
      failure: {
        kind: "invalid",
        fields: { password: [expect.stringContaining("commonly used")] },
      },
    });
    provideEnvironment({ ASSAY_ORIGIN: "https://assay.example.org" });
    expect(await openAccount(account("closed@example.org"), headers())).toMatchObject({
      failure: { kind: "forbidden", reason: expect.stringContaining("cannot send") },
    });
  });
});

describe("Signing in", () => {
  it("takes a new session id every time, and the viewer is that person", async () => {
    await member("rosa@example.org");
    await signIn({ email: "ROSA@example.org".toLowerCase(), password: PASSWORD }, headers());
    await signIn({ email: "rosa@example.org", password: PASSWORD }, headers());
    const sessions = await sessionsOf("rosa@example.org");
    expect(new Set(sessions.map(({ token }) => token)).size).toBe(sessions.length);
    expect(sessions[0]?.ipAddress).toBe(`10.0.0.${guest}`);
    const viewer = await viewerOf(await cookieOf("rosa@example.org"));
    expect(viewer.standing).toBe("member");
    expect(viewer.profileId).toBe((await profileOf("rosa@example.org")).id);
  });

  it("ignores a session cookie with a wrong signature, an ended session and an unknown one", async () => {
    await member("karl@example.org");
    const [session] = await sessionsOf("karl@example.org");
    const good = await cookieOf("karl@example.org");
    expect((await viewerOf(good)).isSignedIn).toBe(true);
    for (const cookie of [
      `assay.session_token=${session?.token}.AAAA`,
      `assay.session_token=${session?.token}`,
      "assay.session_token=%",
      signed("unknown"),
    ])
      expect((await viewerOf(headers({ cookie }))).isSignedIn).toBe(false);
    await limiterPool().query(
      "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE id = $1",
      [session?.id],
    );
    expect((await viewerOf(good)).isSignedIn).toBe(false);
  });

  it("sets an http-only cookie and a hint that scripts may read, and takes both away", async () => {
    await member("ida@example.org");
    const body = { email: "ida@example.org", password: PASSWORD };
    const open = await auth().api.signInEmail({ headers: headers(), body, returnHeaders: true });
    const [session, hint] = ["assay.session_token=", "assay_hint="].map((name) =>
      open.headers.getSetCookie().find((cookie) => cookie.startsWith(name)),
    );
    expect(session).toMatch(/HttpOnly/i);
    expect(session).toMatch(/SameSite=Lax/i);
    expect(session).not.toMatch(/Secure/i);
    expect(hint).toMatch(/^assay_hint=1; Max-Age=\d+; Path=\/; SameSite=Lax$/i);
    const end = await auth().api.signOut({ headers: headers(), returnHeaders: true });
    const ended = end.headers.getSetCookie().find((cookie) => cookie.startsWith("assay_hint="));
    expect(ended).toMatch(/^assay_hint=; Max-Age=0/i);
  });

  it("marks the cookies Secure where the origin is https", async () => {
    await member("heinrich@example.org");
    provideEnvironment({ ASSAY_ORIGIN: "https://assay.example.org" });
    const body = { email: "heinrich@example.org", password: PASSWORD };
    const open = await auth().api.signInEmail({ headers: headers(), body, returnHeaders: true });
    const cookies = open.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/; Secure/);
    expect(cookies[0]).toMatch(/^__Secure-assay\.session_token=/);
    const name = cookies[0]?.split(";")[0] ?? "";
    expect((await viewerOf(headers({ cookie: name }))).isSignedIn).toBe(true);
  });

  it("says the same of a wrong password and of an unknown address", async () => {
    await member("emma@example.org");
    const wrong = await signIn({ email: "emma@example.org", password: "wrong" }, headers());
    const unknown = await signIn({ email: "nobody@example.org", password: "wrong" }, headers());
    expect(wrong.ok).toBe(false);
    expect(wrong).toEqual(unknown);
  });

  it("is limited per account, whether or not the account exists, and says for how long", async () => {
    for (const email of ["maria@example.org", "ghost@example.org"]) {
      const tries: Outcome<null>[] = [];
      for (let number = 0; number < 11; number++)
        tries.push(await signIn({ email, password: "wrong" }, headers({}, `10.1.0.${number}`)));
      const last = tries.pop();
      expect(tries.every((outcome) => !outcome.ok && outcome.failure.kind === "invalid")).toBe(
        true,
      );
      expect(last).toMatchObject({
        failure: { kind: "limited", retryAfterSeconds: expect.any(Number) },
      });
    }
  });

  it("is refused to a suspended account, whose sessions stop at once", async () => {
    await member("sergei@example.org");
    const cookie = await cookieOf("sergei@example.org");
    await limiterPool().query(
      "UPDATE profiles SET suspended_at = now() WHERE email = 'sergei@example.org'",
    );
    expect((await viewerOf(cookie)).isSignedIn).toBe(false);
    const outcome = await signIn({ email: "sergei@example.org", password: PASSWORD }, headers());
    expect(outcome).toMatchObject({ failure: { reason: expect.stringContaining("suspended") } });
    const guess = await signIn({ email: "sergei@example.org", password: "wrong" }, headers());
    expect(guess).toMatchObject({ failure: { kind: "invalid" } });
  });
});

describe("Sessions", () => {
  it("end one by one and all but this one, and only one's own", async () => {
    await member("tomek@example.org");
    await member("other@example.org");
    for (let count = 0; count < 3; count++)
      await signIn({ email: "tomek@example.org", password: PASSWORD }, headers());
    const here = await cookieOf("tomek@example.org");
    const viewer = await viewerOf(here);
    const listed = (await getAccount(here))?.sessions ?? [];
    expect(listed).toHaveLength(4);
    expect(listed.map(({ isThis }) => isThis)).toEqual([true, false, false, false]);
    const [, second] = listed;
    expect((await endSession.execute(viewer, { sessionId: second?.sessionId }, { clock })).ok).toBe(
      true,
    );
    const [foreign] = await sessionsOf("other@example.org");
    expect(await endSession.execute(viewer, { sessionId: foreign?.id }, { clock })).toMatchObject({
      failure: { kind: "notFound" },
    });
    await endOtherSessions.execute(viewer, { keptSessionId: listed[0]?.sessionId }, { clock });
    expect((await getAccount(here))?.sessions).toHaveLength(1);
    expect(await sessionsOf("other@example.org")).toHaveLength(1);
  });

  it("end at sign-out on the server too", async () => {
    await member("gleb@example.org");
    const cookie = await cookieOf("gleb@example.org");
    expect(await getMe(cookie)).toEqual({
      name: "Somebody",
      handle: "somebody-gleb",
      role: "MEMBER",
    });
    await signOut(cookie);
    expect(await getMe(cookie)).toBeNull();
    expect(await eventsOf((await profileOf("gleb@example.org")).id)).toContain("session.end");
  });

  it("all die when the role changes, and nobody changes their own", async () => {
    await member("zoya@example.org");
    const cookie = await cookieOf("zoya@example.org");
    const { id } = await profileOf("zoya@example.org");
    const outcome = await changeRole.execute(
      await administrator(),
      { profileId: id, role: "EDITOR" },
      { clock },
    );
    expect(outcome.ok).toBe(true);
    expect((await viewerOf(cookie)).isSignedIn).toBe(false);
    expect(await sessionsOf("zoya@example.org")).toHaveLength(0);
    await signIn({ email: "zoya@example.org", password: PASSWORD }, headers());
    const editor = await viewerOf(await cookieOf("zoya@example.org"));
    expect(editor.standing).toBe("editor");
    for (const viewer of [editor, await administrator()]) {
      const own = await changeRole.execute(
        viewer,
        { profileId: viewer.profileId, role: "ADMIN" },
        { clock },
      );
      expect(own).toMatchObject({ failure: { kind: "forbidden" } });
    }
    expect(await eventsOf(id)).toContain("role.change");
  });
});

describe("A password", () => {
  it("is reset by a letter's link, once, which ends every session and proves the address", async () => {
    await open("ilya@example.org");
    await requestReset("ilya@example.org", headers());
    const token = await linkTo("ilya@example.org", "reset");
    expect(await resetPassword({ token, password: "short" }, headers())).toMatchObject({
      failure: { fields: { password: [expect.stringContaining("at least 12")] } },
    });
    expect((await resetPassword({ token, password: NEW_PASSWORD }, headers())).ok).toBe(true);
    expect((await resetPassword({ token, password: NEW_PASSWORD }, headers())).ok).toBe(false);
    expect((await signIn({ email: "ilya@example.org", password: PASSWORD }, headers())).ok).toBe(
      false,
    );
    expect(
      (await signIn({ email: "ilya@example.org", password: NEW_PASSWORD }, headers())).ok,
    ).toBe(true);
    await requestReset("ilya@example.org", headers());
    const again = await linkTo("ilya@example.org", "reset");
    await resetPassword({ token: again, password: PASSWORD }, headers());
    expect(await sessionsOf("ilya@example.org")).toHaveLength(0);
    expect(await eventsOf((await profileOf("ilya@example.org")).id)).toContain("password.reset");
  });

  it("reset asked for an unknown address answers the same and posts nothing", async () => {
    const before = await readDb().letter.count();
    expect(await requestReset("unknown@example.org", headers())).toEqual({ ok: true, value: null });
    expect(await readDb().letter.count()).toBe(before);
  });

  it("reset is limited by the typed address", async () => {
    let last: Outcome<null> | undefined;
    for (let number = 0; number < 6; number++)
      last = await requestReset("flood@example.org", headers());
    expect(last).toMatchObject({ failure: { kind: "limited" } });
  });

  it("changed ends every session, the present one for a new one, and is told by letter", async () => {
    await member("kira@example.org");
    await signIn({ email: "kira@example.org", password: PASSWORD }, headers());
    const cookie = await cookieOf("kira@example.org");
    const before = await sessionsOf("kira@example.org");
    const wrong = await changePassword(
      { currentPassword: "wrong", password: NEW_PASSWORD },
      cookie,
    );
    expect(wrong).toMatchObject({ failure: { fields: { currentPassword: [expect.any(String)] } } });
    const outcome = await changePassword(
      { currentPassword: PASSWORD, password: NEW_PASSWORD },
      cookie,
    );
    expect(outcome.ok).toBe(true);
    const after = await sessionsOf("kira@example.org");
    expect(after).toHaveLength(1);
    expect(before.map(({ id }) => id)).not.toContain(after[0]?.id);
    expect((await viewerOf(cookie)).isSignedIn).toBe(false);
    const [letter] = await lettersTo("kira@example.org");
    expect(letter?.subject).toBe("Your password at Assay was changed");
    expect(await eventsOf((await profileOf("kira@example.org")).id)).toContain("password.change");
  });
});

describe("The people of the demonstration", () => {
  const passwords = { mira: "drawn-at-first-start" };
  const asMira = { email: "mira@example.org", password: passwords.mira };
  const mira = {
    handle: "mira",
    email: "mira@example.org",
    name: "Mira Thistledown",
    role: "MEMBER" as const,
  };
  const reviewer = {
    handle: "reviewer-1",
    email: "reviewer-1@example.org",
    name: "Reviewer One",
    role: "MEMBER" as const,
  };

  it("are made once, however often they are seeded; who has no password cannot sign in", async () => {
    const first = await seedCast([mira, reviewer], passwords);
    const second = await seedCast([mira, reviewer], passwords);
    expect(second).toEqual(first);
    const profile = await profileOf(mira.email);
    expect(profile).toMatchObject({ isDemonstration: true, emailVerified: true });
    expect((await signIn(asMira, local())).ok).toBe(true);
    expect((await signIn({ email: reviewer.email, password: "" }, local())).ok).toBe(false);
  });

  it.each<[string, RawEnvironment, (cookie: Record<string, string>) => Headers]>([
    ["a public listener", { ASSAY_LISTENERS: "127.0.0.1,0.0.0.0" }, local],
    ["unknown listeners", { ASSAY_LISTENERS: "" }, local],
    ["a public origin", { ASSAY_ORIGIN: "http://assay.example.org" }, local],
    ["a missing cast file", { ASSAY_CAST: undefined }, local],
    [
      "a forwarded request",
      {},
      (given) => new Headers([...local(given), peerHeader("127.0.0.1", "forwarded")]),
    ],
    ["another machine's address", {}, (given) => headers(given, "192.0.2.7")],
    [
      "a host name that another site made up",
      {},
      (given) => local({ ...given, host: "evil.example" }),
    ],
    ["a request that nobody watched", {}, (given) => new Headers({ host: "localhost", ...given })],
  ])(
    "are locked out by %s, and a session from before is worth nothing",
    async (_, changed, from) => {
      await seedCast([mira], passwords);
      await signIn(asMira, local());
      const cookie = (await cookieOf(mira.email)).get("cookie") ?? "";
      expect((await viewerOf(local({ cookie }))).isSignedIn).toBe(true);
      provideEnvironment(changed);
      const before = (await sessionsOf(mira.email)).length;
      expect(await signIn(asMira, from({}))).toMatchObject({
        failure: { reason: expect.stringContaining("admin create") },
      });
      await expect(auth().api.signInEmail({ headers: from({}), body: asMira })).rejects.toThrow(
        "CAST_LOCKED",
      );
      expect(await sessionsOf(mira.email)).toHaveLength(before);
      expect(await viewerOf(from({ cookie }))).toBe(Viewer.anyone);
    },
  );
});

function account(email: string, name = "Somebody", password = PASSWORD) {
  return { email, name, password };
}

async function open(email: string, name?: string, password?: string): Promise<void> {
  const outcome = await openAccount(account(email, name, password), headers());
  expect(outcome).toEqual({ ok: true, value: null });
}

async function member(email: string): Promise<void> {
  await open(email, `Somebody ${email.split("@")[0]}`);
  await confirmAddress(await linkTo(email, "confirm"), headers());
  await limiterPool().query("UPDATE profiles SET name = 'Somebody' WHERE email = $1", [email]);
}

async function administrator(): Promise<Viewer> {
  const ada = {
    handle: "ada",
    email: "ada@example.org",
    name: "Ada Colophon",
    role: "ADMIN" as const,
  };
  const made = await seedCast([ada], {});
  const { actorId, bylineId, profileId } = made.ada ?? { actorId: "", bylineId: "", profileId: "" };
  return Viewer.of({ kind: "HUMAN", actorId, bylineId, profileId, role: "ADMIN" });
}

function headers(given: Record<string, string> = {}, address = `10.0.0.${guest}`): Headers {
  return new Headers([["host", "localhost:3000"], ...Object.entries(given), peerHeader(address)]);
}

// As a browser on the machine itself asks.
function local(given: Record<string, string> = {}): Headers {
  return headers(given, "127.0.0.1");
}

function signed(token: string): string {
  const signature = createHmac("sha256", env().secret).update(token).digest("base64");
  return `assay.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

async function cookieOf(email: string): Promise<Headers> {
  const [newest] = await sessionsOf(email);
  return headers({ cookie: signed(newest?.token ?? "") });
}

function profileOf(email: string) {
  return readDb().profile.findUniqueOrThrow({ where: { email } });
}

function sessionsOf(email: string) {
  return readDb().session.findMany({
    where: { profile: { email } },
    orderBy: { createdAt: "desc" },
  });
}

function lettersTo(recipient: string) {
  return readDb().letter.findMany({ where: { recipient }, orderBy: { createdAt: "desc" } });
}

async function linkTo(email: string, page: "confirm" | "reset"): Promise<string> {
  const letters = await lettersTo(email);
  const links = letters.map(({ text }) => new RegExp(`/${page}\\?token=(\\S+)`).exec(text)?.[1]);
  const link = links.find((found) => found !== undefined);
  return decodeURIComponent(link ?? "");
}

async function eventsOf(profileId: string): Promise<string[]> {
  const events = await readDb().auditEvent.findMany({
    where: { subjectKind: "profile", subjectId: profileId },
    orderBy: { id: "asc" },
  });
  return events.map(({ name }) => name);
}
