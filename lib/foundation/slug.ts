import { plainly } from "./redacted";

const LONGEST = 80;
/** Words that stand as pages of their own where a slug stands. */
const RESERVED: ReadonlySet<string> = new Set([
  ...["annotations", "cite", "history", "leaning", "new", "revise", "standing", "vote"],
]);
/** Latin letters that Unicode does not take apart into a letter and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * The readable tail of an address: lower-case ASCII words joined by hyphens, at most 80 characters,
 * cut after a whole word. Never empty ("claim" then) and never a reserved word. The id before it
 * decides; two sentences may share a slug.
 */
export function slugOf(sentence: string): string {
  const slug = hyphenated(plainly(sentence), LONGEST);
  if (slug === "") return "claim";
  return RESERVED.has(slug) ? `claim-${slug}` : slug;
}

/**
 * The lower-case ASCII words of a text joined by hyphens, cut after a whole word at `longest`
 * characters (inside a word only where the first alone is longer). Empty where there are none.
 */
export function hyphenated(text: string, longest: number): string {
  const joined = asciiWords(text).join("-");
  if (joined.length <= longest) return joined;
  const end = joined.lastIndexOf("-", longest);
  return joined.slice(0, end > 0 ? end : longest);
}

function asciiWords(sentence: string): string[] {
  const plain = sentence
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => UNDECOMPOSED[letter] ?? "")
    // An apostrophe joins: "Lenin's" reads better as "lenins" than as "lenin-s".
    .replace(/['’ʼ]/g, "");
  return plain.match(/[a-z0-9]+/g) ?? [];
}
