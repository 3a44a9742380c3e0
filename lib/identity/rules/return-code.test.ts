import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isInstantAddress, readReturnCode, returnCodeFrom, shownReturnCode } from "./return-code";

describe("A return code", () => {
  it("is read as it is shown, and as people copy it", () => {
    for (let number = 0; number < 200; number++) {
      const code = returnCodeFrom(randomBytes);
      expect(readReturnCode(shownReturnCode(code))).toBe(code);
      expect(
        readReturnCode(` ${shownReturnCode(code).toLowerCase().replaceAll("-", " – ")} `),
      ).toBe(code);
    }
  });

  it("takes every random byte for one of 32 characters", () => {
    const code = returnCodeFrom(() => Uint8Array.from({ length: 16 }, (_, nth) => nth * 17));
    expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
    expect(() => returnCodeFrom(() => new Uint8Array(3))).toThrow(RangeError);
  });

  it.each([
    ["is shown in four groups", shownReturnCode("0123456789abcdef"), "0123-4567-89AB-CDEF"],
    ["reads o, i and l as digits", readReturnCode("oOiI lLaa bbbb cccc"), "001111aabbbbcccc"],
    ["has no u", readReturnCode("uuuu uuuu uuuu uuuu"), null],
    ["has sixteen characters", readReturnCode("0123-4567-89ab"), null],
    ["has ASCII characters only", readReturnCode("\u212a123456789abcdef"), null],
  ])("%s", (_words, got, wanted) => expect(got).toBe(wanted));
});

it("An address that was made up is known for one", () => {
  expect(isInstantAddress("guest-1@Instant.invalid")).toBe(true);
  expect(isInstantAddress("guest@instant.invalid.example.org")).toBe(false);
});
