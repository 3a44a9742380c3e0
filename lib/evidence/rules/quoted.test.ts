import { describe, expect, it } from "vitest";
import { isQuotedIn, unitsQuoted } from "./quoted";

describe("What excerpts quote together", () => {
  it.each([
    ["nothing", [], 0],
    ["each, where they say different things", ["All power", "to the soviets"], 23],
    ["the same words once", ["All power", "All power"], 9],
    ["a sentence once that stands in a passage", ["power to", "All power to the soviets"], 24],
    ["words once, whatever stands between them", ["“All power” —", "all\npower to"], 12],
  ])("is %s", (_, excerpts, units) => expect(unitsQuoted(excerpts)).toBe(units));

  it("shows a sentence already where the whole of it stands in a passage", () => {
    const passage = ["All power to the soviets!"];
    expect(isQuotedIn("power to “the soviets”", passage)).toBe(true);
    expect(isQuotedIn("power to the soviets of workers", passage)).toBe(false);
    expect(isQuotedIn("power", [])).toBe(false);
  });
});
