import { isInsidePair } from "./offsets";

/** A W3C TextQuoteSelector and, where it is known, a TextPositionSelector in UTF-16 units. */
export type TextSelector = {
  readonly exact: string;
  readonly prefix?: string | null;
  readonly suffix?: string | null;
  readonly start?: number | null;
  readonly end?: number | null;
};

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
