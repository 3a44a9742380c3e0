/** A word of a text as the index has it, and where it stands there, in UTF-16 units. */
export type Token = { word: string; start: number; end: number };

const MOST_ASKED = 8;

/**
 * The words of a text, as `assay_search_tokens` finds them in the database: small letters, no 's; an
 * apostrophe inside a word joins it. Marks of redaction are told apart from words by the database alone.
 */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index: start }) => {
    const word = wordOf(run);
    return word ? [{ word, start, end: start + run.length }] : [];
  });
}

/** The words that somebody searches for, each once and at most eight of them. */
export function askedWords(query: string): string[] {
  return [...new Set(tokensOf(query).map(({ word }) => word))].slice(0, MOST_ASKED);
}

/** The query with another word, or none, in the place of one of its words. */
export function withWord(query: string, asked: string, word: string): string {
  const token = tokensOf(query).find((one) => one.word === asked);
  if (!token) return query;
  const replaced = query.slice(0, token.start) + word + query.slice(token.end);
  return replaced.replace(/\s+/g, " ").trim();
}

// Everything but controls, blanks and the signs of ASCII, Latin-1 and general punctuation; the apostrophe, in any of
// its forms, joins.
const RUN =
  /(?:[^\u0000-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]|[’‘′`´])+/g;

function wordOf(run: string): string {
  const bare = run.normalize("NFC").replace(/[’‘ʼʹ′`´]/g, "'");
  const word = bare.replace(/^'+|'+$/g, "").replace(/'s$/i, "");
  return [...word.replaceAll("'", "").toLowerCase()].slice(0, 60).join("");
}
