/**
 * A text without what stands between its words: every letter and digit, one after the other, with the place of each. Words
 * are looked for in here, so that no space, quote or line break is in the way; what stood between them is looked at
 * afterwards (`gaps.ts`).
 *
 * Letters are composed (NFC), printed ligatures are read as their letters, and footnote marks are left out.
 */
export type Letters = {
  readonly text: string;
  /** UTF-16 units, the letters and digits alone. */
  readonly run: string;
  /** Where each unit of `run` begins in `text`, and where it ends (after the last), in UTF-16 units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
};

/** Reads a text once; a book takes some 100 ms and eight bytes a letter. */
export function lettersOf(text: string): Letters {
  const most = text.length * (GROWING.test(text) ? 3 : 1);
  const [starts, ends] = [new Int32Array(most), new Int32Array(most)];
  const pieces: string[] = [];
  let count = 0;
  const put = (letters: string, start: number, end: number) => {
    pieces.push(letters);
    starts.fill(start, count, count + letters.length);
    ends.fill(end, count, count + letters.length);
    count += letters.length;
  };
  for (const { 0: found, index, groups } of text.matchAll(LETTERS_OR_NOTES)) {
    if (groups!.note !== undefined) continue;
    if (PLAIN.test(found)) {
      // Nearly everything: a run of letters of which each is one unit.
      pieces.push(found);
      for (let unit = index; unit < index + found.length; unit += 1) {
        starts[count] = unit;
        ends[count] = unit + 1;
        count += 1;
      }
      continue;
    }
    for (const cluster of found.matchAll(CLUSTERS)) {
      const [letters, start] = [cluster[0], index + cluster.index];
      put(read(letters), start, start + letters.length);
    }
  }
  return { text, run: pieces.join(""), starts: starts.slice(0, count), ends: ends.slice(0, count) };
}

/** What stands before the letter at this place of the run, back to the letter before it. */
export function gapBefore({ text, starts, ends }: Letters, at: number): string {
  const from = at === 0 ? 0 : ends[at - 1]!;
  const to = at === starts.length ? text.length : starts[at]!;
  return text.slice(from, to);
}

/** What footnote marks look like, as sources of expressions: "1]" behind its bracket, and raised figures. */
export const NOTE_TO_BRACKET = /(?:\d{1,3}|[a-z]|[*†‡§]+)\]/.source;
export const RAISED_NOTE = /[\u00b9\u00b2\u00b3\u2070-\u2079]+/.source;

// A mark is one where it stands directly behind a word or its punctuation.
const NOTE = String.raw`(?<=[^\s[(])\[${NOTE_TO_BRACKET}|(?<=\p{L}{3}\p{P}{0,2})${RAISED_NOTE}`;
const LETTERS_OR_NOTES = new RegExp(`(?<note>${NOTE})|(?:[\\p{L}\\p{N}]\\p{M}*)+`, "gu");
const PLAIN = /^[A-Za-z0-9]+$/;
const CLUSTERS = /[\p{L}\p{N}]\p{M}*/gu;
// Ligatures, and the few letters that composing takes apart.
const GROWING = /[\u0900-\u0fff\ufb00-\ufb4f]/;

const read = (letters: string): string =>
  letters.normalize("NFC").replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC"));
