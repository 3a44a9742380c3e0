import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { auth } from "@/lib/access/auth";
import { viewerOf } from "@/lib/access/current-viewer";
import { peerHeader } from "@/lib/access/peer";
import { Viewer } from "@/lib/access/viewer";
import { closeDb } from "@/lib/foundation/db";
import { provideEnvironment, type RawEnvironment } from "@/lib/foundation/env";
import {
  newGuest,
  headers,
  local,
  cookieOf,
  profileOf,
  sessionsOf,
} from "@/prisma/factories/accounts";
import { seedCast } from "./appoint";
import { signIn } from "./sign-in";

beforeEach(newGuest);
afterAll(closeDb);

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
      (given) => {
        const forwarded = local(given);
        forwarded.set(...peerHeader("127.0.0.1", "forwarded"));
        return forwarded;
      },
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
