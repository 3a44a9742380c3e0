import type { SourceText } from "./matching";

/** The passage most like an excerpt that does not stand in its source, word by word. */
export type Nearest = {
  kind: "nearest";
  start: number;
  end: number;
  words: { text: string; is: "same" | "source" | "excerpt" }[];
};

/**
 * The passage of a source in which most words of an excerpt stand in its order; null where hardly any do. "source" are words
 * that the excerpt has not, "excerpt" such as the source has not.
 */
export function nearestPassage(source: SourceText, excerpt: string): Nearest | null {
  const index = indexOf(source);
  const sought = tokensOf(excerpt).slice(0, COMPARED_MOST);
  const window = likeliest(index, sought);
  if (window === null) return null;
  const there = index.tokens.slice(window.from, window.to);
  const steps = aligned(
    there.map(({ key }) => key),
    sought.map(({ key }) => key),
  );
  const same = steps.filter(({ is }) => is === "same");
  if (same.length < Math.max(2, sought.length / 4)) return null;
  const first = same[0]!.source;
  const last = same[same.length - 1]!.source;
  const words = steps
    .filter(({ is, source: at }) => is === "excerpt" || (at >= first && at <= last))
    .map(({ is, source: at, excerpt: mine }) => ({
      ...{ is, text: is === "excerpt" ? sought[mine]!.text : there[at]!.text },
    }));
  return { kind: "nearest", start: there[first]!.start, end: there[last]!.end, words };
}

type Token = { key: string; text: string; start: number; end: number };
type Index = { tokens: Token[]; places: Map<string, number[]> };

const INDEXES = new WeakMap<SourceText, Index>();

// Only an excerpt that is not found needs it: it is made for the first of them.
function indexOf(source: SourceText): Index {
  const known = INDEXES.get(source);
  if (known) return known;
  const tokens = tokensOf(source.letters.text);
  const places = new Map<string, number[]>();
  for (const [nth, { key }] of tokens.entries()) {
    const list = places.get(key);
    if (list) list.push(nth);
    else places.set(key, [nth]);
  }
  const index = { tokens, places };
  INDEXES.set(source, index);
  return index;
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu), ({ 0: word, index }) => ({
    key: word.normalize("NFC").toLowerCase().replaceAll("’", "'"),
    ...{ text: word, start: index, end: index + word.length },
  }));
}

/** The stretch of words into which most of those sought fall at about the same distance from its begin. */
function likeliest(
  { tokens, places }: Index,
  sought: readonly Token[],
): { from: number; to: number } | null {
  const votes = new Map<number, number>();
  const heard = new Map<string, number>();
  for (const [nth, { key }] of sought.entries()) {
    const found = places.get(key) ?? [];
    const times = (heard.get(key) ?? 0) + 1;
    heard.set(key, times);
    if (found.length > COMMON || times > HEARD_MOST) continue;
    // A rare word says more about where it is than a common one.
    for (const at of found) {
      const slot = Math.floor((at - nth) / SLOT);
      for (const near of [slot - 1, slot])
        votes.set(near, (votes.get(near) ?? 0) + 1 / Math.sqrt(found.length));
    }
  }
  let best: [slot: number, weight: number] | null = null;
  for (const vote of votes) if (best === null || vote[1] > best[1]) best = vote;
  if (best === null) return null;
  const from = Math.max(0, best[0] * SLOT - SLOT);
  return { from, to: Math.min(tokens.length, from + sought.length + 4 * SLOT) };
}

const COMMON = 2_000;
/** How often one word of an excerpt is heard, and how many of its words are compared. */
const HEARD_MOST = 3;
const COMPARED_MOST = 1_000;
const SLOT = 8;

type Step = { is: "same" | "source" | "excerpt"; source: number; excerpt: number };

/** The longest run of words that both have in one order, and what each has beside it. */
function aligned(source: readonly string[], excerpt: readonly string[]): Step[] {
  const width = excerpt.length + 1;
  const lengths = new Uint16Array((source.length + 1) * width);
  for (let at = source.length - 1; at >= 0; at -= 1)
    for (let mine = excerpt.length - 1; mine >= 0; mine -= 1)
      lengths[at * width + mine] =
        source[at] === excerpt[mine]
          ? lengths[(at + 1) * width + mine + 1]! + 1
          : Math.max(lengths[(at + 1) * width + mine]!, lengths[at * width + mine + 1]!);
  const steps: Step[] = [];
  let [at, mine] = [0, 0];
  while (at < source.length || mine < excerpt.length) {
    if (at < source.length && mine < excerpt.length && source[at] === excerpt[mine]) {
      steps.push({ is: "same", source: at++, excerpt: mine++ });
    } else if (
      mine === excerpt.length ||
      (at < source.length && lengths[(at + 1) * width + mine]! >= lengths[at * width + mine + 1]!)
    ) {
      steps.push({ is: "source", source: at++, excerpt: mine });
    } else steps.push({ is: "excerpt", source: at, excerpt: mine++ });
  }
  return steps;
}
