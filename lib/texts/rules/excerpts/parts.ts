import { gapBefore, lettersOf, NOTE_TO_BRACKET, type Letters } from "./letters";
import { wordsOf } from "./telling-words";

/** Words that somebody says stand in a source, one after the other. */
export type Fragment = {
  letters: Letters;
  /** Its first letter may be written large or small. */
  isFreelyBegun: boolean;
  words: number;
};
/** What stands in an excerpt before a fragment, between two, or behind the last. */
export type Link = {
  /** All that stands there, from letter to letter. */
  raw: string;
  /** "[...]"; or "...", which the source may have as well. */
  ellipsis: "none" | "bracketed" | "bare";
  /** What stands in brackets, each as it is written. */
  inserted: readonly string[];
};
/** An excerpt as it is written: `links[n]` stands before `fragments[n]`, and one more behind them all. */
export type Parts = {
  fragments: readonly Fragment[];
  links: readonly Link[];
};

/** The excerpt as if no sign in it had a meaning: what a source has in brackets stands in brackets. */
export function asItStands(excerpt: string): Parts {
  const fragment = fragmentOf(excerpt, true);
  const ends = [0, fragment.letters.run.length];
  const links = ends.map((end) => ({ raw: gapBefore(fragment.letters, end), ...NO_SIGN }));
  return { fragments: [fragment], links };
}

/** The excerpt by the signs with which people quote: "[...]", "...", "[word]" and "[T]he". */
export function partsOf(excerpt: string): Parts {
  const marked = excerpt.replace(CHANGED_LETTER, `${LETTER_SIGN}$1`);
  const pieces = cut(marked);
  const fragments: Fragment[] = [];
  const links: Link[] = [];
  let [signs, from] = [NO_SIGN as Signs, 0];
  for (const { text, start, sign } of pieces) {
    const fragment = fragmentOf(text, fragments.length === 0 || beginsFreely(signs));
    const { starts, ends } = fragment.letters;
    if (starts.length > 0) {
      links.push({ raw: marked.slice(from, start + starts[0]!), ...linkOf(signs) });
      fragments.push(fragment);
      [signs, from] = [NO_SIGN, start + ends[ends.length - 1]!];
    }
    if (sign) signs = withSign(signs, sign);
  }
  return { fragments, links: [...links, { raw: marked.slice(from), ...linkOf(signs) }] };
}

type Signs = Omit<Link, "raw"> & { isLetter?: boolean };
type Sign = { kind: "bracketed" | "bare" | "letter" } | { kind: "inserted"; words: string };
type Piece = { text: string; start: number; sign: Sign | null };

/** The text between the signs, each piece with the sign behind it. */
function cut(marked: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const { 0: whole, index, groups } of marked.matchAll(SIGNS)) {
    pieces.push({ text: marked.slice(start, index), start, sign: signIn(groups!) });
    start = index + whole.length;
  }
  return [...pieces, { text: marked.slice(start), start, sign: null }];
}

function signIn({
  cut: ellipsis,
  bare,
  letter,
  inserted = "",
}: Record<string, string | undefined>): Sign {
  if (ellipsis !== undefined) return { kind: "bracketed" };
  if (bare !== undefined) return { kind: "bare" };
  if (letter !== undefined) return { kind: "letter" };
  return { kind: "inserted", words: inserted.trim() };
}

function withSign(signs: Signs, sign: Sign): Signs {
  if (sign.kind === "letter") return { ...signs, isLetter: true };
  if (sign.kind === "inserted") return { ...signs, inserted: [...signs.inserted, sign.words] };
  return signs.ellipsis === "bracketed" ? signs : { ...signs, ellipsis: sign.kind };
}

const beginsFreely = ({ isLetter, ellipsis }: Signs): boolean =>
  isLetter === true || ellipsis === "bracketed";
const linkOf = ({ ellipsis, inserted }: Signs) => ({ ellipsis, inserted });

const fragmentOf = (text: string, isFreelyBegun: boolean): Fragment => ({
  ...{ letters: lettersOf(text), isFreelyBegun },
  words: wordsOf(text).length,
});

const NO_SIGN = { ellipsis: "none", inserted: [] } as const;
/** Stands before a letter whose case was changed, in the place of its brackets: no text has this sign. */
const LETTER_SIGN = "\ue000";
const CHANGED_LETTER = /\[(\p{L})\](?=\p{L})/gu;
const ELLIPSES = [
  /\[\s*(?<cut>(?:\.\s*){2,}|…|\u22ef)\s*\]/.source,
  /(?<bare>(?:\.[^\S\n]*){3,}|\.{2,}|\.*…[.…]*)/.source,
];
/** A sign that something was left out, in brackets or bare. */
export const ELLIPSIS = new RegExp(ELLIPSES.join("|"), "gu");
const SIGNS = new RegExp(
  [
    ...ELLIPSES,
    `(?<letter>${LETTER_SIGN})`,
    // A figure or a letter in brackets behind a word is a footnote mark, and nobody's word.
    `(?:(?<=^|[\\s(])\\[|\\[(?!${NOTE_TO_BRACKET}))(?<inserted>[^[\\]]*)\\]`,
  ].join("|"),
  "gu",
);
