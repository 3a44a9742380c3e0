// Words that turn a sentence round, or on which it hangs: nobody may leave them out or put them in unseen.

/** Whether a word denies. English, and the commonest of German, French, Spanish, Italian and Russian. */
export const isNegation = (word: string): boolean =>
  NEGATIONS.has(plain(word)) || /n['’]t$/i.test(word);

/** Whether a word is a number, in figures or in English words. */
export const isNumber = (word: string): boolean => /\p{N}/u.test(word) || NUMBERS.has(plain(word));

/** Whether a word is written as a name is: with a capital, where neither the language nor the text writes it small. */
export const isName = (word: string, isWrittenSmall: (word: string) => boolean): boolean =>
  /^\p{Lu}/u.test(word) && !POINTING.has(plain(word)) && !isWrittenSmall(word.toLowerCase());

/** The words of a text, compounds and contractions as one. */
export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\u2010\u2011-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const plain = (word: string): string => word.normalize("NFC").toLowerCase();

const NEGATIONS = new Set(
  `no not none never nor neither nobody nothing nowhere cannot without hardly scarcely barely seldom rarely
   refuse refused refuses deny denied denies false falsely unable fail failed fails
   nicht nichts kein keine keinen keinem keiner keines nie niemals niemand weder ohne
   ne pas jamais aucun aucune rien personne sans ni
   ningún ninguna nunca nada nadie sin non mai niente nessuno nessuna senza
   не нет ни никогда никто ничего без`.split(/\s+/),
);
const POINTING = new Set(
  `i he she it they we you the a an this that these those his her its their our your who which what and but so as in on
   at of for to by from with sic`.split(/\s+/),
);
const NUMBERS = new Set(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
   eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
   millions billion billions dozen dozens half third quarter first second twice thrice double`.split(
    /\s+/,
  ),
);
