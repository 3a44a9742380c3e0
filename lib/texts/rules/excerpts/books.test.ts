import { describe, expect, it } from "vitest";
import { sharedTexts, skipWithout } from "@/prisma/corpus/shared-texts";
import { HARMLESS, HOSTILE, LOCATED, QUOTED, TAMPERED, type BookCase } from "./book-cases";
import { checkExcerpt, sourceText } from "./check";
import type { SourceText } from "./matching";
import { headingsIn, readLocator } from "./text-map";

const texts = sharedTexts();
const BOOKS: Record<string, SourceText> = {};
const bookOf = (name: BookCase["book"]) =>
  (BOOKS[name] ??= sourceText(texts![name], headingsIn(texts![name])));

describe.each([
  ["What changes no word is harmless", HARMLESS],
  ["What people who quote may do is shown", QUOTED],
  ["What changes a text is not found", TAMPERED],
  ["Who wants a text to say what it does not fails", HOSTILE],
  ["Where it stands is another question", LOCATED],
])("%s", (_, cases) => {
  it.for(cases)("$book: $what", ({ book, excerpt, locator, status, locatorCheck }, ctx) => {
    if (!texts) skipWithout(ctx, "excerpts of the two books");
    const asked = { excerpt, locator: locator === undefined ? null : readLocator(locator) };
    const answer = checkExcerpt(bookOf(book), asked);
    expect(answer).toMatchObject({ status, ...(locatorCheck && { locatorCheck }) });
    if (status === "VERIFIED")
      expect(bookOf(book).letters.text.slice(answer.start!, answer.end!)).toBe(answer.matched);
  });
});
