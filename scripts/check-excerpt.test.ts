import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { checkFile } from "./check-excerpt";
import { Refusal } from "./refusal";

const folder = mkdtempSync(path.join(tmpdir(), "assay-excerpts-"));
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const TEXT =
  "\ufeffChapter I\n\nThe council met at nine in the morning.\n\nChapter II\n\nNobody came to the second meeting of that day.\n";

it("Offsets count the byte order mark as one unit", () => {
  const text = file("marked.txt", TEXT);
  const found = checkFile({
    text,
    excerpt: "the council met at nine in the morning",
    locator: "chapter 1",
  });
  expect(found).toMatchObject({
    status: "VERIFIED",
    locatorCheck: "MATCHES",
    locator: "chapter I",
    start: 12,
  });
  expect(TEXT.slice(found.start!, found.end!)).toBe("The council met at nine in the morning");
});

it("A place that is not the one given is said", () => {
  const text = file("wrong.txt", TEXT);
  const excerpt = "Nobody came to the second meeting";
  expect(checkFile({ text, excerpt, locator: "chapter 1" })).toMatchObject({
    ...{ status: "WRONG_LOCATOR", locatorCheck: "ELSEWHERE", locator: "chapter II" },
  });
});

it("Wrong use is told from a negative answer", () => {
  const text = file("plain.txt", TEXT);
  expect(() => checkFile({ text: path.join(folder, "absent"), excerpt: "x" })).toThrow(Refusal);
  expect(() =>
    checkFile({ text: file("latin.txt", Buffer.from([0xe9, 0x20])), excerpt: "x" }),
  ).toThrow(/UTF-8/);
  expect(() => checkFile({ text, excerpt: "x", locator: "5" })).toThrow(/names no place/);
  expect(checkFile({ text, excerpt: "The council met at ten in the morning" }).status).toBe(
    "NOT_FOUND",
  );
});
