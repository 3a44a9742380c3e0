import { describe, expect, it } from "vitest";
import { proposeEvidenceInput } from "./schema";

const evidence = {
  claimId: "ap4c6m5xra",
  sourceId: "kcjs1pdtaf",
  excerpt: "all power to the soviets",
  locatorLabel: "chapter",
  locatorValue: "IV",
  direction: "SUPPORTS",
  directness: "DIRECT",
};

describe("Evidence as it comes in", () => {
  it.each([
    ["left out", {}],
    ["left empty", { viaSourceId: "", note: "" }],
  ])("needs neither a reported source nor a note: %s", (_, optional) => {
    expect(proposeEvidenceInput.parse({ ...evidence, ...optional })).toMatchObject({
      viaSourceId: null,
      note: null,
    });
  });

  it("needs an excerpt of some length", () => {
    const { success, error } = proposeEvidenceInput.safeParse({ ...evidence, excerpt: "ab" });
    expect(success).toBe(false);
    expect(error?.issues.map(({ path }) => path)).toEqual([["excerpt"]]);
  });

  it("that reports another source is inferential, and no source reports itself", () => {
    const via = (changed: object) =>
      proposeEvidenceInput.safeParse({ ...evidence, ...changed }).error?.issues[0]?.path;
    expect(via({ viaSourceId: "ap4c6m5xra" })).toEqual(["directness"]);
    expect(via({ viaSourceId: "kcjs1pdtaf", directness: "INFERENTIAL" })).toEqual(["viaSourceId"]);
  });
});
