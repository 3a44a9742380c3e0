import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { viewerOf } from "@/lib/access/current-viewer";
import { closeDb, readDb } from "@/lib/foundation/db";
import { provideEnvironment } from "@/lib/foundation/env";
import { type Outcome } from "@/lib/foundation/errors";
import {
  newGuest,
  PASSWORD,
  NEW_PASSWORD,
  open,
  member,
  headers,
  cookieOf,
  profileOf,
  sessionsOf,
  lettersTo,
  linkTo,
  eventsOf,
} from "@/prisma/factories/accounts";
import { areLettersSent } from "../queries";
import { changePassword, requestReset, resetPassword } from "./passwords";
import { signIn } from "./sign-in";

beforeEach(newGuest);
afterAll(closeDb);

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
    const events = await eventsOf((await profileOf("ilya@example.org")).id);
    expect(events).toContain("password.reset");
    expect(events.filter((name) => name === "address.confirm")).toHaveLength(1);
  });

  it("is not reset where no letter would be read: nothing is made, and the page says why", async () => {
    await open("oleg@example.org");
    const before = await traces();
    provideEnvironment({ ASSAY_ORIGIN: "https://assay.example.org" });
    expect(areLettersSent()).toBe(false);
    expect(await requestReset("oleg@example.org", headers())).toMatchObject({
      failure: { kind: "forbidden", reason: expect.stringContaining("cannot send") },
    });
    expect(await traces()).toEqual(before);
    expect(before.verifications).toBe(0);
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

async function traces() {
  const [letters, verifications] = await Promise.all([
    readDb().letter.count(),
    readDb().verification.count({
      where: { value: (await profileOf("oleg@example.org")).id },
    }),
  ]);
  return { letters, verifications };
}
