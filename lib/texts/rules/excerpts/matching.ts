import { refusalOfBrackets, turns, type BracketRefusal } from "./brackets";
import { isBegunAlike, isEndedAlike } from "./edges";
import { gapOf, partingOf } from "./gaps";
import { gapBefore, type Letters } from "./letters";
import type { Link, Parts } from "./parts";
import { COST_OF_PLACE, placesOfFragment, type Placed, type Work } from "./places";
import { isName, isNegation, wordsOf } from "./telling-words";
import { isOneSection, type TextMap } from "./text-map";

/** How many UTF-16 units of the source an ellipsis may skip, and between how many words at least it stands. */
export const SKIPPED_MOST = 400;
export const WORDS_AROUND_SKIP = 3;
/** How many words of the source a bracket may stand in the place of. */
const REPLACED_WORDS = 4;

/** A place where a whole excerpt stands, and in what it differs there without being another text. */
export type Match = { start: number; end: number; differences: Difference[] };
export type Difference =
  /** Words of the source that an ellipsis passes over. */
  | { kind: "skipped"; source: string }
  /** Words in brackets, with those of the source in whose place they stand, if any. */
  | { kind: "inserted"; excerpt: string; source: string }
  /** Words that are parted or joined otherwise. */
  | { kind: "parted"; source: string; excerpt: string };
/** Why an excerpt does not stand where all of its words do. */
export type Refusal =
  | BracketRefusal
  | "BRACKET_REPLACES"
  | "SKIPS_A_DENIAL"
  | "SKIPS_TOO_MUCH"
  | "SKIPS_A_HEADING"
  | "FRAGMENT_TOO_SHORT"
  | "SIGN_DIFFERS"
  | "TAKES_TOO_LONG";

/** What it is looked for in. */
export type SourceText = {
  letters: Letters;
  map: TextMap;
  /** Whether a word stands somewhere in the source, as it is written here. */
  hasWord: (word: string) => boolean;
};

/**
 * Where an excerpt stands in a source, at most so many places, in the order of the text; none where there is more to look at
 * than `work` allows, since others might be among what was not.
 *
 * @param refusals gets why a place was not one, where all words of the excerpt stand there
 */
export function matchesOf(
  source: SourceText,
  parts: Parts,
  { most, refusals, work }: { most: number; refusals: Set<Refusal>; work: Work },
): Match[] {
  const bracket = refusalOfBrackets(source, parts);
  if (bracket) {
    refusals.add(bracket);
    return [];
  }
  const [first] = parts.fragments;
  if (!first) return [];
  const search = { source, parts, refusals, work, failed: new Set<number>() };
  const matches: Match[] = [];
  const whole = { from: 0, until: source.letters.run.length };
  for (const placed of placesOfFragment(source.letters, first, whole, work)) {
    const rest = following(search, { nth: 1, before: placed, ...begun(first.words) });
    if (!rest) continue;
    if (hasSigns(search, isBegunAlike(source.letters, parts, 0, placed)))
      matches.push(matchOf(source, parts, chainOf(placed, rest)));
    if (matches.length >= most) break;
  }
  if (work.left >= 0) return matches;
  refusals.add("TAKES_TOO_LONG");
  return [];
}

type Search = {
  source: SourceText;
  parts: Parts;
  refusals: Set<Refusal>;
  work: Work;
  /** From where the rest of the excerpt is known not to follow. */
  failed: Set<number>;
};
type Step = { kind: "next" | "skip" | "replace"; source: string };
type Chain = { placed: readonly Placed[]; steps: readonly Step[] };
/** How far a way through the excerpt has come. */
type Way = {
  nth: number;
  before: Placed;
  /** Words since the last skip, of which as many count as there have to be. */
  words: number;
  hasSkipped: boolean;
  /** Whether there were too few between two skips. */
  isShort: boolean;
};
/** What is placed of an excerpt, the last first, so that a way that fails costs no copies. */
type Rest = { place: Placed; step: Step; then: Rest } | "end";

/** The rest of the excerpt behind what is placed of it; null where it does not follow. */
function following(search: Search, way: Way): Rest | null {
  const { source, parts, failed, work } = search;
  const next = parts.fragments[way.nth];
  if (!next) return hasWordsAroundSkips(way, search) && isParted(search, way) ? "end" : null;
  const key = keyOf(way, source.letters.run.length);
  work.left -= COST_OF_PLACE;
  if (work.left < 0 || failed.has(key)) return null;
  const link = parts.links[way.nth]!;
  const window = windowBehind(source.letters, way.before, link);
  for (const place of placesOfFragment(source.letters, next, window, work)) {
    const step = stepBetween(search, way.before, place, link);
    const then = step && following(search, behind(way, step, place, next.words));
    if (then && (step.kind === "next" || isParted(search, way, place)))
      return { place, step, then };
  }
  failed.add(key);
  return null;
}

/** Whether the signs are the source's where what is placed does not go on as the source does: at its end, and before the next. */
function isParted(search: Search, { nth, before }: Way, next?: Placed): boolean {
  const { source, parts } = search;
  const isAlike =
    isEndedAlike(source.letters, parts, nth - 1, before) &&
    (!next || isBegunAlike(source.letters, parts, nth, next));
  return hasSigns(search, isAlike);
}

function hasSigns({ refusals }: Search, isAlike: boolean): boolean {
  if (!isAlike) refusals.add("SIGN_DIFFERS");
  return isAlike;
}

const begun = (words: number) => ({
  ...{ words: Math.min(words, WORDS_AROUND_SKIP), hasSkipped: false, isShort: false },
});

function behind(way: Way, step: Step, place: Placed, words: number): Way {
  const isSkip = step.kind === "skip";
  return {
    ...{ nth: way.nth + 1, before: place, hasSkipped: way.hasSkipped || isSkip },
    isShort: way.isShort || (isSkip && way.words < WORDS_AROUND_SKIP),
    words: Math.min((isSkip ? 0 : way.words) + words, WORDS_AROUND_SKIP),
  };
}

/** Two ways of one key go on in the same way. */
const keyOf = ({ nth, before, words, hasSkipped, isShort }: Way, length: number): number =>
  (((nth * (length + 1) + before.to) * (WORDS_AROUND_SKIP + 1) + words) * 2 + Number(hasSkipped)) *
    2 +
  Number(isShort);

function chainOf(first: Placed, rest: Rest): Chain {
  const placed = [first];
  const steps: Step[] = [];
  for (let next = rest; next !== "end"; next = next.then) {
    placed.push(next.place);
    steps.push(next.step);
  }
  return { placed, steps };
}

function windowBehind({ starts, ends, run }: Letters, { to }: Placed, link: Link) {
  const isAdjacent = link.ellipsis === "none" && link.inserted.length === 0;
  if (isAdjacent || to === run.length) return { from: to, until: to };
  // A few more than may be skipped, so that it can be said that too much was.
  const reach = ends[to - 1]! + 4 * SKIPPED_MOST;
  let [until, beyond] = [to, run.length];
  while (until < beyond) {
    const middle = (until + beyond) >> 1;
    if (starts[middle]! <= reach) until = middle + 1;
    else beyond = middle;
  }
  return { from: to, until };
}

function stepBetween(search: Search, before: Placed, place: Placed, link: Link): Step | null {
  const { letters } = search.source;
  const between = letters.text.slice(letters.ends[before.to - 1], letters.starts[place.from]);
  search.work.left -= between.length > SKIPPED_MOST ? 1 : between.length;
  if (place.from === before.to && link.inserted.length === 0) {
    const around = letters.run[before.to - 1]! + letters.run[place.from]!;
    const isSame =
      partingOf(gapOf(gapBefore(letters, place.from)), gapOf(link.raw), around) === "same";
    if (isSame) return { kind: "next", source: "" };
  }
  if (link.ellipsis !== "none") return skipOver(search, before, place, between);
  return link.inserted.length > 0 ? replace(search, between, link) : null;
}

function skipOver(
  { source, refusals }: Search,
  before: Placed,
  place: Placed,
  between: string,
): Step | null {
  const { letters, map } = source;
  const refuse = (why: Refusal) => (refusals.add(why), null);
  if (between.length > SKIPPED_MOST) return refuse("SKIPS_TOO_MUCH");
  if (!isOneSection(map, letters.ends[before.to - 1]!, letters.starts[place.from]!))
    return refuse("SKIPS_A_HEADING");
  if (cutSentencesOf(between).some((cut) => wordsOf(cut).some(isNegation)))
    return refuse("SKIPS_A_DENIAL");
  return { kind: "skip", source: between.trim() };
}

/** Of what is skipped, what belongs to sentences of which other words stay: all of it, or what stands before and behind whole ones. */
function cutSentencesOf(between: string): string[] {
  const ends = Array.from(
    between.matchAll(SENTENCE_END),
    ({ 0: end, index }) => index + end.length,
  );
  const [first, last] = [ends[0], ends[ends.length - 1]];
  return first === undefined ? [between] : [between.slice(0, first), between.slice(last)];
}

// Not after an initial or a title: what follows goes on there.
const SENTENCE_END =
  /(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Col|Prof|No|vs|cf|etc|e\.g|i\.e))[.!?…]["”’»)\]]*(?=\s|$)/gu;

function replace({ source, refusals }: Search, between: string, link: Link): Step | null {
  const words = wordsOf(between);
  if (words.length > REPLACED_WORDS || /[.!?]["”’»)]*\s/.test(between)) return null;
  const isTold =
    turns(between, link.inserted.flatMap(wordsOf)) ||
    words.some((word) => isName(word, source.hasWord));
  if (isTold || link.inserted.some((text) => turns(text, words))) {
    refusals.add("BRACKET_REPLACES");
    return null;
  }
  return { kind: "replace", source: between.trim() };
}

function hasWordsAroundSkips({ words, hasSkipped, isShort }: Way, { refusals }: Search): boolean {
  const isEnough = !hasSkipped || (!isShort && words >= WORDS_AROUND_SKIP);
  if (!isEnough) refusals.add("FRAGMENT_TOO_SHORT");
  return isEnough;
}

function matchOf({ letters }: SourceText, { links }: Parts, { placed, steps }: Chain): Match {
  const [first, last] = [placed[0]!, placed[placed.length - 1]!];
  const differences: Difference[] = [];
  for (const [nth, { partings }] of placed.entries()) {
    const step = nth === 0 ? null : steps[nth - 1]!;
    differences.push(...insertionsIn(links[nth]!, step), ...skippedIn(step));
    differences.push(...partings.map((parting) => ({ kind: "parted" as const, ...parting })));
  }
  differences.push(...insertionsIn(links[placed.length]!, null));
  return { start: letters.starts[first.from]!, end: letters.ends[last.to - 1]!, differences };
}

const insertionsIn = ({ inserted }: Link, step: Step | null): Difference[] =>
  inserted.map((excerpt, nth) => ({
    ...{ kind: "inserted", excerpt },
    source: nth === 0 && step?.kind === "replace" ? step.source : "",
  }));
const skippedIn = (step: Step | null): Difference[] =>
  step?.kind === "skip" && step.source !== "" ? [{ kind: "skipped", source: step.source }] : [];
