import { headingsIn } from "../../rules/excerpts/text-map";
import type { PdfLine } from "./pdf-lines";

type Pages = readonly (readonly PdfLine[])[];

/**
 * What the pages are called: as the file says; else by the numbers printed on them, where most have one at their head or foot
 * that goes on from page to page; else by counting. Null for a page before the first printed number.
 */
export function labelsOf(
  pages: Pages,
  told: readonly (string | null)[] | null,
): { labels: (string | null)[]; note: string } {
  if (told && told.length === pages.length && told.some((label) => label))
    return { labels: told.map((label) => label || null), note: AS_TOLD };
  const shift = shiftOf(pages);
  const labels = pages.map((_, nth) =>
    nth + 1 + (shift ?? 0) > 0 ? String(nth + 1 + (shift ?? 0)) : null,
  );
  return { labels, note: shift === null ? AS_COUNTED : AS_PRINTED };
}

/** By how much printed numbers differ from counted ones; null where they are too few. */
function shiftOf(pages: Pages): number | null {
  const votes = new Map<number, number>();
  for (const [nth, lines] of pages.entries()) {
    const shifts = new Set(numbersAtEdges(lines).map((number) => number - nth - 1));
    for (const shift of shifts) votes.set(shift, (votes.get(shift) ?? 0) + 1);
  }
  const [best] = [...votes].sort((one, other) => other[1] - one[1]);
  const written = pages.filter((lines) => lines.length > 0).length;
  return best && best[1] >= 3 && best[1] >= written / 2 ? best[0] : null;
}

const numbersAtEdges = (lines: readonly PdfLine[]): number[] =>
  edgesOf(lines).flatMap(({ text }) => {
    const [, first, last] =
      /^(\d{1,4})?\b.*?\b(\d{1,4})?$/.exec(text.replace(/^\W+|\W+$/g, "")) ?? [];
    return [first, last].flatMap((number) => (number === undefined ? [] : [Number(number)]));
  });

const edgesOf = (lines: readonly PdfLine[]): PdfLine[] =>
  lines.length > 1 ? [lines[0]!, lines[lines.length - 1]!] : [...lines];

/** The pages without what is printed at the head or foot of many: the same words, or a number alone that counts them. */
export function bodyOf(pages: Pages): PdfLine[][] {
  const shift = shiftOf(pages);
  const running = runningLines(pages, shift);
  const kept = new Set<string>();
  return pages.map((lines, nth) =>
    lines.filter((line, at) => {
      if (at > 0 && at < lines.length - 1) return true;
      if (isPageNumber(line.text) && shift !== null && lines.length > 1)
        return Number(line.text.replace(/\D/g, "")) !== nth + 1 + shift;
      const words = wordsOf(line.text, nth + 1 + (shift ?? 0));
      if (!running.has(words)) return true;
      // Where a heading goes on above the pages of its chapter, it stands once where that begins.
      if (headingsIn(line.text).length === 0 || kept.has(words)) return false;
      kept.add(words);
      return true;
    }),
  );
}

function runningLines(pages: Pages, shift: number | null): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const [nth, lines] of pages.entries())
    for (const words of new Set(
      edgesOf(lines).map(({ text }) => wordsOf(text, nth + 1 + (shift ?? 0))),
    ))
      counts.set(words, (counts.get(words) ?? 0) + 1);
  const least = Math.max(3, pages.length / 50);
  return new Set(
    [...counts].flatMap(([words, count]) =>
      words !== "" && words.length < 100 && count >= least ? [words] : [],
    ),
  );
}

const isPageNumber = (text: string): boolean => /^\W*\d{1,4}\W*$/.test(text);
/** A running line without the number of its page. */
const wordsOf = (text: string, page: number): string =>
  text
    .replace(/^(\d{1,4})\s+/, (all, number: string) => (Number(number) === page ? "" : all))
    .replace(/\s+(\d{1,4})$/, (all, number: string) => (Number(number) === page ? "" : all));

const AS_TOLD = "Pages are called as the file calls them.";
const AS_PRINTED = "Pages are called by the numbers that are printed on them.";
const AS_COUNTED = "Pages are counted from the first of the file: printed numbers may differ.";
