import { trimmed, type Stretch } from "./blocks";

/** Never at the end of a sentence when a word follows. */
const BEFORE_WORD = words(
  "Mr Mrs Ms Messrs Mme Mlle Dr Prof Rev Hon St Gen Col Maj Capt Lt Sgt Cmdr Adm Gov Sen Rep Pres",
  "cf viz vs i.e e.g trans ed eds esp approx incl c ca",
);
/** Not at the end of a sentence when a number follows. */
const BEFORE_NUMBER = words(
  "p pp app vol vols no nos ch chs chap fig figs art arts sec sect par para paras n nn fol fols col cols",
  "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
);
/** Words that begin a sentence far more often than they are a name after an initial. */
const OPENERS = words(
  "a an the this that these those he she it they we you i his her its their our my",
  "in on at by for from with to of as and but or nor so yet if when while after before since",
  "there here then thus hence who what which how why not no yes both each all some many most",
);

/**
 * The sentences of one block, with offsets into it (UTF-16 units), without white space at their ends.
 * Unicode's sentence breaks, in English; then what they part after an abbreviation, an initial or
 * "p." is put together again. A guess: people can move every boundary.
 */
export function splitSentences(block: string): Stretch[] {
  const sentences: Stretch[] = [];
  for (const part of breaksOf(block)) {
    const last = sentences.at(-1);
    const goesOn = last !== undefined && isOneSentence(last.text, part.text);
    if (goesOn) sentences.pop();
    sentences.push(...trimmed(block, goesOn ? last.start : part.start, part.end));
  }
  return sentences;
}

/** The end of a sentence that is looked at: enough for any of these, and for an initial. */
const LONGEST_ABBREVIATION = 24;
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

function breaksOf(block: string): Stretch[] {
  // To Unicode a line break ends a sentence; here it is where a printer's line was full.
  const flowing = block.replace(/[\r\n\u0085\u2028\u2029]/g, " ");
  return Array.from(segmenter.segment(flowing)).flatMap(({ index, segment }) =>
    trimmed(block, index, index + segment.length),
  );
}

function isOneSentence(before: string, after: string): boolean {
  // “Is it?” he asked: Unicode lets only a full stop go on in lower case.
  if (/[?!…][”’"')\]]+$/.test(before) && /^\p{Ll}/u.test(after)) return true;
  const abbreviation = /(?:^|[\s([{“‘"'—–-])((?:\p{L}+\.)+)$/u
    .exec(before.slice(-LONGEST_ABBREVIATION))?.[1]
    ?.slice(0, -1);
  if (abbreviation === undefined) return false;
  if (areInitials(abbreviation)) return !opensSentence(after);
  const name = abbreviation.toLowerCase();
  if (BEFORE_WORD.has(name)) return /^[\p{L}\p{N}“‘"'([]/u.test(after);
  // "No. I will not" is two sentences, "vol. I" is none.
  return BEFORE_NUMBER.has(name) && /^(?:\p{N}|[IVXLC]{2,}\b|[IVX]\b(?!\s+\p{Ll}))/u.test(after);
}

/** "V" in "V. I. Lenin", "U.S" in "the U.S. Army". */
const areInitials = (abbreviation: string): boolean => /^\p{Lu}(?:\.\p{Lu})*$/u.test(abbreviation);

function opensSentence(text: string): boolean {
  const word = /^[“‘"'([]*(\p{L}+)/u.exec(text)?.[1];
  return word === undefined || (OPENERS.has(word.toLowerCase()) && !/^\p{Lu}\./u.test(text));
}

function words(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.toLowerCase().split(" ")));
}
