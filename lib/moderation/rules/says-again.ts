import { lengthOf, standsIn, TELLING } from "./redaction";

/**
 * What of some words a text repeats, however it writes them: in other letters, forms of letters or spaces, or one word
 * alone of those that say whose they are. Null where it repeats none.
 */
export function saidAgain(text: string, words: string): string | null {
  const said = folded(text);
  const sought = [words, ...tellingWords(words)];
  return sought.find((some) => folded(some) !== "" && standsIn(said, folded(some))) ?? null;
}

/**
 * The words that say whose a text is: names, numbers and whatever is long. At the beginning of a sentence a capital says
 * less, and words of some length alone count there.
 */
function tellingWords(text: string): string[] {
  const plain = text.normalize("NFKC");
  return [...plain.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const isBeginning = BEGINNING.test(plain.slice(0, index));
    const isName = /^\p{Lu}/u.test(word) && lengthOf(word) >= (isBeginning ? 5 : 4);
    const isNumber = /\p{N}/u.test(word) && lengthOf(word) >= 4;
    return isName || isNumber || lengthOf(word) >= TELLING ? [word] : [];
  });
}

/** A text as it reads, whichever letters, forms of letters and spaces it is written with. */
const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const BEGINNING = /(^|[.!?:…]|\n)[^\p{L}\p{N}]*$/u;
