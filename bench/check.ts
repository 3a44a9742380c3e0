import { readFileSync } from "node:fs";
import { checkExcerpt, sourceText } from "@/lib/texts/rules/excerpts/check";
import type { SourceText } from "@/lib/texts/rules/excerpts/matching";
import { headingsIn } from "@/lib/texts/rules/excerpts/text-map";
import { Wrong } from "./wrong";

const EXCERPTS = 1_000;
const UNITS = 240;

/**
 * What the check of an excerpt costs in a text: to make the text ready, for the first excerpt, and for a thousand different
 * ones of 240 characters of which none was seen before, half of them with a word changed so that they are not found.
 *
 * @param files texts in UTF-8; several are joined
 */
export function benchCheck(files: readonly string[]): void {
  if (files.length === 0)
    throw new Wrong("Name the texts to check in: npm run bench -- --check FILE…");
  const text = files.map((file) => readFileSync(file, "utf8")).join("\n\n");
  const before = memory();
  const [source, readMs] = timed(() => sourceText(text, headingsIn(text)));
  const after = memory();
  const excerpts = excerptsOf(text);
  const [, firstMs] = timed(() => check(source, excerpts[0]!));
  const standing = excerpts.map((excerpt) => timed(() => check(source, excerpt)));
  const found = standing.filter(
    ([status]) => status === "VERIFIED" || status === "AMBIGUOUS",
  ).length;
  const [, indexMs] = timed(() => check(source, changed(excerpts[0]!)));
  const altered = excerpts.slice(1).map((excerpt) => timed(() => check(source, changed(excerpt))));
  const missed = altered.filter(([status]) => status === "NOT_FOUND").length;
  const figures = {
    ...{ characters: text.length, readMs: round(readMs), readMegabytes: round(after - before) },
    ...{ firstMs: round(firstMs), standing: spread(standing.map(([, ms]) => ms)), found },
    ...{ indexMs: round(indexMs), indexMegabytes: round(memory() - after) },
    ...{ changed: spread(altered.map(([, ms]) => ms)), missed },
  };
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  if (found < EXCERPTS || missed < altered.length)
    throw new Wrong("An excerpt that stands was not found, or one that does not was.");
}

const check = (source: SourceText, excerpt: string) =>
  checkExcerpt(source, { excerpt, locator: null }).status;

/** A thousand stretches spread over a text, each from the begin of a word to the end of one. */
function excerptsOf(text: string): string[] {
  const step = Math.floor((text.length - 2 * UNITS) / EXCERPTS);
  return Array.from({ length: EXCERPTS }, (_, nth) => {
    const from = text.indexOf(" ", nth * step) + 1;
    return text.slice(from, text.lastIndexOf(" ", from + UNITS)).trim();
  });
}

/** The same with one word in its midst that no text has. */
function changed(excerpt: string): string {
  const words = excerpt.split(" ");
  words[Math.floor(words.length / 2)] = "quillfeather";
  return words.join(" ");
}

function timed<T>(work: () => T): [T, number] {
  const begun = performance.now();
  const result = work();
  return [result, performance.now() - begun];
}

function spread(times: readonly number[]) {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => round(sorted[Math.floor(share * (sorted.length - 1))]!);
  return { p50Ms: at(0.5), p95Ms: at(0.95), mostMs: at(1) };
}

/** Of the heap and of what stands beside it, in megabytes, after what can go has gone. */
function memory(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}

const round = (figure: number): number => Math.round(figure * 100) / 100;
