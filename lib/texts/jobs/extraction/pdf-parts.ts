import { headingsIn } from "../../rules/excerpts/text-map";
import type { Part } from "./assemble";
import type { PdfLine } from "./pdf-lines";

/**
 * The paragraphs and headings of pages. A paragraph ends where the next line stands further below than lines do, is set in, or
 * is printed larger or smaller; and goes on over a page where a sentence does.
 *
 * @param labels what each page is called; it begins with a mark of that, and one of its number from 0
 */
export function partsOfPages(
  pages: readonly (readonly PdfLine[])[],
  labels: readonly (string | null)[],
): Part[] {
  const body = usual(pages.flat().map(({ size, text }) => [round(size), text.length]));
  const pitch = usual(pages.flatMap(pitchesIn).map((each) => [each, 1]));
  const sizes = headingSizes(pages, body);
  const parts: Part[] = [];
  for (const [nth, lines] of pages.entries()) {
    const begun = paragraphsOf(lines, pitch).map((paragraph) => partOf(paragraph, body, sizes));
    const marks = marksOf(nth, labels[nth] ?? null);
    const last = parts[parts.length - 1];
    const [first] = begun;
    if (first && last && goesOn(last, first)) {
      const at = last.text.length + 1;
      parts[parts.length - 1] = {
        ...{ ...last, text: `${last.text}\n${first.text}` },
        marks: [...last.marks, ...marks.map((mark) => ({ ...mark, at }))],
      };
      parts.push(...begun.slice(1));
    } else parts.push({ kind: "PARAGRAPH", level: 0, text: "", marks }, ...begun);
  }
  return parts;
}

const marksOf = (nth: number, label: string | null): Part["marks"] => [
  { at: 0, id: String(nth) },
  ...(label === null ? [] : [{ at: 0, page: label }]),
];

const goesOn = (last: Part, first: Part): boolean =>
  last.kind === "PARAGRAPH" &&
  first.kind === "PARAGRAPH" &&
  last.text !== "" &&
  !/[.!?:]["”’»)\]\d]*$/.test(last.text) &&
  /^\p{Ll}/u.test(first.text);

function paragraphsOf(lines: readonly PdfLine[], pitch: number): PdfLine[][] {
  const paragraphs: PdfLine[][] = [];
  for (const [nth, line] of lines.entries()) {
    const before = lines[nth - 1];
    if (before && !endsBefore(before, line, pitch)) paragraphs[paragraphs.length - 1]!.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function endsBefore(before: PdfLine, line: PdfLine, pitch: number): boolean {
  const step = before.y - line.y;
  if (Math.abs(before.size - line.size) > 0.12 * before.size) return true;
  // A line above the last begins another column, where a sentence may go on.
  if (step < -1) return /[.!?:]["”’»)\]]*$/.test(before.text);
  if (step > Math.max(1.4 * pitch, 1.2 * line.size)) return true;
  const indent = line.x - before.x;
  return step > 1 && indent > 0.8 * line.size && indent < 6 * line.size;
}

function partOf(lines: readonly PdfLine[], body: number, sizes: readonly number[]): Part {
  const text = lines.map((line) => line.text).join("\n");
  const [named] = lines.length <= 2 ? headingsIn(text.replaceAll("\n", " ")) : [];
  const size = round(lines[0]!.size);
  const isLarge = size > 1.12 * body && text.length <= HEADING_UNITS;
  if (!named && !isLarge) return { kind: "PARAGRAPH", level: 0, text, marks: [] };
  const bySize = sizes.indexOf(size) + 1;
  return {
    kind: "HEADING",
    level: isLarge ? Math.min(6, bySize) : named!.level + sizes.length,
    text,
    marks: [],
  };
}

/** The sizes of headings, the largest first. */
function headingSizes(pages: readonly (readonly PdfLine[])[], body: number): number[] {
  const sizes = new Set(pages.flat().map(({ size }) => round(size)));
  return [...sizes].filter((size) => size > 1.12 * body).sort((one, other) => other - one);
}

const pitchesIn = (lines: readonly PdfLine[]): number[] =>
  lines.flatMap((line, nth) => {
    const step = nth === 0 ? 0 : round(lines[nth - 1]!.y - line.y);
    return step > 1 ? [step] : [];
  });

/** What most have, by weight; 0 of none. */
function usual(weighted: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight);
  let best: [number, number] = [0, 0];
  for (const each of weights) if (each[1] > best[1]) best = each;
  return best[0];
}

const round = (points: number): number => Math.round(points * 2) / 2;
const HEADING_UNITS = 200;
