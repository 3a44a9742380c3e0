import { describe, expect, it } from "vitest";
import { drawn, freeNames } from "./pseudonyms";

describe("The names that are free", () => {
  it("are each one's own, whatever the capitals, and plain ones as long as there are any", () => {
    const free = freeNames(["Heron", "otter"], []);
    expect(free).not.toContain("Heron");
    expect(free).not.toContain("Otter");
    expect(new Set(free.map((name) => name.toLowerCase())).size).toBe(free.length);
    expect(free[0]).not.toContain(" ");
  });
  it("leave out what somebody of the class is called", () => {
    const free = freeNames([], ["Merlin Adder-Swift", "Grey, Ida"]);
    expect(free.filter((name) => /Merlin|Adder|Swift|Grey/.test(name))).toEqual([]);
  });
  it("are enough for a class of a thousand", () => {
    expect(freeNames([], []).length).toBeGreaterThan(1_000);
  });
});

it("A name is drawn among the plain ones until there are none", () => {
  expect(drawn(["Grey Heron", "Otter"], 1, () => 0)).toEqual(["Otter"]);
  expect(drawn(["Grey Heron", "Grey Otter"], 1, (below) => below - 1)).toEqual(["Grey Otter"]);
  expect(drawn([], 1, () => 0)).toEqual([]);
});
