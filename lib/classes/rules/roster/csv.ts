/** A row as its file has it; `line` counts from 1, and is the one on which it begins. */
export type CsvRow = { line: number; cells: string[] };
export type CsvProblem = { line: number; words: string };

/**
 * Reads separated values by RFC 4180: quoted cells hold separators, line breaks and doubled quotes; lines end in CR LF, LF or
 * CR. A byte order mark and Excel's line "sep=;" are passed over, and so are empty lines. What separates is found by the
 * first line: comma, semicolon or tab. A row whose quotes do not close is a problem of its own, and reading goes on with
 * the next line.
 *
 * Takes time in proportion to the text.
 */
export function readCsv(raw: string): { rows: CsvRow[]; problems: CsvProblem[] } {
  const text = raw.replace(/^\ufeff/, "");
  const said = /^sep=([,;\t])(\r\n|\n|\r|$)/i.exec(text);
  const separator = said?.[1] ?? separatorOf(text);
  const rows: CsvRow[] = [];
  const problems: CsvProblem[] = [];
  let at = said?.[0].length ?? 0;
  let line = said ? 2 : 1;
  while (at < text.length) {
    const read = readRow(text, at, separator);
    if ("problem" in read) {
      problems.push({ line, words: read.problem });
      at = lineEndAfter(text, at);
      line += 1;
      continue;
    }
    if (read.cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells: read.cells });
    at = read.end;
    line += read.lines;
  }
  return { rows, problems };
}

const CELL = { longest: 1_000 };
const UNCLOSED = "A quotation mark opens here and is not closed. Take it out, or close it.";
const AFTER_QUOTE =
  "Something stands after a closing quotation mark. Double the marks that belong to the text, or take them out.";

type Read = { cells: string[]; end: number; lines: number } | { problem: string };

function readRow(text: string, start: number, separator: string): Read {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  for (;;) {
    let cell: string;
    if (text[at] === '"') {
      const quoted = readQuoted(text, at);
      if (quoted === null) return { problem: UNCLOSED };
      cell = quoted.cell;
      at = quoted.end;
      lines += breaksIn(cell);
      if (at < text.length && text[at] !== separator && !isBreak(text[at]!))
        return { problem: AFTER_QUOTE };
    } else {
      const end = endOfPlain(text, at, separator);
      cell = text.slice(at, end);
      at = end;
    }
    cells.push(cell);
    if (text[at] !== separator) return { cells, end: afterBreak(text, at), lines };
    at += 1;
  }
}

function readQuoted(text: string, start: number): { cell: string; end: number } | null {
  let cell = "";
  let at = start + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    // No cell of a roster is that long: a mark that is not closed would else take in all that follows.
    if (mark < 0 || mark - start > CELL.longest) return null;
    cell += text.slice(at, mark);
    if (text[mark + 1] !== '"') return { cell, end: mark + 1 };
    cell += '"';
    at = mark + 2;
  }
}

function endOfPlain(text: string, start: number, separator: string): number {
  let at = start;
  while (at < text.length && text[at] !== separator && !isBreak(text[at]!)) at += 1;
  return at;
}

function lineEndAfter(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isBreak(text[at]!)) at += 1;
  return afterBreak(text, at);
}

function afterBreak(text: string, at: number): number {
  if (text[at] === "\r" && text[at + 1] === "\n") return at + 2;
  return at < text.length ? at + 1 : at;
}

const isBreak = (character: string): boolean => character === "\n" || character === "\r";
const breaksIn = (cell: string): number => cell.match(/\r\n|\n|\r/g)?.length ?? 0;

// Of the first line, outside of quotes; where none stands there, there is one column.
function separatorOf(text: string): string {
  const bare = text.slice(0, BEGINNING).replace(/"[^"]*"/g, "");
  const first = /^[^\r\n]*/.exec(bare)![0];
  const counted = [",", ";", "\t"].map((mark) => ({ mark, count: first.split(mark).length - 1 }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

const BEGINNING = 4_000;
