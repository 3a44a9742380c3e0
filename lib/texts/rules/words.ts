import type { Stretch } from "./blocks";

/**
 * Every place at which words stand in a text, overlapping none. White space counts as white space: a
 * line break of the text is found by a blank of whoever copied it. Everything else has to be the same.
 *
 * @returns offsets in UTF-16 units; none for words that are blank
 */
export function placesOfWords(text: string, words: string): Stretch[] {
  const parts = words.trim().split(/\s+/).filter(Boolean).map(literally);
  if (parts.length === 0) return [];
  return Array.from(text.matchAll(new RegExp(parts.join("\\s+"), "gu")), (found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
}

const literally = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
