/** A stretch of a text: `text` is what stands from `start` to `end` (UTF-16 units, end after the last). */
export type Stretch = { readonly text: string; readonly start: number; readonly end: number };

/**
 * The paragraphs of a text: lines that no blank line parts, in reading order, without white space
 * at their ends. Line breaks inside a paragraph stay as they are.
 */
export function splitBlocks(text: string): Stretch[] {
  const blocks: Stretch[] = [];
  let from = 0;
  for (const gap of text.matchAll(BLANK_LINES)) {
    blocks.push(...trimmed(text, from, gap.index));
    from = gap.index + gap[0].length;
  }
  return [...blocks, ...trimmed(text, from, text.length)];
}

/** The stretch between two offsets without white space at its ends; none where nothing is left. */
export function trimmed(text: string, from: number, to: number): Stretch[] {
  const raw = text.slice(from, to);
  const content = raw.trim();
  if (content === "") return [];
  const start = from + raw.length - raw.trimStart().length;
  return [{ text: content, start, end: start + content.length }];
}

// A line break, and one or more lines with nothing but white space. "\r\n" is one break, never two.
const BREAK = /(?:\r\n|\r(?!\n)|\n|\u2029)/.source;
const BLANK_LINES = new RegExp(`${BREAK}(?:[^\\S\\r\\n\\u2029]*${BREAK})+`, "g");
