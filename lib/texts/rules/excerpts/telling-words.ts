// Words that turn a sentence round, or on which it hangs: nobody may leave them out or put them in unseen.

/** Whether a word denies. English, and the commonest of German, French, Spanish, Italian and Russian. */
export const isNegation = (word: string): boolean =>
  NEGATIONS.has(plain(word)) || /n['’ʼ′`´]t$/iu.test(word);

// In figures or in English words.
const isNumber = (word: string): boolean => /\p{N}/u.test(word) || NUMBERS.has(plain(word));

/**
 * Whether a word is one that must be the source's own where it stands in brackets, or where brackets stand in its place: it
 * denies, counts, measures out, or turns the words around it.
 */
export const isTurning = (word: string): boolean =>
  isNegation(word) || isNumber(word) || TURNING.has(plain(word)) || SLURRED.test(plain(word));

/** The same of words that were parted to hide it: "n-ot", "ne ver", "n.o.t.". */
export const tellsAtOnce = (joined: string): boolean =>
  NEGATIONS.has(joined) || NUMBERS.has(joined) || TURNING.has(joined);

/**
 * Whether a word is a name: with a capital, where neither the language nor the text writes it small; or written small, where
 * the text writes it with a capital alone.
 */
export function isName(word: string, hasWord: (word: string) => boolean): boolean {
  const small = word.toLowerCase();
  if (POINTING.has(plain(word)) || hasWord(small)) return false;
  return /^\p{Lu}/u.test(word) || hasWord(`${small[0]!.toUpperCase()}${small.slice(1)}`);
}

/** The words of a text, compounds and contractions as one. */
export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** A text in small letters without accents, with the letters that only look otherwise as what they look like. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øłđðı]/g, (letter) => ALIKE[letter]!);
const ALIKE: Record<string, string> = { ø: "o", ł: "l", đ: "d", ð: "d", ı: "i" };

/** A few words that follow each other, each run of them as one word of letters alone. */
export function joinedWords(words: readonly string[]): string[] {
  const bare = words.map((word) => plain(word).replace(/[^\p{L}\p{N}]/gu, ""));
  return bare.flatMap((_, from) =>
    bare.slice(from).map((__, length) => bare.slice(from, from + length + 1).join("")),
  );
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\u2010\u2011-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const plain = (word: string): string => word.normalize("NFC").toLowerCase();

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const NEGATIONS = setOf(
  `no not none never nor neither nobody nothing nowhere cannot without hardly scarcely barely seldom rarely
   refuse refused refuses deny denied denies false falsely unable fail failed fails
   nicht nichts kein keine keinen keinem keiner keines nie niemals niemand weder ohne
   ne pas jamais aucun aucune rien personne sans ni
   ningún ninguna nunca nada nadie sin non mai niente nessuno nessuna senza
   не нет ни никогда никто ничего без`,
);
const TURNING = setOf(
  `against contra contre gegen против oppose opposed opposes opposing opposite contrary except unless instead only un anti
   lack lacked lacking lacks absent reject rejected rejecting rejects disagree disagreed disagrees doubt doubted doubtful doubts
   impossible unlikely untrue wrong wrongly mistaken mistakenly pretend pretended pretending pretends alleged allegedly supposed
   supposedly lie lied lies lying avoid avoided avoids prevent prevented prevents stop stopped stops cease ceased ceases
   naught nought nay few fewer fewest little less least many more most several all every both couple score scores`,
);
// A contraction without its apostrophe.
const SLURRED =
  /^(?:ai|are|ca|could|did|do|does|had|has|have|is|might|must|need|sha|should|was|were|wo|would)nt$/;
const POINTING = setOf(
  `i he she it they we you the a an this that these those his her its their our your who which what and but so as in on
   at of for to by from with sic`,
);
const NUMBERS = setOf(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
   eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
   millions billion billions dozen dozens half third quarter first second twice thrice double`,
);
