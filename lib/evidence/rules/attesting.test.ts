import { describe, expect, it } from "vitest";
import { whyNotAttested } from "./attesting";

describe("Words can be attested", () => {
  it("while the machine has not looked, and where it had nothing to look in", () => {
    expect(whyNotAttested(null)).toBeNull();
    expect(whyNotAttested({ status: "NOT_CHECKED", locator: null })).toBeNull();
  });

  it.each([
    ["VERIFIED", null, "found these words in a text"],
    ["WRONG_LOCATOR", "chapter V", "in chapter V. Put the place right"],
    ["WRONG_LOCATOR", null, "at another place. Put the place right"],
    ["AMBIGUOUS", null, "in several places"],
    ["NOT_FOUND", null, "did not find these words"],
  ] as const)("not where it answered %s (%s), which is said", (status, locator, words) => {
    expect(whyNotAttested({ status, locator })).toContain(words);
  });
});
