import { gapBefore, type Letters } from "./letters";
import { gapOf, isBoundary, partingOf } from "./gaps";
import type { Fragment } from "./parts";
import { isNegation } from "./telling-words";

/** A stretch of the run of a source's letters: `to` behind its last. */
export type Placed = {
  from: number;
  to: number;
  /** Words that the excerpt joins or parts where the source does not. */
  partings: readonly { source: string; excerpt: string }[];
};

/**
 * How much may still be looked at in answering one question, in about the time that a letter takes. Below zero nothing more
 * is looked at.
 */
export type Work = { left: number };

/** Where a fragment stands between two places of the run, in their order; each a place where words begin and end. */
export function* placesOfFragment(
  source: Letters,
  { letters, isFreelyBegun }: Fragment,
  { from, until }: { from: number; until: number },
  work: Work,
): Generator<Placed> {
  for (const at of occurrences(source.run, letters.run, isFreelyBegun, from, until)) {
    work.left -= COST_OF_PLACE + letters.run.length / LETTERS_COMPARED_AT_ONCE;
    if (work.left < 0) return;
    const to = at + letters.run.length;
    if (!isBoundary(gapAround(source, at)) || !isBoundary(gapAround(source, to))) continue;
    const partings = partingsAt(source, letters, at, work);
    if (partings) yield { from: at, to, partings };
  }
}

/** Places cost more than letters: what stands around them is read. */
export const COST_OF_PLACE = 16;
const COST_OF_GAP = 8;
const LETTERS_COMPARED_AT_ONCE = 16;

const gapAround = (source: Letters, at: number): string =>
  at === 0 || at === source.run.length ? "\n" : gapBefore(source, at);

/** Every place of a run of letters in another, the case of its first letter left aside where told: figures may stand before it. */
function* occurrences(
  run: string,
  sought: string,
  isFreelyBegun: boolean,
  from: number,
  until: number,
): Generator<number> {
  const [begin = ""] = /^\P{L}*\p{L}/u.exec(sought) ?? [];
  const rest = sought.slice(begin.length);
  const begins = isFreelyBegun ? cases(begin) : [begin];
  const window = run.slice(from, until + sought.length);
  const next = begins.map((one) => window.indexOf(one + rest));
  for (;;) {
    const found = next.filter((at) => at >= 0);
    if (found.length === 0) return;
    const nearest = Math.min(...found);
    yield from + nearest;
    for (const [nth, one] of begins.entries())
      if (next[nth] === nearest) next[nth] = window.indexOf(one + rest, nearest + 1);
  }
}

function cases(begin: string): string[] {
  const both = [begin, begin.toLowerCase(), begin.toUpperCase()];
  return [...new Set(both)].filter((one) => one.length === begin.length);
}

/** How the excerpt parts words here otherwise than the source; null where what stands between them differs. */
function partingsAt(
  source: Letters,
  excerpt: Letters,
  at: number,
  work: Work,
): Placed["partings"] | null {
  const partings: { source: string; excerpt: string }[] = [];
  for (let nth = 1; nth < excerpt.run.length; nth += 1) {
    work.left -= 1;
    const [there, here] = [gapBefore(source, at + nth), gapBefore(excerpt, nth)];
    if (there === here) continue;
    work.left -= COST_OF_GAP;
    if (work.left < 0) return null;
    const around = excerpt.run[nth - 1]! + excerpt.run[nth]!;
    const parting = partingOf(gapOf(there), gapOf(here), around);
    if (parting === null) return null;
    if (parting === "same") continue;
    const words = { source: wordsAround(source, at + nth), excerpt: wordsAround(excerpt, nth) };
    if (!keepsItsSense(words)) return null;
    partings.push(words);
  }
  return partings;
}

/** The word, or the two words, on both sides of a gap. */
function wordsAround(letters: Letters, at: number): string {
  let [from, to] = [at, at];
  while (from > 0 && (from === at || gapBefore(letters, from) === "")) from -= 1;
  while (to < letters.run.length && (to === at || gapBefore(letters, to) === "")) to += 1;
  return letters.text.slice(letters.starts[from], letters.ends[to - 1]);
}

// "not able" is no "notable", and "now here" not "nowhere".
function keepsItsSense(words: { source: string; excerpt: string }): boolean {
  const denies = (text: string) => text.split(/[^\p{L}\p{N}'’]+/u).some(isNegation);
  return denies(words.source) === denies(words.excerpt);
}
