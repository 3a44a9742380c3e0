import type { Corpus } from "@/prisma/corpus/read";

/** The review is in copyright: fewer words than `total` in public, in runs of `longest` at most. */
export const REVIEW_BUDGET = { total: 150, longest: 15 };

const SHORTEST_RUN = 5;

/**
 * How many words of the review the corpus shows as quotations, and how long the longest one is. A
 * word that is shown twice counts once; words are told apart by where they stand in the review.
 */
export function wordsShownFromReview(corpus: Corpus): { total: number; longest: number } {
  const quotations = [
    ...corpus.evidence
      .filter((row) => row.found.text === "review")
      .map((row) => ({ start: row.found.start, quoted: row.excerpt })),
    ...corpus.occurrences.flatMap(({ anchors: [{ start, exact }] }) =>
      exact === undefined ? [] : [{ start, quoted: exact }],
    ),
    ...corpus.citations.flatMap(({ anchor: { start, exact } }) =>
      exact === undefined ? [] : [{ start, quoted: exact }],
    ),
  ];
  const wordStarts = quotations.map(({ start, quoted }) =>
    [...quoted.matchAll(/\S+/g)].map((word) => start + word.index),
  );
  return {
    total: new Set(wordStarts.flat()).size,
    longest: Math.max(0, ...wordStarts.map((starts) => starts.length)),
  };
}

/**
 * How many words of a text stand, in runs of five and more, in other texts too, and how long the
 * longest run is. Capitals and punctuation make no difference.
 */
export function wordsInCommon(text: string, others: readonly string[]) {
  const words = plainWords(text);
  const shared = new Set<number>();
  let longest = 0;
  for (const other of others) {
    const haystack = ` ${plainWords(other).join(" ")} `;
    for (let start = 0; start + SHORTEST_RUN <= words.length; start++) {
      const length = runLength(words, start, haystack);
      for (let index = start; index < start + length; index++) shared.add(index);
      longest = Math.max(longest, length);
    }
  }
  return { total: shared.size, longest };
}

function runLength(words: readonly string[], start: number, haystack: string): number {
  const reaches = (length: number) =>
    haystack.includes(` ${words.slice(start, start + length).join(" ")} `);
  if (!reaches(SHORTEST_RUN)) return 0;
  let length = SHORTEST_RUN;
  while (start + length < words.length && reaches(length + 1)) length++;
  return length;
}

function plainWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
