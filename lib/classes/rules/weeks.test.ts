import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datesForCopy } from "./weeks";
import { localOf } from "./zones";

const BERLIN = "Europe/Berlin";
const at = (text: string) => new Date(text);

describe("The dates of a copy", () => {
  it("are the same where it opens after now already", () => {
    const dates = {
      ...{ opensAt: at("2040-03-01T07:00Z"), dueAt: at("2040-03-08T22:59Z"), releasesAt: null },
    };
    const zones = { from: BERLIN, to: BERLIN, now: at("2040-01-01T00:00Z") };
    expect(datesForCopy(dates, zones)).toEqual({ ...dates, weeks: 0 });
  });

  it("keep the hour of the day when clocks change between, in the zone of either class", () => {
    const dates = {
      opensAt: at("2040-03-01T07:00Z"),
      dueAt: at("2040-03-08T22:59Z"),
      releasesAt: at("2040-03-10T16:00Z"),
    };
    const now = at("2040-05-02T12:00Z");
    expect(datesForCopy(dates, { from: BERLIN, to: BERLIN, now })).toEqual({
      ...{ opensAt: at("2040-05-03T06:00Z"), dueAt: at("2040-05-10T21:59Z") },
      ...{ releasesAt: at("2040-05-12T15:00Z"), weeks: 9 },
    });
    expect(datesForCopy(dates, { from: BERLIN, to: "America/New_York", now })).toMatchObject({
      opensAt: at("2040-05-03T12:00Z"),
    });
  });

  it("open after now, less than a week and an hour later, on the same day of the week at the same hour", () => {
    // At noon no zone changes its clocks.
    const noon = fc
      .integer({ min: 0, max: 9_000 })
      .map((day) => new Date(Date.UTC(2026, 0, 1 + day, 11)));
    fc.assert(
      fc.property(noon, noon, fc.integer({ min: 1, max: 60 }), (opensAt, now, days) => {
        const dueAt = new Date(opensAt.getTime() + days * 86_400_000);
        const zones = { from: BERLIN, to: BERLIN, now };
        const copy = datesForCopy({ opensAt, dueAt, releasesAt: null }, zones);
        const soonest =
          copy.weeks === 0 || copy.opensAt.getTime() - now.getTime() < 605_000_000 + 3_600_000;
        const [was, is] = [localOf(opensAt, BERLIN), localOf(copy.opensAt, BERLIN)];
        const daysBetween = (Date.parse(`${is}Z`) - Date.parse(`${was}Z`)) / 86_400_000;
        return copy.opensAt > now && soonest && daysBetween === copy.weeks * 7;
      }),
      { numRuns: 300 },
    );
  });
});
