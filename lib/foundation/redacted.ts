/** What stands in the place of redacted words: how long they were, in characters, and the SHA-256 of their UTF-8 bytes. */
export type RedactionMark = { length: number; sha256: string };

/** The mark as it is stored; the database's `assay_redacted` writes the same. */
export const markText = ({ length, sha256 }: RedactionMark): string =>
  `[redacted ${length} characters, sha256 ${sha256}]`;

/** A stored text in its parts: words as they are, and marks of redaction. Never two words in a row, and none of them empty. */
export function partsAround(text: string): (string | RedactionMark)[] {
  // Every three parts: words, a length, a hash.
  const pieces = text.split(MARK);
  return pieces.flatMap((piece, index): (string | RedactionMark)[] => {
    if (index % 3 === 0) return piece ? [piece] : [];
    return index % 3 === 1 ? [{ length: Number(piece), sha256: pieces[index + 1]! }] : [];
  });
}

/** What people type, so that nothing in it reads as a mark of redaction: only a redaction writes those. Its words stay. */
export const withoutTypedMarks = (typed: string): string => typed.replace(TYPED, "($1)");

/** A text that somebody worded anew, with those marks that stood in it before: what the form held comes back as typed. */
export const withMarksOf = (before: string, typed: string): string =>
  marksIn(before)
    .map(markText)
    .reduce((text, mark) => text.replaceAll(withoutTypedMarks(mark), mark), typed);

/** The marks of a stored text, in its order. */
export const marksIn = (text: string): RedactionMark[] =>
  partsAround(text).filter((part) => typeof part !== "string");

/** A stored text for where only plain words can stand, such as titles, citations and pictures. */
export const plainly = (text: string): string =>
  text.includes("[redacted ")
    ? partsAround(text)
        .map((part) => (typeof part === "string" ? part : "[redacted]"))
        .join("")
    : text;

/** The first so many characters of a stored text, with "…" where there are more. A mark is never cut, and counts as ten. */
export function beginningOf(text: string, most: number): string {
  let begun = "";
  let left = most;
  for (const part of partsAround(text)) {
    if (left <= 0) return `${begun}…`;
    const characters = [...(typeof part === "string" ? part : "[redacted]")];
    begun += typeof part === "string" ? characters.slice(0, left).join("") : markText(part);
    if (typeof part === "string" && characters.length > left) return `${begun}…`;
    left -= characters.length;
  }
  return begun;
}

/** Its mark in words: "Redacted: 64 characters, sha256 ab12cd34ef56…". */
export const markInWords = ({ length, sha256 }: RedactionMark): string =>
  `Redacted: ${length} ${length === 1 ? "character" : "characters"}, sha256 ${sha256.slice(0, 12)}…`;

const MARK = /\[redacted (\d+) characters, sha256 ([0-9a-f]{64})\]/;
// Also over several spaces or lines, which may become one space later.
const TYPED = /\[(redacted\s+\d+\s+characters,\s+sha256\s+[0-9a-f]{64})\]/g;
