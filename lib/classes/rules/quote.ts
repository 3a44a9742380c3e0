/**
 * The place of quoted words in a text: as they stand in it, whatever quotation marks, apostrophes and white space whoever
 * quotes them wrote. Null where they do not stand there, and for words that are blank.
 *
 * @returns offsets in UTF-16 units
 */
export function quoteIn(text: string, quoted: string): { start: number; end: number } | null {
  const words = quoted.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const found = new RegExp(words.map(loosely).join("_?\\s+_?"), "u").exec(text);
  return found && { start: found.index, end: found.index + found[0].length };
}

/**
 * The words of a text that somebody selected on a page, as they stand in it: without the quotation marks that the page set
 * around them. Null where they do not stand there.
 */
export function selectedWords(text: string, selected: string): string | null {
  const inside = selected.trim().replace(/^[“"]\s*|\s*[”"]$/g, "");
  const place = quoteIn(text, selected) ?? quoteIn(text, inside);
  return place && text.slice(place.start, place.end);
}

/** A text in three: what stands before the quoted words, they themselves, and what follows. All of it before, where they do not stand in it. */
export function aroundQuote(text: string, quoted: string): [string, string, string] {
  const place = quoteIn(text, quoted);
  if (!place) return [text, "", ""];
  return [text.slice(0, place.start), text.slice(place.start, place.end), text.slice(place.end)];
}

// Marks that people write in the place of each other.
const ALIKE = ['"“”„«»', "'‘’‚`´", "-‐‑–—"];
const LITERAL = /[\\^$.*+?()[\]{}|/]/;

// Old texts set italics between underscores, which a page does not show.
const loosely = (word: string): string => [...word].map(oneOf).join("_?");

function oneOf(character: string): string {
  const alike = ALIKE.find((some) => some.includes(character));
  if (alike) return `[${alike.replace("-", "\\-")}]`;
  return LITERAL.test(character) ? `\\${character}` : character;
}
