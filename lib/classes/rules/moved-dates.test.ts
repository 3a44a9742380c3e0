import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysTo, daysToNextWeek, movedBy } from "./moved-dates";
import { localOf } from "./zones";

const BERLIN = "Europe/Berlin";

describe("The week after this one", () => {
  it.each([
    // A Monday, a year before; now is a Wednesday: the next Monday is 30 November.
    ["2025-12-01T08:00Z", "2026-11-25T12:00Z", "2026-11-30T09:00"],
    // On a Sunday the week after begins tomorrow.
    ["2026-11-23T08:00Z", "2026-11-29T22:00Z", "2026-11-30T09:00"],
    // In Berlin it is Monday already: the week after is another.
    ["2026-11-23T08:00Z", "2026-11-29T23:30Z", "2026-12-07T09:00"],
    // What lies further ahead comes back.
    ["2027-03-05T08:00Z", "2026-11-25T12:00Z", "2026-12-04T09:00"],
  ])("what opened at %s opens, seen from %s, on %s", (first, now, moved) => {
    const days = daysToNextWeek(new Date(first), new Date(now), BERLIN);
    expect(localOf(movedBy(days, new Date(first), BERLIN), BERLIN)).toBe(moved);
  });

  it("is reached by whole weeks, and lies 1 to 13 days ahead, from anywhere", () => {
    const instant = fc.date({
      min: new Date("2020-01-01"),
      max: new Date("2035-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, instant, (first, now) => {
        const days = daysToNextWeek(first, now, BERLIN);
        const ahead = daysTo(
          localOf(movedBy(days, first, BERLIN), BERLIN).slice(0, 10),
          now,
          BERLIN,
        );
        expect(Math.abs(days % 7)).toBe(0);
        expect(ahead).toBeGreaterThanOrEqual(1);
        expect(ahead).toBeLessThanOrEqual(13);
      }),
    );
  });
});

describe("A date that is moved", () => {
  it("keeps its hour where the class is, across the change to summer time", () => {
    const noon = new Date("2026-03-25T11:00:00Z");
    expect(movedBy(7, noon, BERLIN)).toEqual(new Date("2026-04-01T10:00:00Z"));
  });
  it("reaches the day that somebody entered", () => {
    const first = new Date("2026-03-25T23:30:00Z");
    expect(daysTo("2026-04-02", first, BERLIN)).toBe(7);
    expect(localOf(movedBy(7, first, BERLIN), BERLIN)).toBe("2026-04-02T00:30");
  });
  it("keeps its seconds", () => {
    expect(movedBy(1, new Date("2026-03-01T10:00:42.5Z"), BERLIN)).toEqual(
      new Date("2026-03-02T10:00:42.5Z"),
    );
  });
});
