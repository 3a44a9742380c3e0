import { describe, expect, it } from "vitest";
import { EXTRACTION_LIMITS, type Extraction } from "../rules/extraction";
import { extractText } from "./extract";

const plain = { name: "text.txt", mediaType: "text/plain" };
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("A plain text", () => {
  it("stays as it is, with its headings as a map and its paragraphs as blocks", async () => {
    const text =
      "PART I\n\nChapter I\n\nThe mill at Ashby\nburned down.\n\n\nChapter II\n\nIt was rebuilt.";
    const found = extracted(await extractText(bytesOf(text), plain));
    expect(found.text).toBe(text);
    expect(found.map.map(({ label, value }) => `${label} ${value}`)).toEqual([
      ...["part I", "chapter I", "chapter II"],
    ]);
    expect(found.blocks.map(({ start, end }) => text.slice(start, end))).toEqual([
      ...[
        "PART I",
        "Chapter I",
        "The mill at Ashby\nburned down.",
        "Chapter II",
        "It was rebuilt.",
      ],
    ]);
    expect(found.blocks[2]).toMatchObject({
      kind: "PARAGRAPH",
      section: "part I, chapter I",
      page: null,
    });
    expect(found.blocks[3]).toMatchObject({ kind: "HEADING", section: "part I, chapter II" });
  });
});

describe("Reading a file", () => {
  it("ends when it is told to, while it reads or before", async () => {
    const stopped = new AbortController();
    const answer = extractText(bytesOf("a ".repeat(100_000)), plain, { signal: stopped.signal });
    stopped.abort();
    expect(await answer).toMatchObject({ kind: "refused", reason: "CANCELLED" });
  });

  it("ends after its time", async () => {
    const limits = { ...EXTRACTION_LIMITS, milliseconds: 0 };
    expect(await extractText(bytesOf("words"), plain, {}, limits)).toMatchObject({
      reason: "TOO_LONG",
    });
  });
});

function extracted(answer: Extraction) {
  if (answer.kind === "refused") throw new Error(`${answer.reason}: ${answer.says}`);
  return answer;
}
