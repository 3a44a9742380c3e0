import type { ExcerptStatus, LocatorCheck } from "@/prisma/generated/enums";
import { WORDS_LEAST } from "./brackets";
import { lettersOf } from "./letters";
import {
  matchesOf,
  SKIPPED_MOST,
  WORDS_AROUND_SKIP,
  type Difference,
  type Match,
  type Refusal,
  type SourceText,
} from "./matching";
import { nearestPassage, type Nearest } from "./nearest";
import { asItStands, partsOf } from "./parts";
import type { Work } from "./places";
import { wordsOf } from "./telling-words";
import { locatorAt, standsAt, type Locator, type TextMap } from "./text-map";

const PLACES_MOST = 20;
/** A hundred times what a long excerpt takes in a long book, and less than half a second. */
export const WORK_MOST = 2_000_000;

/** The machine's answer whether words stand in a source; offsets are UTF-16 units of the text as it was given. */
export type ExcerptAnswer = {
  status: ExcerptStatus;
  /** Apart from it, whether the locator names the place; NOT_CHECKED without a locator or a map that could say. */
  locatorCheck: LocatorCheck;
  /** Where it stands, if in one place; else null. */
  start: number | null;
  end: number | null;
  matched: string | null;
  /** Where that is by the map of the text; of several places, each. */
  locator: string | null;
  differences: (Difference | Nearest)[];
  /** In one sentence, what a status that is not VERIFIED comes of; else null. */
  reason: string | null;
};

/** Makes a text ready to be searched: once for each text. */
export function sourceText(text: string, map: TextMap): SourceText {
  const known = new Map<string, boolean>();
  const hasWord = (word: string): boolean => {
    const isThere = known.get(word) ?? standsAsWord(text, word);
    known.set(word, isThere);
    return isThere;
  };
  return { letters: lettersOf(text), map, hasWord };
}

/**
 * Checks an excerpt against a source. What typography, scanning and the customs of quoting change is harmless; any word and
 * any figure that is changed, left out, put in or moved is not.
 *
 * @param work what it may cost; where that is not enough, the answer is NOT_FOUND and says so
 */
export function checkExcerpt(
  source: SourceText,
  { excerpt, locator }: { excerpt: string; locator: Locator | null },
  work: Work = { left: WORK_MOST },
): ExcerptAnswer {
  if (wordsOf(excerpt).length < WORDS_LEAST)
    return {
      ...NOTHING,
      status: "NOT_CHECKED",
      reason: `Fewer than ${WORDS_LEAST} words stand in too many places.`,
    };
  const refusals = new Set<Refusal>();
  const matches = firstThatMatches(source, excerpt, refusals, work);
  if (matches.length === 0) return notFound(source, excerpt, refusals);
  return judged(source, matches, locator);
}

function firstThatMatches(
  source: SourceText,
  excerpt: string,
  refusals: Set<Refusal>,
  work: Work,
): Match[] {
  const search = { most: PLACES_MOST, refusals, work };
  const literal = matchesOf(source, asItStands(excerpt), search);
  if (literal.length > 0 || work.left < 0) return literal;
  return matchesOf(source, partsOf(excerpt), search);
}

function judged(
  source: SourceText,
  matches: readonly Match[],
  locator: Locator | null,
): ExcerptAnswer {
  const { map } = source;
  const stands = matches.map(({ start }) => (locator ? standsAt(map, start, locator) : null));
  const atLocator = matches.filter((_, nth) => stands[nth] === true);
  const locatorCheck =
    stands[0] === null ? "NOT_CHECKED" : atLocator.length > 0 ? "MATCHES" : "ELSEWHERE";
  if (locatorCheck === "ELSEWHERE")
    return {
      ...at(source, matches),
      ...{ status: "WRONG_LOCATOR", locatorCheck },
      reason: `It stands elsewhere: ${placesIn(source, matches)}.`,
    };
  const left = locatorCheck === "MATCHES" ? atLocator : matches;
  if (left.length > 1)
    return {
      ...at(source, left),
      ...{ status: "AMBIGUOUS", locatorCheck },
      reason: `It stands in ${left.length === PLACES_MOST ? "many" : left.length} places: ${placesIn(source, left)}.`,
    };
  return { ...at(source, left), status: "VERIFIED", locatorCheck, reason: null };
}

function at(source: SourceText, matches: readonly Match[]) {
  const [match] = matches;
  if (!match || matches.length > 1)
    return { ...NOTHING, locator: placesIn(source, matches) || null };
  const { start, end, differences } = match;
  const matched = source.letters.text.slice(start, end);
  return { start, end, matched, locator: locatorAt(source.map, start), differences };
}

function placesIn({ map }: SourceText, matches: readonly Match[]): string {
  const named = matches.map(({ start }) => locatorAt(map, start) ?? `after ${start} characters`);
  return [...new Set(named)].join("; ");
}

function notFound(
  source: SourceText,
  excerpt: string,
  refusals: ReadonlySet<Refusal>,
): ExcerptAnswer {
  const nearest = nearestPassage(source, excerpt);
  const refusal = REFUSED.find((one) => refusals.has(one));
  return {
    ...NOTHING,
    status: "NOT_FOUND",
    locator: nearest && locatorAt(source.map, nearest.start),
    differences: nearest ? [nearest] : [],
    reason: refusal
      ? REFUSALS[refusal]
      : "These words do not stand in the text one after the other.",
  };
}

/** What people want to know first comes first. */
const REFUSED = [
  ...(["TAKES_TOO_LONG", "SIGN_DIFFERS"] as const),
  ...(["FRAGMENT_TOO_SHORT", "BRACKET_IN_WORD", "BRACKET_HIDES", "BRACKET_TELLS"] as const),
  ...(["BRACKET_TOO_LONG", "BRACKET_REPLACES"] as const),
  ...(["SKIPS_A_DENIAL", "SKIPS_A_HEADING", "SKIPS_TOO_MUCH"] as const),
] satisfies Refusal[];
const REFUSALS: Readonly<Record<Refusal, string>> = {
  SIGN_DIFFERS:
    "The words stand there, with another sign at one of their ends: a currency, a figure’s sign, or a question mark.",
  BRACKET_IN_WORD:
    "A bracket next to a letter makes another word of it: put whole words in brackets.",
  BRACKET_HIDES: "The words in brackets are written with signs that hide what they say.",
  BRACKET_TELLS:
    "Words in brackets hold a denial, a number or a name, or turn the sense: these must be the source's own.",
  BRACKET_TOO_LONG: "The words in brackets are too many to be a help in reading.",
  BRACKET_REPLACES:
    "Words in brackets stand in the place of a denial, a number or a name, or turn what stands there.",
  SKIPS_A_DENIAL: "The ellipsis passes over a denial within a sentence that it cuts.",
  SKIPS_TOO_MUCH: `The ellipsis passes over more than ${SKIPPED_MOST} characters.`,
  SKIPS_A_HEADING: "The ellipsis joins words of two sections.",
  TAKES_TOO_LONG:
    "The words can be looked for in too many ways for all of them to be tried. Quote fewer, or without ellipses.",
  FRAGMENT_TOO_SHORT: `On each side of an ellipsis there must be ${WORDS_AROUND_SKIP} words or more.`,
};

const NOTHING = {
  ...{ start: null, end: null, matched: null, locator: null },
  locatorCheck: "NOT_CHECKED" as const,
  differences: [],
};

function standsAsWord(text: string, word: string): boolean {
  for (let found = text.indexOf(word); found >= 0; found = text.indexOf(word, found + 1)) {
    const [before, after] = [
      text.slice(Math.max(0, found - 1), found),
      text.slice(found + word.length, found + word.length + 1),
    ];
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
