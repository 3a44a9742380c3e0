import type { Link, Parts } from "./parts";
import { folded, isName, isTurning, joinedWords, tellsAtOnce, wordsOf } from "./telling-words";

/** An excerpt of fewer words stands in too many texts for its standing there to say anything. */
export const WORDS_LEAST = 5;
/** How many words a bracket may hold, and all brackets of an excerpt together; of its own words they are half at most. */
const BRACKET_WORDS = 6;
const BRACKETED_WORDS = 20;

/** Why words in brackets are no help in reading. */
export type BracketRefusal =
  "BRACKET_IN_WORD" | "BRACKET_HIDES" | "BRACKET_TELLS" | "BRACKET_TOO_LONG";

/** Whether a word stands somewhere in the source, as it is written here. */
type HasWord = (word: string) => boolean;

/**
 * What is wrong with what an excerpt has in brackets, wherever it stands; null where nothing is. Whoever quotes may explain a
 * word or put one in, and may neither turn a sentence round, nor count, nor name with words that are not the source's: however
 * they are spelled, parted or disguised.
 */
export function refusalOfBrackets(
  { hasWord }: { hasWord: HasWord },
  { fragments, links }: Parts,
): BracketRefusal | null {
  const inserted = links.flatMap((link) => link.inserted);
  if (inserted.length === 0) return null;
  if (links.some((link, nth) => isInWord(link, nth, links.length))) return "BRACKET_IN_WORD";
  const own = fragments.flatMap(({ letters }) => wordsOf(letters.text));
  if (areTooMany(inserted, own.length)) return "BRACKET_TOO_LONG";
  const isLatinAlone = !own.some((word) => NOT_LATIN.test(word));
  if (inserted.some((text) => hides(text, isLatinAlone))) return "BRACKET_HIDES";
  // Brackets that stand side by side are read as one.
  const read = links.map((link) => link.inserted.join(" "));
  const tells = read.some((text) => turns(text, own) || isAnyName(text, hasWord));
  return tells ? "BRACKET_TELLS" : null;
}

/** Whether words that are not the source's would say another thing: a denial, a number, what turns the others round. */
export function turns(text: string, others: readonly string[]): boolean {
  const around = new Set(others.map(folded));
  return [text, folded(text)].some((spelled) => {
    const words = wordsOf(spelled);
    return (
      words.some((word) => isTurning(word) || isOpposite(folded(word), around)) ||
      joinedWords(words).some(tellsAtOnce)
    );
  });
}

const isAnyName = (text: string, hasWord: HasWord): boolean =>
  wordsOf(text).some((word) => isName(word, hasWord));

// What stands next to a letter, or to a hyphen of a word, changes that word: "[un]happy", "[dis]-".
function isInWord({ raw, inserted }: Link, nth: number, count: number): boolean {
  if (inserted.some((text) => /^[-\u2010\u2011]|[-\u2010\u2011]$/.test(text))) return true;
  if (inserted.length === 0) return false;
  return (nth > 0 && BEHIND_WORD.test(raw)) || (nth < count - 1 && BEFORE_WORD.test(raw));
}
const BEHIND_WORD = /^[-\u2010\u2011\u00ad'’]?\[/;
const BEFORE_WORD = /\][-\u2010\u2011\u00ad'’]?$/;

function areTooMany(inserted: readonly string[], own: number): boolean {
  const counts = inserted.map((text) => wordsOf(text).length);
  const sum = counts.reduce((total, count) => total + count, 0);
  if (counts.some((count) => count > BRACKET_WORDS) || sum > BRACKETED_WORDS) return true;
  return sum * 2 > own || own < WORDS_LEAST;
}

// Signs that nobody sees, letters of two scripts in a word, and letters that only look like those of the words around them.
function hides(text: string, isLatinAlone: boolean): boolean {
  if (UNSEEN.test(text)) return true;
  return wordsOf(text).some((word) => {
    if (!/\p{Script=Latin}/u.test(word)) return isLatinAlone && NOT_LATIN.test(word);
    return !/^[a-zæœßþ\p{N}'’‐‑-]+$/u.test(folded(word));
  });
}
const UNSEEN = /[^\P{C}\t\n\r]/u;
const NOT_LATIN = /[^\P{L}\p{Script=Latin}]/u;

/** Whether a word says the opposite of one of these: "unhappy" of "happy", "hopeless" of "hope". */
function isOpposite(word: string, others: ReadonlySet<string>): boolean {
  const stem = OPPOSING.exec(word)?.[1] ?? LACKING.exec(word)?.[1];
  return stem !== undefined && others.has(stem);
}
const OPPOSING =
  /^(?:un|in|im|il|ir|dis|non|mis|anti|de|under|over|counter|pseudo|quasi|ex)-?(\p{L}{3,})$/u;
const LACKING = /^(\p{L}{3,})less$/u;
