const ONSETS = [
  "b",
  "d",
  "f",
  "g",
  "k",
  "l",
  "m",
  "n",
  "p",
  "r",
  "s",
  "t",
  "v",
  "br",
  "dr",
  "gr",
  "kr",
  "pl",
  "pr",
  "st",
  "tr",
];
const VOWELS = ["a", "e", "i", "o", "u"];
const CODAS = ["", "", "n", "r", "l", "s", "m", "t", "k"];

/**
 * Invented words as frequent as those of a language: the word of rank r stands r times less often than
 * the first. The same words and sentences in every run.
 */
export class Vocabulary {
  readonly #words: string[];
  readonly #weights: number[];
  #state = 1917;

  constructor(size: number) {
    const words = new Set<string>();
    while (words.size < size) words.add(this.#invent());
    this.#words = [...words];
    let sum = 0;
    this.#weights = this.#words.map((_, rank) => (sum += 1 / (rank + 1)));
  }

  /** A sentence of so many words. */
  sentence(length: number): string {
    return `${Array.from({ length }, () => this.#drawn()).join(" ")}.`;
  }

  /** A word of a rank from `first` to before `last`, each as likely as the other. */
  between(first: number, last: number): string {
    return this.#words[first + Math.floor(this.#random() * (last - first))]!;
  }

  /** The word with one letter changed. */
  slipped(word: string): string {
    const at = Math.floor(this.#random() * word.length);
    return `${word.slice(0, at)}x${word.slice(at + 1)}`;
  }

  #drawn(): string {
    const weight = this.#random() * this.#weights.at(-1)!;
    let [low, high] = [0, this.#weights.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#weights[middle]! < weight) low = middle + 1;
      else high = middle;
    }
    return this.#words[low]!;
  }

  #invent(): string {
    const pick = (parts: readonly string[]) => parts[Math.floor(this.#random() * parts.length)]!;
    const syllables = 2 + Math.floor(this.#random() * 3);
    return Array.from({ length: syllables }, () => pick(ONSETS) + pick(VOWELS) + pick(CODAS)).join(
      "",
    );
  }

  /** mulberry32: the same numbers from 0 to 1 in every run. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    const state = this.#state;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
