import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJoinCode, shownJoinCode } from "./code";

const code = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{8}$/);

describe("A join code", () => {
  it("is read back from how it is shown, in either case", () => {
    fc.assert(
      fc.property(code, (given) => {
        expect(readJoinCode(shownJoinCode(given))).toBe(given);
        expect(readJoinCode(shownJoinCode(given).toUpperCase())).toBe(given);
      }),
    );
  });

  it.each([
    ["k3x9 02ab", "k3x902ab"],
    [" K3X9 – 02AB ", "k3x902ab"],
    ["ilo0ILO0", "11001100"],
  ])("%j is read as %s", (typed, read) => {
    expect(readJoinCode(typed)).toBe(read);
  });

  it.each(["", "k3x9", "k3x902abc", "k3x902au", "k3x902aé", "ſ3x902ab"])("%j is none", (typed) => {
    expect(readJoinCode(typed)).toBeNull();
  });
});
