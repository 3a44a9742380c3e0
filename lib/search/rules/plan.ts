import { isOneSlip } from "./slips";

/** One line of what the index knows of the words of a query, as `assay_search_words` says it. */
export type WordRow = {
  /** Which word of the query it is about, from 1. */
  place: number;
  how: "asked" | "same" | "begun" | "near";
  word: string;
  /** What all spellings of the word share; null for a word that says nothing. */
  key: string | null;
  /** The word in the Latin alphabet, without marks. */
  letters: string;
};

/** A word that stands in no claim, with those that were searched for in its place. */
export type Correction = { asked: string; words: string[] };

export type SearchPlan = {
  /** What a claim must have, as a tsquery; null where no word says anything. */
  required: string | null;
  /** What brings a claim to the front among those. */
  preferred: string | null;
  /** The spellings that are found, each with the place of its word in the query. */
  spellings: ReadonlyMap<string, number>;
  corrections: Correction[];
  /** Words for which nothing was found to search for. */
  unknown: string[];
};

/**
 * What to search for. Of every word of the query one spelling must be there. Its spellings share the key of
 * the word as typed, or of one that the last word begins. A word that stands nowhere is taken for a slip.
 *
 * @param isLoose also a word that does stand somewhere may be a slip of the hand
 */
export function planSearch(rows: readonly WordRow[], { isLoose = false } = {}): SearchPlan {
  const words = rows
    .filter(({ how, key }) => how === "asked" && key !== null)
    .map((asked) =>
      choose(
        asked,
        rows.filter(({ place }) => place === asked.place),
        isLoose,
      ),
    );
  const spellings = words.flatMap(({ asked, found }) =>
    found.map(({ word }) => [word, asked.place] as const),
  );
  return {
    required: queryOf(words.map(({ keys }) => keys)),
    preferred: queryOf(words.map(({ firstKeys }) => firstKeys)),
    spellings: new Map(spellings),
    corrections: words.flatMap(({ asked, corrected }) =>
      corrected.length ? [{ asked: asked.word, words: corrected }] : [],
    ),
    unknown: words.filter(({ found }) => found.length === 0).map(({ asked }) => asked.word),
  };
}

const MOST_CORRECTIONS = 6;

function choose(asked: WordRow, rows: readonly WordRow[], isLoose: boolean) {
  const how = (kind: WordRow["how"]) => rows.filter((row) => row.how === kind);
  const [same, begun] = [how("same"), how("begun")];
  const isKnown = same.length > 0;
  const near = isKnown && !isLoose ? [] : slipsOf(asked, how("near"));
  const first = isKnown ? same : near.length ? near : begun;
  return {
    asked,
    found: [...same, ...begun, ...near],
    firstKeys: keysOf(first, asked),
    keys: keysOf([...same, ...begun, ...near], asked),
    corrected: [...new Set(near.map(({ word }) => word))].slice(0, MOST_CORRECTIONS),
  };
}

/** Words that differ by a slip of the hand; failing those, words whose keys do. All spellings of each. */
function slipsOf(asked: WordRow, near: readonly WordRow[]): WordRow[] {
  const byLetters = near.filter(({ letters }) => isOneSlip(letters, asked.letters));
  const byKey = near.filter(({ key }) => key!.length >= 4 && isOneSlip(key!, asked.key!));
  const closest = byLetters.length ? byLetters : byKey;
  const keys = [...new Set(closest.map(({ key }) => key))].slice(0, MOST_CORRECTIONS);
  const rest = near.filter((row) => keys.includes(row.key) && !closest.includes(row));
  return [...closest.filter(({ key }) => keys.includes(key)), ...rest];
}

function keysOf(rows: readonly WordRow[], asked: WordRow): string[] {
  return rows.length ? [...new Set(rows.map(({ key }) => key!))] : [asked.key!];
}

function queryOf(words: readonly string[][]): string | null {
  const alternatives = words.map((keys) => `(${keys.map(quoted).join("|")})`);
  return alternatives.length ? alternatives.join("&") : null;
}

const quoted = (key: string) => `'${key.replace(/['\\]/g, "$&$&")}'`;
