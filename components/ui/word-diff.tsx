import { diffWordsWithSpace } from "diff";

/**
 * Two wordings as one text, word by word: what was taken out stands in `<del>`, struck through, what
 * was put in stands in `<ins>`, underlined. Lines say it, colours say it again, and those who hear the page
 * are told where each begins and ends. Runs inside a paragraph; line breaks stay.
 *
 * @param before the older wording; empty where there was none
 * @param after the newer one; empty where nothing is left
 */
export function WordDiff({ before, after }: { before: string; after: string }) {
  return (
    <span className="word-diff">
      {partsOf(before, after).map(({ kind, words }, index) =>
        kind === "same" ? (
          words
        ) : kind === "out" ? (
          <del key={index}>{words}</del>
        ) : (
          <ins key={index}>{words}</ins>
        ),
      )}
    </span>
  );
}

export type DiffPart = { kind: "same" | "out" | "in"; words: string };

/** The parts of a diff in reading order, words whole and what goes before what comes. Joined without the ins, they are `before`; without the dels, `after`. */
export function partsOf(before: string, after: string): DiffPart[] {
  // Two long texts that share nothing would be compared word against word: past this, one replaces the other.
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!changes) return [whole("out", before), whole("in", after)].filter(({ words }) => words);
  return changes.map(({ added, removed, value }) =>
    whole(added ? "in" : removed ? "out" : "same", value),
  );
}

const MOST_EDITS = 600;

const whole = (kind: DiffPart["kind"], words: string): DiffPart => ({ kind, words });
