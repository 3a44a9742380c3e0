import { tokensOf } from "./words";

/** A stretch of a text; marked where it is a word that was searched for. */
export type Piece = { text: string; isMarked: boolean };

/** What a claim is found by, beside its sentence. */
export type PassageKind = "scope" | "topic" | "asserter" | "document" | "excerpt";
export type FoundPassage = { kind: PassageKind; pieces: Piece[] };

type Spellings = ReadonlyMap<string, number>;
type Span = { start: number; end: number; place: number };

const AROUND = 80;

/** A text cut where the words searched for begin and end. The pieces joined are the text. */
export function markedText(text: string, spellings: Spellings): Piece[] {
  return cut(text, spansOf(text, spellings));
}

/**
 * The passage, and the part of it, that tells why a claim was found although its sentence has not all of
 * the words; null where the sentence has.
 *
 * @param passages `kind=text` each, the sentence first
 */
export function foundPassage(
  passages: readonly string[],
  spellings: Spellings,
): FoundPassage | null {
  const [sentence, ...others] = passages.map(parted);
  const inSentence = placesIn(spansOf(sentence?.text ?? "", spellings));
  const told = others
    .map(({ kind, text }) => ({ kind: kind as PassageKind, text, spans: spansOf(text, spellings) }))
    .map((passage) => ({
      ...passage,
      adds: [...placesIn(passage.spans)].filter((place) => !inSentence.has(place)).length,
    }))
    .reduce<Told | null>((best, next) => (next.adds > (best?.adds ?? 0) ? next : best), null);
  return told && { kind: told.kind, pieces: clipped(told.text, told.spans) };
}

type Told = { kind: PassageKind; text: string; spans: Span[]; adds: number };

function parted(passage: string): { kind: string; text: string } {
  const at = passage.indexOf("=");
  return { kind: passage.slice(0, at), text: passage.slice(at + 1) };
}

function spansOf(text: string, spellings: Spellings): Span[] {
  return tokensOf(text).flatMap(({ word, start, end }) => {
    const place = spellings.get(word);
    return place === undefined ? [] : [{ start, end, place }];
  });
}

const placesIn = (spans: readonly Span[]) => new Set(spans.map(({ place }) => place));

function cut(text: string, spans: readonly Span[]): Piece[] {
  const bounds = [0, ...spans.flatMap(({ start, end }) => [start, end]), text.length];
  return bounds.slice(0, -1).flatMap((from, index) => {
    const piece = text.slice(from, bounds[index + 1]);
    return piece ? [{ text: piece, isMarked: index % 2 === 1 }] : [];
  });
}

/** A line's worth around the first word that was found; what is left out is shown by dots. */
function clipped(text: string, spans: readonly Span[]): Piece[] {
  const from = wordStart(text, spans[0]!.start - AROUND);
  const to = wordEnd(text, spans[0]!.end + 2 * AROUND);
  const inside = spans
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end, place }) => ({ start: start - from, end: end - from, place }));
  const pieces = cut(text.slice(from, to), inside);
  const dots = (isCut: boolean) => (isCut ? [{ text: "…", isMarked: false }] : []);
  return [...dots(from > 0), ...pieces, ...dots(to < text.length)];
}

function wordStart(text: string, near: number): number {
  return near <= 0 ? 0 : text.indexOf(" ", near) + 1;
}

function wordEnd(text: string, near: number): number {
  const at = near >= text.length ? -1 : text.lastIndexOf(" ", near);
  return at === -1 ? text.length : at;
}
