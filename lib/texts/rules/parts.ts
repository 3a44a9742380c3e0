import { splitSentences } from "./sentences";
import { trimmed, type Stretch } from "./blocks";
import type { BlockKind } from "@/prisma/generated/enums";

/** A paragraph or heading of a text as it is read; offsets are UTF-16 units of the text. */
export type ReadBlock = {
  kind: BlockKind;
  start: number;
  end: number;
  section: string | null;
  page: string | null;
};
/** How a text is stored: blocks and sentences count from 1 in reading order. */
export type DividedText = {
  blocks: (ReadBlock & { id: number; text: string })[];
  sentences: { id: number; blockId: number; start: number; end: number }[];
  parts: TextPart[];
};
/**
 * What is read at once; `title` is the heading that it begins with, or the first of the text. Empty where it goes on with what
 * the part before it began, and in a text without headings.
 */
export type TextPart = {
  ordinal: number;
  title: string;
  start: number;
  end: number;
  firstBlock: number;
  lastBlock: number;
};

/** A part is no longer than this, in UTF-16 units, and a block of more is parted where its sentences end. */
export const PART_UNITS = 60_000;
/** From this length on the next heading begins a part of its own. */
const FULL_UNITS = 15_000;
const BLOCK_UNITS = 20_000;

/** A text as it is stored: its blocks, none too long for a page, their sentences, and the parts in which it is read. */
export function divideText(text: string, blocks: readonly ReadBlock[]): DividedText {
  const numbered = blocks
    .flatMap((block) => withinBounds(text, block))
    .map((block, nth) => ({ ...block, id: nth + 1, text: text.slice(block.start, block.end) }));
  let sentenceId = 0;
  const sentences = numbered.flatMap((block) =>
    splitSentences(block.text).map(({ start, end }) => ({
      ...{ id: (sentenceId += 1), blockId: block.id },
      ...{ start: block.start + start, end: block.start + end },
    })),
  );
  return { blocks: numbered, sentences, parts: partsOf(numbered) };
}

/** The parts of a text: they begin at headings, and within a long section wherever a page is full. */
export function partsOf(blocks: DividedText["blocks"]): TextPart[] {
  const parts: TextPart[] = [];
  let isUnderHeading = false;
  for (const block of blocks) {
    const open = parts.at(-1);
    const isFirst = !open || isFull(open, block);
    if (isFirst) {
      const ordinal = parts.length + 1;
      const { id, start, end } = block;
      parts.push({ ordinal, title: "", start, end, firstBlock: id, lastBlock: id });
    } else Object.assign(open, { end: block.end, lastBlock: block.id });
    if (block.kind !== "HEADING") continue;
    // What goes on with a chapter is not called by the next one, which begins further down in it.
    if (isFirst || !isUnderHeading) parts.at(-1)!.title = titleIn(block.text);
    isUnderHeading = true;
  }
  return parts;
}

function isFull({ start }: TextPart, block: ReadBlock): boolean {
  if (block.end - start > PART_UNITS) return true;
  return block.kind === "HEADING" && block.start - start >= FULL_UNITS;
}

const titleIn = (heading: string): string => {
  const line = heading.replace(/\s+/g, " ");
  return line.length <= TITLE_UNITS ? line : `${line.slice(0, TITLE_UNITS).trimEnd()}…`;
};
const TITLE_UNITS = 120;

// A text without a blank line is one paragraph to its reader, and would be a page of a megabyte.
function withinBounds(text: string, block: ReadBlock): ReadBlock[] {
  const pieces: ReadBlock[] = [];
  let { start } = block;
  while (block.end - start > BLOCK_UNITS) {
    const end = cutIn(text, start);
    pieces.push(...trimmed(text, start, end).map((stretch) => within(block, stretch)));
    start = end;
  }
  return [...pieces, ...trimmed(text, start, block.end).map((stretch) => within(block, stretch))];
}

const within = (block: ReadBlock, { start, end }: Stretch): ReadBlock => ({ ...block, start, end });

/** Where to part: behind the last end of a sentence, else at the last white space, else between two characters. */
function cutIn(text: string, start: number): number {
  const piece = text.slice(start, start + BLOCK_UNITS);
  const sentence = Math.max(...[". ", ".\n", "! ", "? "].map((end) => piece.lastIndexOf(end) + 1));
  if (sentence > BLOCK_UNITS / 2) return start + sentence;
  const space = piece.search(/\s\S*$/);
  if (space > 0) return start + space;
  const isHalf = /[\ud800-\udbff]$/.test(piece);
  return start + BLOCK_UNITS - (isHalf ? 1 : 0);
}
