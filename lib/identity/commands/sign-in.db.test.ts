import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { auth } from "@/lib/access/auth";
import { viewerOf } from "@/lib/access/current-viewer";
import { closeDb, limiterPool } from "@/lib/foundation/db";
import { provideEnvironment } from "@/lib/foundation/env";
import { type Outcome } from "@/lib/foundation/errors";
import {
  newGuest,
  PASSWORD,
  member,
  headers,
  signed,
  cookieOf,
  profileOf,
  sessionsOf,
  guestAddress,
} from "@/prisma/factories/accounts";
import { signIn } from "./sign-in";

beforeEach(newGuest);
afterAll(closeDb);

describe("Signing in", () => {
  it("takes a new session id every time, and the viewer is that person", async () => {
    await member("rosa@example.org");
    await signIn({ email: "ROSA@example.org".toLowerCase(), password: PASSWORD }, headers());
    await signIn({ email: "rosa@example.org", password: PASSWORD }, headers());
    const sessions = await sessionsOf("rosa@example.org");
    expect(new Set(sessions.map(({ token }) => token)).size).toBe(sessions.length);
    expect(sessions[0]?.ipAddress).toBe(guestAddress());
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
