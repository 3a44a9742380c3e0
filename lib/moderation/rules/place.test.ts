import { describe, expect, it } from "vitest";
import { placeInWords, placeNamed } from "./place";

const ORIGIN = "https://assay.example";
const CLAIM = "0000000000";
const NOTE = "11111111-1111-4111-8111-111111111111";

describe("What an address is about", () => {
  it.each([
    [`${ORIGIN}/claims/${CLAIM}/lenin-intended`, `claim:${CLAIM}`],
    [`assay.example/claims/${CLAIM}`, `claim:${CLAIM}`],
    [`/claims/${CLAIM}/history?page=2`, `claim:${CLAIM}`],
    [`/claims/${CLAIM}/lenin-intended#e-${CLAIM}`, `evidence:${CLAIM}/${CLAIM}`],
    [`/claims/${CLAIM}/lenin-intended#a-${CLAIM}`, `argument:${CLAIM}/${CLAIM}`],
    [`/claims/${CLAIM}/annotations/${NOTE}`, `annotation:${CLAIM}/${NOTE}`],
    [`/sources/${CLAIM}/ten-days`, `source:${CLAIM}`],
    [`/documents/${CLAIM}/communist-myths`, `document:${CLAIM}`],
    [`/people/${CLAIM}/john-reed`, `person:${CLAIM}`],
    ["/reviewers/mira", "page:/reviewers/mira"],
    ["/about", "page:/about"],
    [`vote:${CLAIM}/${NOTE}`, `vote:${CLAIM}/${NOTE}`],
  ])("%s", (address, named) => {
    expect(placeInWords(placeNamed(address, ORIGIN)!)).toBe(named);
  });
  it.each(["https://elsewhere.example/claims/0000000000", "the page about Lenin", "", "http://["])(
    "is nothing of ours: “%s”",
    (address) => {
      expect(placeNamed(address, ORIGIN)).toBeNull();
    },
  );
});
