import type { MapEntry } from "../../rules/excerpts/text-map";
import type { Extraction } from "../../rules/extraction";
import { placesOfWords } from "../../rules/words";
import { assembled, blocksBy, headingEntry, withoutTitle } from "./assemble";
import { areBuffersFull } from "./buffers";
import { languageOf } from "./html";
import { linesOf, type PdfLine } from "./pdf-lines";
import { bodyOf, labelsOf } from "./pdf-pages";
import { partsOfPages } from "./pdf-parts";
import { Refusal, type Reading } from "./reading";

/**
 * A PDF: its lines put together to paragraphs, its pages by the labels that it gives them or the numbers that are printed on
 * them, its chapters by its outline, or by headings where it has none.
 *
 * @throws Refusal
 */
export async function readPdf(bytes: Uint8Array, reading: Reading): Promise<Extraction> {
  requireEnd(bytes);
  const pdf = await opened(bytes);
  if (pdf.numPages > reading.limits.pages) throw new Refusal("TOO_LARGE", TOO_MANY);
  const { pages, broken } = await pagesOf(pdf, reading);
  if (broken.length === pages.length) throw new Refusal("UNREADABLE");
  if (pages.every((lines) => lines.length === 0)) throw withoutWords(bytes);
  const { labels, note } = labelsOf(pages, await pdf.getPageLabels().catch(() => null));
  const parts = partsOfPages(bodyOf(pages), labels);
  const { text, blocks, map, places } = assembled(withoutTitle(parts), reading);
  const outline = await outlineOf(pdf, text, places, pages.length);
  const whole = outline.length > 1 ? inOrder([...map.filter(isPage), ...outline]) : map;
  return {
    ...{ kind: "extracted", format: "pdf", text, map: whole, ...(await recordOf(pdf)) },
    blocks: blocksBy(whole, blocks),
    notes: [note, ...notesOn(pages, broken, labels)],
  };
}

type Pdf = Awaited<ReturnType<typeof opened>>;

/** A file that was cut off still opens, with fewer pages than it had. */
function requireEnd(bytes: Uint8Array): void {
  const end = new TextDecoder("latin1").decode(bytes.subarray(-2048));
  if (!end.includes("%%EOF"))
    throw new Refusal("UNREADABLE", "The file ends before its end: bring it again, whole.");
}

async function opened(bytes: Uint8Array) {
  const { getDocumentProxy } = await import("unpdf");
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      ...{ disableFontFace: true, useSystemFonts: false, isOffscreenCanvasSupported: false },
      // What is broken shall be said, and not be left out.
      ...{ stopAtErrors: true, verbosity: 0, maxImageSize: 0, enableXfa: false },
    });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new Refusal(isLocked ? "ENCRYPTED" : "UNREADABLE");
  }
}

async function pagesOf(pdf: Pdf, { onProgress, limits }: Reading) {
  const pages: PdfLine[][] = [];
  const broken: number[] = [];
  let units = 0;
  for (let nth = 1; nth <= pdf.numPages; nth += 1) {
    const lines = await linesOfPage(pdf, nth);
    if (lines === null) broken.push(nth);
    pages.push(lines ?? []);
    units += (lines ?? []).reduce((sum, { text }) => sum + text.length, 0);
    if (areBuffersFull() || units > limits.textUnits) throw new Refusal("TOO_LARGE");
    onProgress((nth / pdf.numPages) * 0.95);
  }
  return { pages, broken };
}

async function linesOfPage(pdf: Pdf, nth: number): Promise<PdfLine[] | null> {
  try {
    const page = await pdf.getPage(nth);
    const { items } = await page.getTextContent();
    page.cleanup();
    return linesOf(items.flatMap((item) => ("str" in item ? [item] : [])));
  } catch {
    return null;
  }
}

function withoutWords(bytes: Uint8Array): Refusal {
  // Pictures are streams, and the record of a stream is never compressed.
  const hasPictures = /\/Subtype\s*\/Image\b/.test(new TextDecoder("latin1").decode(bytes));
  return new Refusal(hasPictures ? "SCANNED" : "EMPTY");
}

/** The outline as a map: each of its lines where its words stand on the page that it leads to, else where that page begins. */
async function outlineOf(
  pdf: Pdf,
  text: string,
  places: ReadonlyMap<string, number>,
  pageCount: number,
): Promise<MapEntry[]> {
  const entries: MapEntry[] = [];
  const waiting = ((await pdf.getOutline().catch(() => null)) ?? []).map((item) => ({
    item,
    level: 1,
  }));
  for (let next = waiting.shift(); next && entries.length < OUTLINE_MOST; next = waiting.shift()) {
    const { item, level } = next;
    const page = await pageOf(pdf, item.dest);
    const title = item.title.trim();
    const start = page === null ? undefined : places.get(`${page}`);
    if (start !== undefined && title !== "") {
      const end = Array.from({ length: pageCount - page! - 1 }, (_, nth) =>
        places.get(`${page! + nth + 1}`),
      ).find((place) => place !== undefined);
      const [found] = placesOfWords(text.slice(start, end), title);
      entries.push(headingEntry(title, level, start + (found?.start ?? 0)));
    }
    if (level < OUTLINE_DEEPEST)
      waiting.push(
        ...item.items.map((child) => ({ item: child as typeof item, level: level + 1 })),
      );
  }
  return entries;
}

async function pageOf(pdf: Pdf, dest: string | unknown[] | null): Promise<number | null> {
  try {
    const place = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
    const [page] = (place ?? []) as Parameters<Pdf["getPageIndex"]>;
    return typeof page === "number" ? page : page ? await pdf.getPageIndex(page) : null;
  } catch {
    return null;
  }
}

const isPage = ({ level }: MapEntry): boolean => level === 0;
const inOrder = (map: MapEntry[]): MapEntry[] =>
  map.sort((one, other) => one.start - other.start || one.level - other.level);

async function recordOf(pdf: Pdf): Promise<{ title: string | null; language: string | null }> {
  const record = await pdf.getMetadata().catch(() => null);
  const info = (record?.info ?? {}) as { Title?: unknown; Language?: unknown };
  const said = (value: unknown) =>
    typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  return { title: said(info.Title), language: languageOf(said(info.Language)) };
}

function notesOn(
  pages: readonly PdfLine[][],
  broken: readonly number[],
  labels: readonly (string | null)[],
): string[] {
  const named = (some: readonly number[]) =>
    some
      .slice(0, 20)
      .map((nth) => labels[nth] ?? `${nth + 1} of the file`)
      .join(", ") + (some.length > 20 ? " and others" : "");
  const lost = broken.map((nth) => nth - 1);
  const blank = pages.flatMap((lines, nth) =>
    lines.length === 0 && !lost.includes(nth) ? [nth] : [],
  );
  return [
    ...(lost.length > 0 ? [`Pages that could not be read: ${named(lost)}.`] : []),
    ...(blank.length > 0 ? [`Pages without text, empty or pictures: ${named(blank)}.`] : []),
  ];
}

const OUTLINE_MOST = 2_000;
const OUTLINE_DEEPEST = 6;
const TOO_MANY = "The file has too many pages to be read. Bring the part that is quoted.";
