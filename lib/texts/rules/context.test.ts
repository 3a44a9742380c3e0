import { describe, expect, it } from "vitest";
import { mostQuoted } from "./context";

describe("Of a text that is matched in private excerpts may show together", () => {
  it.each([
    ["of a long one ten thousand units", 500_000, 10_000],
    ["of others a tenth", 25_000, 2_500],
    ["of a short one a paragraph still", 4_000, 1_000],
    ["and never more than half", 1_501, 750],
    ["of whatever it is", 90, 45],
  ])("%s", (_, lengthUnits, most) => expect(mostQuoted(lengthUnits)).toBe(most));
});
