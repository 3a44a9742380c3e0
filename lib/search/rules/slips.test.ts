import { describe, expect, it } from "vitest";
import { isOneSlip } from "./slips";

describe("One slip of the hand", () => {
  it.each([
    ["soviet", "sovet", "a letter left out"],
    ["soviet", "sovviet", "a letter added"],
    ["soviet", "sobiet", "a letter changed"],
    ["soviet", "osviet", "two letters exchanged"],
    ["soviet", "oviet", "the first left out"],
    ["soviet", "sovietx", "one added at the end"],
    ["ab", "ba", "both exchanged"],
  ])("%s and %s: %s", (one, other) => {
    expect([isOneSlip(one, other), isOneSlip(other, one)]).toEqual([true, true]);
  });
  it.each([
    ["soviet", "soviet", "nothing"],
    ["soviet", "soviets now", "much"],
    ["soviet", "svoeit", "two exchanges"],
    ["abcde", "acdex", "a letter that moved"],
    ["soviet", "tsovie", "a letter that moved from one end to the other"],
    ["soviet", "sobiat", "two changes"],
  ])("%s and %s are not: %s", (one, other) => {
    expect([isOneSlip(one, other), isOneSlip(other, one)]).toEqual([false, false]);
  });
});
