import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { TestContext } from "vitest";

/**
 * The review and the two books, where they lie beside the project; null where they do not. Tests
 * alone read them: the project stands without.
 */
export function sharedTexts() {
  const shared = path.resolve(process.cwd(), "../shared");
  if (!existsSync(path.join(shared, "seed"))) return null;
  const read = (file: string) => readFileSync(path.join(shared, file), "utf8");
  return {
    review: read("seed/communist-myths-review.txt"),
    reed: read("texts/reed-ten-days-1919.txt"),
    russell: read("texts/russell-bolshevism-1920.txt"),
  };
}

/** Skips a test that needs those texts, and says what it leaves unchecked. */
export function skipWithout(ctx: TestContext, unchecked: string): never {
  return ctx.skip(`../shared is not there: ${unchecked}`);
}
