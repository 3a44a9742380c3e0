import { describe, expect, it } from "vitest";
import { readRecordRef, RECORD_KINDS, recordAnchor, recordRef } from "./records";

const UUID = "0b6e52e2-6b0e-4f43-9d53-0d2f2c8f9a11";

describe("The name of a record", () => {
  it.each(RECORD_KINDS)("comes back as what it names: %s", (kind) => {
    const id = kind === "evidence" || kind === "argument" ? "evidence01" : UUID;
    const record = { kind, claimId: "ap4c6m5xra", id };
    expect(readRecordRef(recordRef(record))).toEqual(record);
  });

  it.each([
    "",
    "vote",
    "vote/ap4c6m5xra",
    "vote/ap4c6m5xra/evidence01",
    `grade/ap4c6m5xra/${UUID}`,
    `vote/AP/${UUID}`,
    `vote/ap4c6m5xra/${UUID}/more`,
    `vote/ap4c6m5xra/${UUID}'--`,
  ])("is not read in %j", (ref) => {
    expect(readRecordRef(ref)).toBeNull();
  });

  it("is a place on a page without what an address reads as its own", () => {
    expect(recordAnchor(`vote/ap4c6m5xra/${UUID}`)).toBe(`record-vote-ap4c6m5xra-${UUID}`);
  });
});
