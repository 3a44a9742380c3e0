import { CLAIMS_CONTAINER, type CitedItem } from "../citing";
import { engineOf, ITALICS, type StyleName } from "./engine";

/** A stretch of a citation, in italics or not. */
export type CitationPiece = { text: string; isItalic: boolean };

/** One work cited in one style. */
export type StyledCitation = {
  style: string;
  /** What stands where it is cited; null where a style has a number there. */
  inText: CitationPiece[] | null;
  /** What a note or the place in the text is called. */
  inTextName: string;
  /** What stands in the list at the end. */
  entry: CitationPiece[];
};

/** A place in a work: a label that CSL has, and what stands there. */
export type Locator = { label: string; value: string };

/**
 * A work cited in the styles that readers are asked for.
 * @param locator the place in it that is cited
 */
export async function citationsOf(item: CitedItem, locator?: Locator): Promise<StyledCitation[]> {
  const set = asSet(item);
  const styled: StyledCitation[] = [];
  // One after the other: the first asked for makes the engines, and nobody else is to wait for all of them.
  for (const { name, style, ...place } of STYLES) {
    const engine = await engineOf(name);
    const entry = piecesOf(engine.entry(set).replace(/^1\. /, ""));
    const inText = place.inTextName ? piecesOf(engine.inText(set, locator)) : null;
    styled.push({ style, entry, inText, inTextName: place.inTextName ?? "" });
  }
  return styled;
}

/** The words of a citation without their italics. */
export const wordsOf = (pieces: readonly CitationPiece[]): string =>
  pieces.map(({ text }) => text).join("");

const STYLES: { name: StyleName; style: string; inTextName?: string }[] = [
  { name: "apa", style: "APA", inTextName: "In the text" },
  { name: "mla", style: "MLA", inTextName: "In the text" },
  { name: "chicagoNotes", style: "Chicago, notes", inTextName: "Note" },
  { name: "chicagoAuthorDate", style: "Chicago, author and date", inTextName: "In the text" },
  // Vancouver has a number there, which only the list of somebody's own work can give.
  { name: "vancouver", style: "Vancouver" },
  { name: "harvard", style: "Harvard", inTextName: "In the text" },
];

// A sentence that is a title ends where the style says, and keeps the capitals that it has.
function asSet(item: CitedItem): CitedItem {
  const title = item.title.replace(/(?<!\.)\.$/, "");
  const { note: _, ...cited } = item;
  return {
    ...{ ...cited, type: typeSet(item) },
    title: isSentence(item) ? `<span class="nocase">${title}</span>` : title,
  };
}

// Of a review that does not say what it reviews APA would say that it reviews a work of the review's own title.
function typeSet(item: CitedItem): string {
  if (!/^review(?:-book)?$/.test(item.type) || item["reviewed-title"]) return item.type;
  return item.volume || item.issue ? "article-journal" : "article-magazine";
}

const isSentence = ({ type, "container-title": container }: CitedItem) =>
  type === "webpage" && container === CLAIMS_CONTAINER;

function piecesOf(text: string): CitationPiece[] {
  const pieces = text
    .replace(/\s+/g, " ")
    .split(new RegExp(`(${ITALICS.begin}[^${ITALICS.end}]*${ITALICS.end})`));
  return pieces.flatMap((piece) => {
    const isItalic = piece.startsWith(ITALICS.begin);
    const bare = piece.replaceAll(ITALICS.begin, "").replaceAll(ITALICS.end, "");
    return bare === "" ? [] : [{ text: bare, isItalic }];
  });
}
