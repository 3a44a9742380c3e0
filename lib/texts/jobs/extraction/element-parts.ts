import type { BlockKind } from "@/prisma/generated/enums";
import type { Part } from "./assemble";
import { PartWriter } from "./part-writer";

/** What is asked of an element: linkedom's, or any other's. */
export type MarkupElement = {
  readonly localName: string;
  readonly childNodes: Iterable<unknown>;
  readonly textContent: string | null;
  getAttribute: (name: string) => string | null;
};
type MarkupNode = { nodeType: number; nodeValue: string | null };

/** The parts of an HTML element in reading order: without scripts, forms and what is hidden. */
export function partsOfElement(
  element: MarkupElement,
  { placeOf }: { placeOf?: (id: string) => string | null } = {},
): Part[] {
  const writer = new PartWriter();
  walk(element, { writer, placeOf: placeOf ?? (() => null), kind: "PARAGRAPH", isKept: false });
  writer.end("PARAGRAPH");
  return writer.parts;
}

type Walk = {
  writer: PartWriter;
  /** What a place within the file is called that is to be found again; null for all others. */
  placeOf: (id: string) => string | null;
  kind: BlockKind;
  /** Whether lines and blanks stay as they are. */
  isKept: boolean;
};

function walk(element: MarkupElement, way: Walk): void {
  for (const node of element.childNodes as Iterable<MarkupNode>) {
    if (node.nodeType === TEXT || node.nodeType === CDATA) say(node.nodeValue ?? "", way);
    else if (node.nodeType === ELEMENT) enter(node as unknown as MarkupElement, way);
  }
}

const [ELEMENT, TEXT, CDATA] = [1, 3, 4];

function say(text: string, { writer, isKept, kind }: Walk): void {
  if (isKept) writer.lines(text, kind);
  else writer.words(text);
}

function enter(element: MarkupElement, way: Walk): void {
  const name = element.localName.toLowerCase().replace(/^.*:/, "");
  const { writer, kind } = way;
  if (LEFT_OUT.has(name) || isHidden(element)) return;
  const page = pageIn(element);
  const isBlock = BLOCKS.has(name);
  if (isBlock) writer.end(kind);
  notePlace(element, way);
  if (page !== null) return writer.page(page);
  if (name === "br") return writer.lineBreak();
  const raised = name === "sup" || isNoteMark(element) ? noteMarkOf(element) : null;
  if (raised !== null) return writer.words(raised);
  if (name === "a" && BACK.test(element.textContent ?? "")) return;
  const inside = kindWithin(element, name, kind);
  walk(element, { ...way, kind: inside, isKept: way.isKept || name === "pre" });
  if (CELLS.has(name)) writer.words(" ");
  if (isBlock) writer.end(inside, LEVELS[name] ?? 0);
}

function notePlace(element: MarkupElement, { writer, placeOf }: Walk): void {
  for (const id of [element.getAttribute("id"), element.getAttribute("name")]) {
    const place = id ? placeOf(id) : null;
    if (place !== null) writer.place(place);
  }
}

function kindWithin(element: MarkupElement, name: string, around: BlockKind): BlockKind {
  if (LEVELS[name] !== undefined) return "HEADING";
  const means = meaningsOf(element);
  const isNote = /^(?:foot|end)note-?\d+$/i.test(element.getAttribute("id") ?? "");
  if (isNote || /\b(?:doc-)?(?:footnotes?|endnotes?|rearnotes?)\b/.test(means)) return "NOTE";
  if (around !== "PARAGRAPH") return around;
  if (name === "blockquote") return "QUOTATION";
  return name !== "span" && /\b(?:poem|poetry|verse|stanza)\b/.test(means) ? "VERSE" : around;
}

const meaningsOf = (element: MarkupElement): string =>
  ["epub:type", "role", "class"].map((name) => element.getAttribute(name) ?? "").join(" ");

/** The label of a printed page that begins here: as EPUB says it, and as Gutenberg and others do. */
function pageIn(element: MarkupElement): string | null {
  const means = meaningsOf(element);
  const isBreak = /(?:^|\s)(?:doc-)?pagebreak(?:\s|$)/.test(means);
  if (!isBreak && !/(?:^|\s)page-?num(?:ber)?(?:\s|$)/i.test(means)) return null;
  const words = [
    element.getAttribute("title"),
    element.getAttribute("aria-label"),
    element.textContent,
    element.getAttribute("id"),
  ];
  for (const word of words.filter((each) => each !== null && each.length < 40)) {
    const [, label] =
      /^\W*(?:pages?|pg|p)?[\s._:-]*(\d{1,5}|[ivxlcdm]{1,9})\W*$/i.exec(word ?? "") ?? [];
    if (label !== undefined) return label;
  }
  return null;
}

const isNoteMark = (element: MarkupElement): boolean =>
  /(?:^|\s)(?:doc-)?noteref(?:\s|$)/.test(meaningsOf(element));

/** A raised figure as a text can hold it: "[1]" where it leads to a note, else raised; null for anything else. */
function noteMarkOf(element: MarkupElement): string | null {
  const [, mark] =
    /^\s*\[?\(?(\d{1,3}|[a-z]|[*†‡§]+)\)?\]?\s*$/.exec(element.textContent ?? "") ?? [];
  if (mark === undefined) return null;
  if (isNoteMark(element) || leadsWithin(element)) return `[${mark}]`;
  return /^\d+$/.test(mark) ? mark.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]!) : null;
}

function leadsWithin(element: MarkupElement): boolean {
  return Array.from(element.childNodes as Iterable<MarkupNode>).some((node) => {
    if (node.nodeType !== ELEMENT) return false;
    const child = node as unknown as MarkupElement;
    return /#/.test(child.getAttribute("href") ?? "") || leadsWithin(child);
  });
}

const isHidden = (element: MarkupElement): boolean =>
  element.getAttribute("hidden") !== null ||
  /display\s*:\s*none/i.test(element.getAttribute("style") ?? "");

const BACK = /^\s*[↑↩⏎^]\ufe0e?\s*$/;
const CELLS = new Set(["td", "th"]);
const LEVELS: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };
const LEFT_OUT = new Set(
  `script style template noscript svg iframe object embed audio video canvas button select textarea input nav head title
   rt rp datalist dialog`.split(/\s+/),
);
const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form
   h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre section summary table tbody tfoot thead tr ul`.split(
    /\s+/,
  ),
);
