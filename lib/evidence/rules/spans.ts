import { marksIn } from "@/lib/foundation/redacted";
import type { Span } from "@/lib/texts/rules/context";

/** Words of a claim that somebody named: where they stood in a sentence of it, in UTF-16 units; null where that sentence is not to be read any more. */
export type NamedSpan = Span & { readonly sentence: string | null };

/** Where words stand in a sentence, if in exactly one place. */
export type WordsFound =
  | ({ readonly kind: "found" } & Span)
  | { readonly kind: "absent" }
  | { readonly kind: "several"; readonly count: number };

export type BearsOn = { readonly words: string; readonly isThere: boolean };

/** Words of the claim that somebody asks a source for, or that evidence names, and that nothing verified covers. */
export type Uncovered = Span & {
  readonly words: string;
  readonly isAsked: boolean;
  /** Whether evidence names them that has not been found in its source. */
  readonly isNamed: boolean;
};

/**
 * Finds words that somebody typed or pasted in a claim's sentence: whole words, in either case, whichever quotation marks,
 * dashes and blanks they are typed with. What stands around them without being a letter or a digit is no part of them.
 *
 * @returns offsets in UTF-16 units of the sentence
 */
export function findWords(sentence: string, typed: string): WordsFound {
  const words = typed.normalize("NFC").replace(EDGES, "");
  if (words === "") return { kind: "absent" };
  // Looked at from every place, so that places which overlap count as two.
  const sought = new RegExp(`(?<!${INSIDE})(?=(${looselyAs(words)})(?!${INSIDE}))`, "giu");
  const places = [...sentence.matchAll(sought)];
  const [place] = places;
  if (!place) return { kind: "absent" };
  if (places.length > 1) return { kind: "several", count: places.length };
  return { kind: "found", start: place.index, end: place.index + place[1]!.length };
}

/** The words that were named, as they stood; null where they cannot be read any more. */
export function wordsNamed({ sentence, start, end }: NamedSpan): string | null {
  // A redaction moves everything behind it.
  if (sentence === null || end > sentence.length || marksIn(sentence).length > 0) return null;
  return sentence.slice(start, end);
}

/**
 * Where named words stand in a claim's sentence: as they were named while it is the same, and otherwise wherever they
 * still stand in exactly one place. Null where they do not.
 */
export function placeIn(sentence: string, named: NamedSpan): Span | null {
  const words = wordsNamed(named);
  if (words === null) return null;
  if (sentence === named.sentence) return { start: named.start, end: named.end };
  const found = findWords(sentence, words);
  return found.kind === "found" ? { start: found.start, end: found.end } : null;
}

/** Named words as a claim's page shows them: whether its sentence still has them. Null where they cannot be read. */
export function bearsOn(sentence: string, named: NamedSpan): BearsOn | null {
  const words = wordsNamed(named);
  return words === null ? null : { words, isThere: placeIn(sentence, named) !== null };
}

/**
 * Whether the words that evidence names hold a phrase that a source is asked for. They are laid over the claim's sentence,
 * or, where it has lost the phrase, over the sentence of which it was asked. Evidence that names no words bears on the
 * whole claim, and covers no phrase of it.
 */
export function covers(sentence: string, evidence: NamedSpan | null, phrase: NamedSpan): boolean {
  if (evidence === null) return false;
  const inner = placeIn(sentence, phrase);
  const basis = inner ? sentence : phrase.sentence;
  const outer = basis === null ? null : placeIn(basis, evidence);
  return outer !== null && holds(outer, inner ?? phrase);
}

/**
 * The phrases of a claim's sentence that a source is asked for, or that evidence names, and that no verified evidence
 * covers, in their order, each once. Those that no longer stand in it are left out.
 */
export function uncoveredIn(
  sentence: string,
  asked: readonly NamedSpan[],
  named: readonly (NamedSpan & { readonly isVerified: boolean })[],
): Uncovered[] {
  const verified = named.filter(({ isVerified }) => isVerified);
  const phrases = [
    ...asked.map((phrase) => ({ phrase, isAsked: true })),
    ...named.map((phrase) => ({ phrase, isAsked: false })),
  ];
  const lacking = new Map<string, Uncovered>();
  for (const { phrase, isAsked } of phrases) {
    const place = placeIn(sentence, phrase);
    if (place === null || verified.some((piece) => covers(sentence, piece, phrase))) continue;
    const key = `${place.start}-${place.end}`;
    const words = sentence.slice(place.start, place.end);
    // What is asked for comes first, and says so.
    const isNamed = named.some((piece) => covers(sentence, piece, phrase));
    if (!lacking.has(key)) lacking.set(key, { ...place, words, isAsked, isNamed });
  }
  return [...lacking.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

const holds = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && outer.end >= inner.end;

const looselyAs = (words: string): string =>
  words
    .split(/\s+/)
    .map((word) => Array.from(word, loosely).join(""))
    .join("\\s+");

function loosely(character: string): string {
  if (SINGLE.includes(character)) return `[${SINGLE}]`;
  if (DOUBLE.includes(character)) return `[${DOUBLE}]`;
  if (DASHES.includes(character)) return `[${DASHES}]`;
  return character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}

const SINGLE = "'’‘ʼ";
const DOUBLE = '"“”„«»';
// The hyphen last: in a class of characters it stands for itself there.
const DASHES = "‐‑–—-";
const INSIDE = "[\\p{L}\\p{M}\\p{N}]";
const EDGES = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;
