import { describe, expect, it } from "vitest";
import { BROKEN_FILES, HOSTILE_FILES } from "@/scripts/testing/hostile-files";
import { EXTRACTION_LIMITS, type Extraction, type RefusedReason } from "../rules/extraction";
import { extractText } from "./extract";
import { readFile } from "./extraction/read-file";

// Less than a server gives, so that the files can be small that are too much.
const SMALL = {
  ...EXTRACTION_LIMITS,
  ...{ milliseconds: 25_000, inflatedBytes: 5_000_000, heapMegabytes: 128, bufferMegabytes: 60 },
};

describe("A file that means ill", () => {
  it.each(HOSTILE_FILES)("ends in a clear refusal, within bounds: $what", async (file) => {
    const limits = { ...SMALL, ...file.limits };
    const answer = await extractText(
      file.bytes(),
      { name: file.name, mediaType: null },
      {},
      limits,
    );
    expectRefusal(answer, file.ends);
  });

  it("leaves the process able to read the next", async () => {
    const good = new TextEncoder().encode("The mill burned down.");
    expect(await extractText(good, { name: "a.txt", mediaType: null })).toMatchObject({
      kind: "extracted",
    });
  });
});

describe("A file that is broken, locked, empty or no text", () => {
  it.each(BROKEN_FILES)("ends in a clear refusal: $what", async ({ name, bytes, ends }) => {
    const reading = { limits: EXTRACTION_LIMITS, onProgress: () => undefined };
    expectRefusal(await readFile(bytes(), { name, mediaType: null }, reading), ends);
  });
});

function expectRefusal(answer: Extraction, ends: readonly RefusedReason[]): void {
  expect(answer.kind === "refused" ? answer.reason : answer.text.slice(0, 200)).toSatisfy(
    (reason: RefusedReason) => ends.includes(reason),
  );
  expect(answer.kind === "refused" && answer.says).toMatch(/^[A-Z1].{10,}[.!]$/);
}
