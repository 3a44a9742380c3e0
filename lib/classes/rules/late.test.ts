import { describe, expect, it } from "vitest";
import { isNoStricter, type Lateness } from "./late";

const REFUSED: Lateness = { latePolicy: "REFUSED", lateReduction: null };
const ACCEPTED: Lateness = { latePolicy: "ACCEPTED", lateReduction: null };
const reduced = (lateReduction: number): Lateness => ({ latePolicy: "REDUCED", lateReduction });

describe("What becomes of late work", () => {
  const fromStrictest = [REFUSED, reduced(100), reduced(20), reduced(10), ACCEPTED];

  it("gets milder and never stricter", () => {
    for (const [at, before] of fromStrictest.entries())
      for (const [to, after] of fromStrictest.entries())
        expect([before, after, isNoStricter(before, after)]).toEqual([before, after, to >= at]);
  });
});
