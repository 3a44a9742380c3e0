/** Words of a document: in their paragraph where that may be shown, else as they were quoted. */
export type PassageRow = {
  /** The paragraph, and where the words stand in it, in UTF-16 units. */
  text: string | null;
  start: number | null;
  end: number | null;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
  language: string | null;
};
export type Passage = {
  before: string;
  exact: string;
  after: string;
  isCutBefore: boolean;
  isCutAfter: boolean;
  language: string | null;
};

const CONTEXT = 150;

/** The words among those around them, cut at a word; null where no words may be shown. */
export function passageIn(row: PassageRow): Passage | null {
  const { text, start, end, exact, prefix, suffix, language } = row;
  if (text !== null && start !== null && end !== null) {
    const from = wordAtOrAfter(text, start - CONTEXT);
    const to = wordEndAtOrBefore(text, end + CONTEXT);
    return {
      before: text.slice(from, start),
      exact: text.slice(start, end),
      after: text.slice(end, to),
      isCutBefore: from > 0,
      isCutAfter: to < text.length,
      language,
    };
  }
  if (exact === null) return null;
  return {
    before: prefix ?? "",
    exact,
    after: suffix ?? "",
    isCutBefore: true,
    isCutAfter: true,
    language,
  };
}

function wordAtOrAfter(text: string, offset: number): number {
  if (offset <= 0) return 0;
  const space = text.indexOf(" ", offset - 1);
  return space < 0 ? offset : space + 1;
}

function wordEndAtOrBefore(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  const space = text.lastIndexOf(" ", offset);
  return space < 0 ? offset : space;
}
