/** A line of a page: where it begins (points, from the left and from below), and how large most of it is printed. */
export type PdfLine = { text: string; x: number; y: number; size: number };

/** What pdf.js says of a run of characters. */
type Item = { str: string; transform: number[]; hasEOL: boolean };

/** The lines of a page in the order in which the file has them, without empty ones. */
export function linesOf(items: readonly Item[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: Item[] = [];
  for (const item of items) {
    open.push(item);
    if (!item.hasEOL) continue;
    lines.push(...lineOf(open));
    open = [];
  }
  return [...lines, ...lineOf(open)];
}

function lineOf(items: readonly Item[]): PdfLine[] {
  const text = items
    .map(({ str }) => str)
    .join("")
    .replaceAll("\0", "")
    .toWellFormed()
    .replace(/\s+/g, " ")
    .trim();
  const seen = items.filter(({ str }) => str.trim() !== "");
  const first = seen[0];
  if (text === "" || !first) return [];
  const [, , c = 0, d = 0, x = 0, y = 0] = first.transform;
  const longest = seen.reduce(
    (most, item) => (item.str.length > most.str.length ? item : most),
    first,
  );
  const size = Math.hypot(longest.transform[2] ?? c, longest.transform[3] ?? d);
  return [{ text, x, y, size }];
}
