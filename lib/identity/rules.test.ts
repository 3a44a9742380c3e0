import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { handleFrom, nameKey, passwordVerdict, signUpOf } from "./rules";

describe("Two names are one", () => {
  it.each([
    ["Edith Marginalia", "edith  MARGINALIA"],
    ["Edith Marginalia", "Edith-Marginalia."],
    ["Edith Marginalia", "Ｅｄｉｔｈ Marginalia"],
    ["Strauß", "STRAUSS"],
  ])("where a reader would read one: %s, %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ["Edith Marginalia", "Edith Marginalis"],
    ["Edith Marginalia", "Edith B. Marginalia"],
    ["Ånna", "Anna"],
  ])("and no others: %s, %s", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});

describe("A handle", () => {
  it.each([
    ["Roy Medvedev", "roy-medvedev"],
    ["  Zoë  O'Brien-Łuk ", "zoe-obrien-luk"],
    ["Рой Медведев", "reviewer"],
    ["", "reviewer"],
    ["Jean-Jacques Maximilien de Robespierre", "jean-jacques-maximilien-de"],
    ["x".repeat(50), "x".repeat(30)],
  ])("from %j is %s", (name, handle) => {
    expect(handleFrom(name)).toBe(handle);
  });

  it("is always fit for an address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (name) => {
        expect(handleFrom(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(handleFrom(name).length).toBeLessThanOrEqual(30);
      }),
    );
  });
});

describe("A password", () => {
  const personal = ["vera.zasulich@example.org", "Vera Zasulich"];

  it.each(["tractor-lilac-seven-anvil", "correct horse battery staple", "zzqkxv jw wkv"])(
    "like %j is accepted",
    async (password) => {
      expect(await passwordVerdict(password, personal)).toEqual({ ok: true });
    },
  );

  it.each([
    ["qX7$vB2!kL9", "at least 12"],
    ["😀".repeat(11), "this has 11"],
    [`${"tractor lilac anvil ".repeat(10)}!`, "at most 200"],
    ["password1234", "similar to a commonly used password"],
    ["aaaaaaaaaaaa", "too easy to guess. Repeated characters"],
    ["qwertyuiop12", "too easy to guess"],
    ["abcabcabcabc", "Repeated"],
    ["Zasulich1234", "too easy to guess"],
    ["zasulichzasulich", "too easy to guess"],
    ["vera.zasulich@example.org", "your name, your address"],
    ["assayassayassay", "too easy to guess"],
  ])("like %j is refused, with a reason", async (password, reason) => {
    const verdict = await passwordVerdict(password, personal);
    expect(verdict).toMatchObject({ ok: false, message: expect.stringContaining(reason) });
  });

  it("is accepted at 200 characters", async () => {
    const long = "tractor lilac seven anvil ".repeat(10).slice(0, 200);
    expect(await passwordVerdict(long, personal)).toEqual({ ok: true });
  });
});

describe("Sign-up", () => {
  it.each([
    ["open", true, "open"],
    ["open", false, "unmailed"],
    ["invitation", true, "invitation"],
    ["invitation", false, "invitation"],
    ["closed", true, "closed"],
    ["closed", false, "closed"],
  ] as const)("wished %s, with letters read: %s, is %s", (wish, areLettersRead, is) => {
    expect(signUpOf(wish, areLettersRead)).toBe(is);
  });
});
