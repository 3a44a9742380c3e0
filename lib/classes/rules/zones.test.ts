import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockIn, isoInZone, localInWords, localOf, readLocal, timeLeft } from "./zones";

describe("A local time", () => {
  it.each([
    ["in winter", "Europe/Berlin", "2026-01-15T08:00", "2026-01-15T07:00Z", "ONCE"],
    ["in summer", "Europe/Berlin", "2026-07-15T08:00", "2026-07-15T06:00Z", "ONCE"],
    ["a minute before the leap", "Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59Z", "ONCE"],
    ["that is leapt over", "Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30Z", "SKIPPED"],
    ["the first after the leap", "Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00Z", "ONCE"],
    ["that comes twice", "Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30Z", "TWICE"],
    ["before it comes twice", "Europe/Berlin", "2026-10-25T01:59", "2026-10-24T23:59Z", "ONCE"],
    ["after it came twice", "Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00Z", "ONCE"],
    ["in the evening there", "America/New_York", "2026-02-01T23:59", "2026-02-02T04:59Z", "ONCE"],
    [
      "that is leapt over there",
      "America/New_York",
      "2026-03-08T02:30",
      "2026-03-08T07:30Z",
      "SKIPPED",
    ],
    [
      "that comes twice there",
      "America/New_York",
      "2026-11-01T01:30",
      "2026-11-01T05:30Z",
      "TWICE",
    ],
    ["of a zone with a half hour", "Asia/Kolkata", "2026-05-01T00:15", "2026-04-30T18:45Z", "ONCE"],
    [
      "of a leap of half an hour",
      "Australia/Lord_Howe",
      "2026-10-04T02:15",
      "2026-10-03T15:45Z",
      "SKIPPED",
    ],
    // Samoa had no 30 December 2011.
    ["of a day that never was", "Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00Z", "SKIPPED"],
  ])("%s (%s %s)", (_what, zone, local, at, kind) => {
    expect(readLocal(local, zone)).toEqual({ at: new Date(at), kind });
  });

  it("that was leapt over comes back as the one so much later", () => {
    const { at } = readLocal("2026-03-29T02:30", "Europe/Berlin");
    expect(localOf(at, "Europe/Berlin")).toBe("2026-03-29T03:30");
  });

  it("comes back as it was typed wherever it exists", () => {
    const aMinute = fc
      .integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 })
      .map((minutes) => new Date(minutes * 60_000).toISOString().slice(0, 16));
    const aZone = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC");
    fc.assert(
      fc.property(aMinute, aZone, (local, zone) => {
        const { at, kind } = readLocal(local, zone);
        expect(localOf(at, zone) === local).toBe(kind !== "SKIPPED");
      }),
    );
  });

  it.each([
    ["2026-10-25T00:30:00Z", "Europe/Berlin", "02:30"],
    ["2026-10-25T01:30:00Z", "Europe/Berlin", "02:30"],
    ["2026-10-25T00:00:00Z", "UTC", "00:00"],
  ])("of %s in %s is by the clock %s", (at, zone, clock) =>
    expect(clockIn(new Date(at), zone)).toBe(clock),
  );

  it("says which of two it is", () => {
    const first = new Date("2026-10-25T00:30:00Z");
    const second = new Date("2026-10-25T01:30:00Z");
    expect([first, second].map((at) => localInWords(at, "Europe/Berlin"))).toEqual([
      "Sunday 25 October 2026 at 02:30 (UTC+02:00)",
      "Sunday 25 October 2026 at 02:30 (UTC+01:00)",
    ]);
    expect(localInWords(first, "America/New_York")).toBe(
      "Saturday 24 October 2026 at 20:30 (UTC−04:00)",
    );
  });
});

describe("An instant for machines", () => {
  it.each([
    ["2026-10-25T00:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00+02:00"],
    ["2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00+01:00"],
    ["2026-11-27T00:00:00Z", "America/St_Johns", "2026-11-26T20:30:00-03:30"],
    ["2026-11-27T00:00:00Z", "UTC", "2026-11-27T00:00:00+00:00"],
  ])("%s in %s is %s", (at, zone, iso) => expect(isoInZone(new Date(at), zone)).toBe(iso));
  it("is the instant that it was", () => {
    const second = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(second, fc.constantFrom("Europe/Berlin", "Asia/Kathmandu", "UTC"), (at, zone) => {
        expect(Date.parse(isoInZone(new Date(at * 1000), zone))).toBe(at * 1000);
      }),
    );
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
