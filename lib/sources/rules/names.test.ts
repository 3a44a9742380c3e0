import { expect, it } from "vitest";
import { namesIn, personOf } from "./names";

it.each([
  ["Trotsky, Leon", "Leon Trotsky", "Trotsky, Leon", { family: "Trotsky", given: "Leon" }],
  ["Central Committee", "Central Committee", "Central Committee", { literal: "Central Committee" }],
  [
    "King, Martin Luther, Jr",
    "King, Martin Luther, Jr",
    "King, Martin Luther, Jr",
    { literal: "King, Martin Luther, Jr" },
  ],
  ["Plato,", "Plato,", "Plato,", { literal: "Plato," }],
])("The name %s is read as %s", (line, name, sortName, csl) => {
  expect(personOf(line)).toEqual({ name, sortName, csl });
});

it("Names stand one to a line, and blank lines name nobody", () => {
  expect(namesIn(" Reed, John \n\n The Society")).toEqual(["Reed, John", "The Society"]);
  expect(namesIn(null)).toEqual([]);
});
