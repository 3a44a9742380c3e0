import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { readCorpus } from "@/prisma/corpus/read";
import { openOwner, select } from "@/prisma/factories/connection";
import { seedIfEmpty } from "@/prisma/seed";
import { searchClaims } from "./queries";
import { tokensOf } from "./rules/words";
import { claimsAskedInput } from "./schema";

const db = await openOwner();
beforeAll(() => seedIfEmpty(), 60_000);
afterAll(() => Promise.all([db.end(), closeDb()]));

const TYPOS = 200;
const FIRST = 5;
const SLIPS = ["left out", "added", "changed", "exchanged"] as const;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

type Asked = { claimId: string; query: string; word: string; slipped: string };

/**
 * A query as somebody types it who remembers a claim: three words of its sentence that follow each other
 * when words that say nothing are left out, one of them, of five letters and more, with a slip of the hand.
 */
async function queriesWithSlips(): Promise<Asked[]> {
  const random = seededRandom(1917);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  const sentences = await contentWords();
  return Array.from({ length: TYPOS }, (_, nth) => {
    for (;;) {
      const { claimId, words } = pick(sentences);
      const at = Math.floor(random() * words.length);
      const word = words[at]!;
      if ([...word].length < 5 || /\d/.test(word)) continue;
      const begin = Math.max(0, Math.min(at - Math.floor(random() * 3), words.length - 3));
      const slipped = slip(word, SLIPS[nth % SLIPS.length]!, random);
      if (slipped === word) continue;
      const phrase = words.slice(begin, begin + 3);
      phrase[at - begin] = slipped;
      return { claimId, query: phrase.join(" "), word, slipped };
    }
  });
}

async function contentWords(): Promise<{ claimId: string; words: string[] }[]> {
  const { claims } = readCorpus();
  const silent = await select<{ word: string }>(
    db,
    "SELECT DISTINCT t.word FROM unnest($1::text[]) s, assay_search_tokens(s) t WHERE assay_search_key(t.word) IS NULL",
    [claims.map(({ sentence }) => sentence)],
  );
  const isSilent = new Set(silent.map(({ word }) => word));
  return claims.map(({ id, sentence }) => ({
    claimId: id,
    words: tokensOf(sentence).flatMap(({ word }) => (isSilent.has(word) ? [] : [word])),
  }));
}

function slip(word: string, kind: (typeof SLIPS)[number], random: () => number): string {
  const letter = LETTERS[Math.floor(random() * LETTERS.length)]!;
  const at = Math.floor(random() * (word.length - (kind === "exchanged" ? 1 : 0)));
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  switch (kind) {
    case "left out":
      return before + after;
    case "added":
      return before + letter + word[at] + after;
    case "changed":
      return before + letter + after;
    case "exchanged":
      return before + word[at + 1] + word[at] + word.slice(at + 2);
  }
}

/** Where the claim stands among those found, from 1; Infinity where it is not. */
async function placeOf(claimId: string, query: string): Promise<number> {
  const { found } = await searchClaims(claimsAskedInput.parse({ q: query }), 30);
  const at = found.findIndex((one) => one.claimId === claimId);
  return at === -1 ? Infinity : at + 1;
}

describe("Of 200 words of the demonstration's claims with one slip of the hand each", () => {
  it("95 in 100 lead to their claim among the first five, asked with two words beside it", async () => {
    const queries = await queriesWithSlips();
    const missed: string[] = [];
    for (const { claimId, query } of queries)
      if ((await placeOf(claimId, query)) > FIRST) missed.push(query);
    expect(queries).toHaveLength(TYPOS);
    expect(missed, missed.join("; ")).toSatisfy((all) => all.length <= TYPOS * 0.05);
  });

  it("95 in 100 do so alone, where no more than five sentences have the word", async () => {
    const sentences = await contentWords();
    const having = (word: string) => sentences.filter(({ words }) => words.includes(word)).length;
    const rare = (await queriesWithSlips()).filter(({ word }) => having(word) <= FIRST);
    const missed: string[] = [];
    for (const { claimId, word, slipped } of rare)
      if ((await placeOf(claimId, slipped)) > FIRST) missed.push(`${slipped} (${word})`);
    expect(rare.length).toBeGreaterThan(100);
    expect(missed, missed.join("; ")).toSatisfy((all) => all.length <= rare.length * 0.05);
  });
});

/** mulberry32: the same numbers from 0 to 1 in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
