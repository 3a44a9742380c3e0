import { describe, expect, it } from "vitest";
import { clockIn, momentIn, timeLeft } from "./moments";

describe("A moment of a class", () => {
  it("is said in its own time zone, on both sides of a change of the clock", () => {
    const before = new Date("2026-10-25T00:30:00Z");
    expect(momentIn("Europe/Berlin", before)).toBe("Sunday 25 October 2026, 02:30");
    expect(clockIn("Europe/Berlin", new Date("2026-10-25T01:30:00Z"))).toBe("02:30");
    expect(momentIn("America/New_York", before)).toBe("Saturday 24 October 2026, 20:30");
    expect(clockIn("UTC", new Date("2026-10-25T00:00:00Z"))).toBe("00:00");
  });
});

describe("How long is left", () => {
  it.each([
    [90_000_000, "1 day and 1 hour"],
    [86_400_000, "1 day"],
    [7_260_000, "2 hours and 1 minute"],
    [119_999, "1 minute"],
    [59_999, "less than a minute"],
    [0, null],
    [-1, null],
  ])("of %d ms is %s", (ms, words) => {
    expect(timeLeft(new Date(1_000_000), new Date(1_000_000 + ms))).toBe(words);
  });
});
