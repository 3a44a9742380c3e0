import type { Extraction } from "../../rules/extraction";
import { assembled, withoutTitle, type Part } from "./assemble";
import { partsOfElement } from "./element-parts";
import { requireTameMarkup } from "./markup";
import { Refusal, type Reading } from "./reading";

/**
 * An HTML page: the article where there is one among menus and comments, else all of it. Its headings are the map.
 *
 * @throws Refusal
 */
export async function readHtml(
  markup: string,
  notes: string[],
  reading: Reading,
): Promise<Extraction> {
  requireTameMarkup(markup, "html", reading);
  const { document } = await parsed(markup);
  const whole = partsOfElement(document.documentElement);
  reading.onProgress(0.4);
  const article = await articleOf(markup, document, whole);
  reading.onProgress(0.8);
  const { text, blocks, map } = assembledPage(article?.parts ?? whole, reading);
  return {
    ...{ kind: "extracted", format: "html", text, blocks, map },
    title: article?.title ?? document.querySelector("title")?.textContent?.trim() ?? null,
    language: languageOf(document.documentElement.getAttribute("lang")),
    notes: [...notes, ...(article?.notes ?? menusOf(document))],
  };
}

/** A language tag as a file says it; null for what is none. */
export const languageOf = (tag: string | null | undefined): string | null =>
  tag && /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(tag.trim())
    ? tag.trim().replaceAll("_", "-")
    : null;

async function parsed(markup: string) {
  const { parseHTML } = await import("linkedom");
  // Without a body linkedom takes whatever comes first for the whole document.
  const isWhole = /<body[\s>]/i.test(markup);
  return parseHTML(isWhole ? markup : `<!doctype html><html><body>${markup}</body></html>`);
}

function assembledPage(parts: readonly Part[], reading: Reading) {
  try {
    return assembled(withoutTitle(parts), reading);
  } catch (error) {
    const isEmpty = error instanceof Refusal && error.refused.reason === "EMPTY";
    throw isEmpty ? new Refusal("EMPTY", BUILT_BY_SCRIPT) : error;
  }
}

async function articleOf(markup: string, document: Document, whole: readonly Part[]) {
  if (markup.length > BOOK_UNITS || document.querySelectorAll("*").length > BOOK_ELEMENTS)
    return null;
  if (wordsIn(whole) < ARTICLE_WORDS) return null;
  const { Readability } = await import("@mozilla/readability");
  // It takes the document apart that it is given.
  const found = new Readability((await parsed(markup)).document, { keepClasses: true }).parse();
  if (!found?.content) return null;
  const parts = partsOfElement((await parsed(found.content)).document.documentElement);
  const [kept, all] = [wordsIn(parts), wordsIn(whole)];
  // Where next to nothing stands around it, nothing is worth to be lost.
  if (kept < all * ARTICLE_LEAST || kept > all * ARTICLE_MOST) return null;
  return { parts, title: found.title?.trim() || null, notes: [leftOut(all - kept)] };
}

const menusOf = (document: Document): string[] =>
  document.querySelector("nav") ? ["Menus were left out."] : [];

const wordsIn = (parts: readonly Part[]): number =>
  parts.reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);

const leftOut = (words: number): string =>
  `Only the article was kept: about ${words} words around it, such as menus and comments, were left out.`;

/** What is as long as a book has no menus around it, and what is far less than the page is not what it is about. */
const BOOK_UNITS = 400_000;
const BOOK_ELEMENTS = 8_000;
const ARTICLE_WORDS = 150;
const ARTICLE_LEAST = 0.25;
const ARTICLE_MOST = 0.9;
const BUILT_BY_SCRIPT =
  "There is no text in the page. Some pages are put together by a script in the browser: copy the text from there and paste it.";
