import { isInsidePair } from "./offsets";

/** A W3C TextQuoteSelector and, where it is known, a TextPositionSelector in UTF-16 units. */
export type TextSelector = {
  readonly exact: string;
  readonly prefix?: string | null;
  readonly suffix?: string | null;
  readonly start?: number | null;
  readonly end?: number | null;
};

/** A selector of which everything is known. */
export type FullSelector = { [Part in keyof TextSelector]-?: NonNullable<TextSelector[Part]> };

/** Offsets in UTF-16 units, `end` after the last. Only these two kinds may be applied unseen. */
export type Anchor =
  | { state: "EXACT" | "MOVED"; start: number; end: number }
  | { state: "AMBIGUOUS" | "LOST"; start?: undefined; end?: undefined };

/**
 * Finds where a selector stands in a text (law 9).
 *
 * - EXACT: the quote stands at its position; or no position was given and it stands in one place.
 * - MOVED: it stands elsewhere, in one place; among several, prefix and suffix leave one.
 * - AMBIGUOUS: several places are left; or the quote stands at its position amid other words, while
 *   its own surroundings stand around another place.
 * - LOST: it does not stand in the text, or there is no quote.
 */
export function anchorIn(text: string, selector: TextSelector): Anchor {
  const { exact, start } = selector;
  const places = placesOf(text, exact);
  if (places.length === 0) return { state: "LOST" };
  const settled = places.filter((place) => hasSurroundings(text, place, selector));
  if (isAtPosition(selector, places)) {
    const isDoubtful = settled.length > 0 && !settled.includes(start!);
    return isDoubtful ? { state: "AMBIGUOUS" } : anchorAt("EXACT", start!, exact);
  }
  const state = hasPosition(selector) ? "MOVED" : "EXACT";
  if (places.length === 1) return anchorAt(state, places[0]!, exact);
  return settled.length === 1 ? anchorAt(state, settled[0]!, exact) : { state: "AMBIGUOUS" };
}

/** An anchor as it is kept. NOT_CHECKED: there was no text, or there were no words, to look for. */
export type Place = {
  state: Anchor["state"] | "NOT_CHECKED";
  start: number | null;
  end: number | null;
};

/**
 * Where words stand in one edition: found in the text where it is held, else as they were said to stand.
 *
 * @param text null where the edition's text is not held
 */
export function placeIn(text: string | null, { exact, ...given }: Partial<TextSelector>): Place {
  if (text === null || exact === undefined)
    return { state: "NOT_CHECKED", start: given.start ?? null, end: given.end ?? null };
  const { state, start = null, end = null } = anchorIn(text, { ...given, exact });
  return { state, start, end };
}

/** The words from `start` to `end` of a text (UTF-16 units), with what stands around them. */
export function selectorAt(text: string, start: number, end: number): FullSelector {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(isInsidePair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, isInsidePair(text, to) ? to - 1 : to),
    start,
    end,
  };
}

// As many as tell most places of a text apart, and too few to make up for the text.
const AROUND = 32;

/** Every start of the quote, overlapping ones too, where it parts no character. */
function placesOf(text: string, exact: string): number[] {
  const places: number[] = [];
  if (exact === "") return places;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    if (!isInsidePair(text, at) && !isInsidePair(text, at + exact.length)) places.push(at);
  }
  return places;
}

function hasSurroundings(text: string, place: number, { exact, prefix, suffix }: TextSelector) {
  const follows = !prefix || text.endsWith(prefix, place);
  return follows && (!suffix || text.startsWith(suffix, place + exact.length));
}

const hasPosition = ({ start }: TextSelector): boolean => start !== undefined && start !== null;

function isAtPosition({ exact, start, end }: TextSelector, places: readonly number[]): boolean {
  if (start === undefined || start === null || !places.includes(start)) return false;
  return end === undefined || end === null || end === start + exact.length;
}

function anchorAt(state: "EXACT" | "MOVED", start: number, exact: string): Anchor {
  return { state, start, end: start + exact.length };
}
