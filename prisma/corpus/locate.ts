import type { CorpusEdition } from "@/prisma/corpus/read";

type Headings = Extract<CorpusEdition, { headings: unknown }>["headings"];

/**
 * The locator of a place in a plain text: the last heading before it, by the patterns of its
 * edition; null where none comes before.
 *
 * @param offset UTF-16 units in the text as it lies on disk
 */
export function locatorAt(text: string, headings: Headings, offset: number) {
  let locator: { label: string; value: string } | null = null;
  let parent = "";
  let lineStart = 0;
  for (const line of text.split("\n")) {
    if (lineStart > offset) break;
    const found = headingIn(line.trim(), headings, parent);
    if (found) locator = { label: found.label, value: found.value };
    if (found?.level === 1) parent = found.value;
    lineStart += line.length + 1;
  }
  return locator;
}

function headingIn(line: string, headings: Headings, parent: string) {
  for (const { pattern, label, value, level } of headings) {
    const match = new RegExp(pattern).exec(line);
    if (!match) continue;
    const filled = value.replace("$parent", parent).replace("$1", match[1] ?? "");
    return { label, value: filled, level };
  }
  return null;
}
