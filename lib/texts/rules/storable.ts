import type { MapEntry } from "./excerpts/text-map";
import { divideText, type DividedText, type ReadBlock } from "./parts";

/**
 * What was read of a file, fit to be stored: a NUL and half a character, which no database takes, stand as U+FFFD, so that
 * every offset stays what it was.
 */
export function storable({ text: raw, blocks, map }: Read): Storable {
  const text = fit(raw);
  const fitBlocks = blocks.map((block) => ({
    ...block,
    section: block.section === null ? null : fit(block.section),
    page: block.page === null ? null : fit(block.page),
  }));
  const fitMap = map.map((entry) => ({
    ...entry,
    label: fit(entry.label),
    value: fit(entry.value),
  }));
  return { text, divided: divideText(text, fitBlocks), map: fitMap };
}

type Read = { text: string; blocks: readonly ReadBlock[]; map: readonly MapEntry[] };
type Storable = { text: string; divided: DividedText; map: MapEntry[] };

const fit = (words: string): string => words.toWellFormed().replaceAll("\0", "\ufffd");
