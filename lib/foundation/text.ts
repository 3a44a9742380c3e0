import { withoutTypedMarks } from "./redacted";

/** What any storage and any encoding can carry: without NUL and without lone surrogates, which are half a character. */
export function wellFormed(raw: string): string {
  return raw.replace(/\0|\p{Surrogate}/gu, "");
}

/**
 * What people type, made fit to store, compare and show: well formed, in Unicode form NFC, line breaks as "\n", without
 * other control characters (tab and line break stay), without characters that only deceive the eye, and without white
 * space at the ends. Empty where nothing of it can be seen. What is taken out cannot be seen, so nobody loses anything
 * they meant to say. A mark of redaction that somebody types stands in other brackets, and is none.
 *
 * Of the characters without a shape of their own (Unicode's default ignorables) those go that make others look what
 * they are not: embeddings, overrides and isolates, with which a line reads otherwise than it is stored (UTR 36, 2.6;
 * CVE-2021-42574); and those that are nothing in a field: zero-width space, word joiner, soft hyphen, byte order mark,
 * annotation marks, tags outside of a flag. The others shape what they stand beside, and stay: joiners after a
 * character, without which Persian, Indic scripts and many emoji are misspelt (UAX 31, 2.3), variation selectors, and
 * the marks that say to which side a full stop between two scripts belongs.
 *
 * Not for source texts or selectors: there every offset counts.
 */
export function cleanText(raw: string): string {
  const clean = wellFormed(raw)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\v\f]/g, " ")
    // After the line breaks are settled, every remaining control but tab and line break goes.
    .replace(/(?![\t\n])\p{Cc}/gu, "")
    .replace(DECEIVING, "")
    .replace(TAGS, (_tags, flag = "") => flag)
    .replace(JOINING_NOTHING, "")
    .normalize("NFC")
    .trim();
  return VISIBLE.test(clean) ? withoutTypedMarks(clean) : "";
}

/** As `cleanText`, on one line: every run of white space becomes one space. For names and titles. */
export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, " ");
}

/** Words as they begin a sentence or a heading. */
export const capitalised = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1);

/**
 * How many words a reader would count: runs of letters and digits; an apostrophe or a hyphen inside
 * a word joins it.
 */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’‐-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
}

const DECEIVING = /[\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
// The flag of a part of a country is a black flag and the part's code in tags.
const TAGS =
  /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f})|[\u{e0000}-\u{e007f}]+/gu;
const JOINING_NOTHING =
  /(?<!\p{Variation_Selector}|[^\s\p{Default_Ignorable_Code_Point}])[\u200c\u200d]/gu;
// Marks need a letter to stand on, default ignorables have no shape, and the blank of Braille has no dots.
const VISIBLE = /[^\s\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;
