/**
 * What people type, made fit to store and compare: Unicode form NFC, line breaks as "\n", without
 * NUL, other control characters (tab and line break stay) and lone surrogates, and without white
 * space at the ends. What is taken out cannot be seen, so nobody loses anything they meant to say.
 *
 * Not for source texts or selectors: there every offset counts.
 */
export function cleanText(raw: string): string {
  return (
    raw
      .replace(/\p{Surrogate}/gu, "")
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
      .replace(/[\v\f]/g, " ")
      // After the line breaks are settled, every remaining control but tab and line break goes.
      .replace(/(?![\t\n])\p{Cc}/gu, "")
      .normalize("NFC")
      .trim()
  );
}

/** As `cleanText`, on one line: every run of white space becomes one space. For names and titles. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, " ");
}

/**
 * How many words a reader would count: runs of letters and digits; an apostrophe or a hyphen inside
 * a word joins it.
 */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’‐-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
}
