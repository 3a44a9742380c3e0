import { NOTE_TO_BRACKET, RAISED_NOTE } from "./letters";

/** What stands between two letters that follow each other, whatever it looks like. */
export type Gap = {
  /** Punctuation that counts: one sign for every kind of quote, dash or ellipsis. */
  marks: string;
  isSpaced: boolean;
  /** A hyphen at the end of a line, of which nobody can say whether it belongs to the word. */
  isLineHyphen: boolean;
  /** A soft hyphen: the word may be parted here. */
  isSoft: boolean;
  notes: readonly string[];
};

/** Reads what stands between two letters, from the end of the one to the start of the other. */
export function gapOf(raw: string): Gap {
  if (raw === "" || raw === " ") return raw === "" ? NOTHING : SPACE;
  const notes = raw.match(ALL_NOTES) ?? [];
  const plain = raw.replace(ALL_NOTES, "");
  const bare = plain.replace(UNSEEN, "");
  const isLineHyphen = LINE_HYPHEN.test(bare);
  return {
    marks: isLineHyphen ? "" : marksIn(bare),
    isSpaced: !isLineHyphen && /\s/.test(bare),
    isLineHyphen,
    isSoft: plain.includes("\u00ad"),
    notes,
  };
}

/** How an excerpt that stands in its source parts words otherwise than the source does. */
export type Parting = "same" | "joined" | "parted";

/**
 * Whether what stands between two letters of an excerpt may stand for what stands there in the source.
 *
 * @param around the letters on both sides, by which figures are told from words
 * @returns null where it may not
 */
export function partingOf(source: Gap, excerpt: Gap, around: string): Parting | null {
  if (!excerpt.notes.every((note) => source.notes.includes(note))) return null;
  if (source.isLineHyphen || excerpt.isLineHyphen) return ofLineHyphens(source, excerpt, around);
  if (source.marks !== excerpt.marks) return null;
  const isSame = source.isSpaced === excerpt.isSpaced;
  if (source.marks !== "") return isSame || !FIGURES.test(around) ? "same" : null;
  if (isSame) return "same";
  if (FIGURES.test(around)) return null;
  if (source.isSpaced) return "joined";
  return source.isSoft ? "parted" : null;
}

/** Whether a word begins, or ends, here: not inside one, nor inside a compound or a number. */
export function isBoundary(raw: string): boolean {
  if (raw.replace(ALL_NOTES, "") !== raw) return true;
  const bare = raw.replace(UNSEEN, "");
  return !LINE_HYPHEN.test(bare) && !/^[-\u2010\u2011'’.,·/\u2044]?$/.test(bare);
}

// Each hyphen at the end of a line is read as no sign or as a hyphen; in the source, as a place to part as well.
// Between figures it is one, since without it they are another number.
function ofLineHyphens(source: Gap, excerpt: Gap, around: string): Parting | null {
  const isHyphen = (gap: Gap) => gap.marks === "-" && !gap.isSpaced;
  const isNothing = (gap: Gap) => gap.marks === "" && !gap.isSpaced;
  if (source.isLineHyphen && excerpt.isLineHyphen) return "same";
  const other = source.isLineHyphen ? excerpt : source;
  if (isHyphen(other)) return "same";
  if (FIGURES.test(around)) return null;
  if (isNothing(other)) return "same";
  return source.isLineHyphen && excerpt.marks === "" ? "parted" : null;
}

function marksIn(bare: string): string {
  return bare
    .replace(/\s+/g, "")
    .replace(/(?:''|``|[“”„‟«»"])/g, '"')
    .replace(/[‘’‚‛`´′]/g, "'")
    .replace(/\.*…[.…]*|\.{2,}/g, "…")
    .replace(/[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+/g, "-");
}

const NOTHING: Gap = { marks: "", isSpaced: false, isLineHyphen: false, isSoft: false, notes: [] };
const SPACE: Gap = { ...NOTHING, isSpaced: true };
// The line break may be a blank by now: "after- noon".
const LINE_HYPHEN = /^[-\u2010\u2011¬]\s+$/;
const ALL_NOTES = new RegExp(`\\[${NOTE_TO_BRACKET}|${RAISED_NOTE}`, "gu");
/** Signs of italics and of footnotes, places to part a word, and the sign of a letter whose case was changed. */
export const UNSEEN = /[_*†‡\u00ad\ue000]/g;
const FIGURES = /^\d\d$/;
