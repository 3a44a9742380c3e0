import { splitSentences } from "./sentences";

/** Places of a text, in UTF-16 units, the end after the last. */
export type Span = { readonly start: number; readonly end: number };
/** The words before and after a passage, as one line each, with the blank that parts them from it; empty where there are none. */
export type Context = { readonly before: string; readonly after: string };

/** How much of one source that is matched in private everybody may see, all excerpts and what stands around them together. */
export const SHOWN_OF_PRIVATE = { units: 10_000, share: 0.1 } as const;
/** How much stands on each side of an excerpt, in UTF-16 units. */
const AROUND = { SHOWN: 400, PRIVATE: 160 } as const;

/**
 * What everybody may read around a passage. Of a text that is shown: the rest of its sentences, and the one before and the one
 * after. Of one that is matched in private: a few words of the same paragraph.
 */
export function contextAround(
  text: string,
  { start, end }: Span,
  holding: "SHOWN" | "PRIVATE",
): Context & Span {
  const paragraph = paragraphAround(text, { start, end });
  const wide = holding === "SHOWN" ? sentencesAround(text, paragraph, { start, end }) : paragraph;
  const from = beginOfWord(text, Math.max(wide.start, start - AROUND[holding]), start);
  const to = endOfWord(text, Math.min(wide.end, end + AROUND[holding]), end);
  return {
    ...{ start: from, end: to },
    before: asOneLine(text.slice(from, start)).trimStart(),
    after: asOneLine(text.slice(end, to)).trimEnd(),
  };
}

/** Whether a span may be shown beside those that are: together they stay below what one source may show. */
export function isWithinCap(
  span: Span,
  shown: readonly Span[],
  { lengthUnits }: { lengthUnits: number },
): boolean {
  return unitsCovered([...shown, span]) <= mostShown(lengthUnits);
}

/**
 * How many units of the excerpts of a private text may stand in the ledger together: of a short one a paragraph still, and of
 * none more than half, so that no text is read here whole.
 */
export const mostQuoted = (lengthUnits: number): number =>
  Math.floor(Math.min(Math.max(QUOTED.least, mostShown(lengthUnits)), QUOTED.share * lengthUnits));
const QUOTED = { least: 1_000, share: 0.5 } as const;

/** How many units of a private text everybody together may see. */
export const mostShown = (lengthUnits: number): number =>
  Math.min(SHOWN_OF_PRIVATE.units, SHOWN_OF_PRIVATE.share * lengthUnits);

/** How many units are covered by spans, each counted once. */
export function unitsCovered(spans: readonly Span[]): number {
  let [covered, until] = [0, 0];
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    covered += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return covered;
}

const BLANK_LINE = /\n[^\S\n]*\r?\n/;
// Of a paragraph without an end no more is looked at.
const PARAGRAPH = 4 * AROUND.SHOWN;

function paragraphAround(text: string, { start, end }: Span): Span {
  const [before, after] = [
    text.slice(Math.max(0, start - PARAGRAPH), start),
    text.slice(end, end + PARAGRAPH),
  ];
  const parted = before.split(BLANK_LINE);
  const next = BLANK_LINE.exec(after);
  return {
    start: start - parted[parted.length - 1]!.length,
    end: end + (next?.index ?? after.length),
  };
}

function sentencesAround(text: string, paragraph: Span, { start, end }: Span): Span {
  const sentences = splitSentences(text.slice(paragraph.start, paragraph.end)).map((one) => ({
    ...{ start: paragraph.start + one.start, end: paragraph.start + one.end },
  }));
  const first = sentences.findLastIndex((one) => one.start <= start);
  const last = sentences.findIndex((one) => one.end >= end);
  return {
    start: sentences[Math.max(0, first - 1)]?.start ?? paragraph.start,
    end: (last < 0 ? undefined : (sentences[last + 1] ?? sentences[last])?.end) ?? paragraph.end,
  };
}

// Half a word at the edge of what is shown goes.
function beginOfWord(text: string, from: number, start: number): number {
  if (from === 0 || isBlank(text[from - 1])) return from;
  const blank = text.slice(from, start).search(/\s/);
  return blank < 0 ? start : from + blank + 1;
}

function endOfWord(text: string, to: number, end: number): number {
  if (to === text.length || isBlank(text[to])) return to;
  const kept = text.slice(end, to).replace(/\S+$/, "");
  return end + kept.length;
}

const isBlank = (unit: string | undefined): boolean => unit !== undefined && /\s/.test(unit);
const asOneLine = (words: string): string => words.replace(/\s+/g, " ");
