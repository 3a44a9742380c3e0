import { describe, expect, it } from "vitest";
import { stuckBy, type WorkInTime } from "./stuck";

const at = (hours: number) => new Date(Date.UTC(2026, 10, 1) + hours * 3_600_000);

/** Ten days of time, asked at this hour of it. */
const asked = (hour: number, work: Partial<WorkInTime> = {}) =>
  stuckBy({
    ...{ now: at(hour), since: at(0), dueAt: at(240) },
    ...{ isHandedIn: false, isBegun: true, savedAt: at(1), ...work },
  });
const notBegun = { isBegun: false, savedAt: null };

describe("Who has not begun", () => {
  it.each([
    ["before half of the time is over", 119, null],
    ["when it is", 120, "NOT_BEGUN"],
    ["to the last hour", 240, "NOT_BEGUN"],
    ["after it was due", 241, null],
    ["before it opens", -1, null],
  ] as const)("%s", (_, hour, stuck) => {
    expect(asked(hour, notBegun)).toBe(stuck);
  });
  it("has half of their own time: from when they came, until it is due for them", () => {
    expect(asked(130, { ...notBegun, since: at(100) })).toBeNull();
    expect(asked(130, { ...notBegun, dueAt: at(300) })).toBeNull();
    expect(asked(150, { ...notBegun, dueAt: at(300) })).toBe("NOT_BEGUN");
  });
});

describe("Who has begun", () => {
  it.each([
    ["saved 48 hours ago, 48 hours before it is due", 192, 144, "NOTHING_SAVED"],
    ["saved a little later than that", 192, 144.1, null],
    ["saved long ago, more than 48 hours before it is due", 191.9, 1, null],
    ["saved long ago, in the last hour", 240, 1, "NOTHING_SAVED"],
  ] as const)("%s", (_, hour, saved, stuck) => {
    expect(asked(hour, { savedAt: at(saved) })).toBe(stuck);
  });
  it("is not stuck after handing in", () => {
    expect(asked(239, { isHandedIn: true })).toBeNull();
  });
  it("in a time shorter than 48 hours cannot have been quiet for as long", () => {
    expect(asked(30, { dueAt: at(40), savedAt: null })).toBeNull();
    expect(asked(30, { dueAt: at(40), ...notBegun })).toBe("NOT_BEGUN");
  });
});
