import { describe, expect, it } from "vitest";
import { dayBefore, hasLink, isTooNewForLinks, secondsToWait } from "./quotas";

const now = new Date("2026-03-02T12:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe("A day's allowance", () => {
  it("is open while there is room", () => {
    expect(secondsToWait([], 2, now)).toBeNull();
    expect(secondsToWait([ago(1)], 2, now)).toBeNull();
  });
  it("opens again a day after the oldest of the latest", () => {
    expect(secondsToWait([ago(1), ago(23)], 2, now)).toBe(3_600);
    expect(secondsToWait([ago(1), ago(2), ago(23)], 2, now)).toBe(22 * 3_600);
  });
  it("looks a day back", () => {
    expect(dayBefore(now)).toEqual(ago(24));
  });
});

describe("Links of new accounts", () => {
  it.each([
    ["see https://example.org/a", true],
    ["see HTTP://example.org", true],
    ["(http://example.org)", true],
    ["the http protocol", false],
    ["p. 12: a/b", false],
  ])("in %j: %s", (text, found) => {
    expect(hasLink(text)).toBe(found);
  });
  it("wait for 24 hours and no longer", () => {
    expect(isTooNewForLinks(ago(23.9), now)).toBe(true);
    expect(isTooNewForLinks(ago(24), now)).toBe(false);
  });
});
