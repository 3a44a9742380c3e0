import { readFileSync } from "node:fs";
import { checkExcerpt, sourceText, type ExcerptAnswer } from "@/lib/texts/rules/excerpts/check";
import { headingsIn, readLocator } from "@/lib/texts/rules/excerpts/text-map";
import { Refusal } from "./refusal";

/**
 * Checks an excerpt against a file. Offsets are UTF-16 units of its text; a byte order mark counts as one.
 *
 * @param locator "chapter 5"; compared with the headings that the text itself shows
 */
export function checkFile(asked: {
  text: string;
  excerpt: string;
  locator?: string;
}): ExcerptAnswer {
  const text = textIn(asked.text);
  const locator = asked.locator === undefined ? null : readLocator(asked.locator);
  if (asked.locator !== undefined && locator === null)
    throw new Refusal(
      `“${asked.locator}” names no place. Write it like “chapter 5” or “p. 12”.`,
      2,
    );
  const source = sourceText(text, headingsIn(text));
  const { status, locatorCheck, ...found } = checkExcerpt(source, {
    excerpt: asked.excerpt,
    locator,
  });
  return { status, locatorCheck, ...found };
}

function textIn(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal(`${file} is not a text in UTF-8.`, 2);
    throw new Refusal(`${file} cannot be read: ${(error as Error).message}`, 2);
  }
}
