import "server-only";
import { setImmediate as others } from "node:timers/promises";
import { readSql } from "@/lib/foundation/db";
import { readAnswer, type Answer } from "./answer";
import { isNews, listWordings, type Piece, type Place } from "./pieces";

/**
 * Goes through wordings of one source or of all in portions, and says of each whether it has to be checked again. Only looks:
 * whoever asks does it. Other work of the process goes on between two of them.
 */
export async function* wordingsToCheck(
  sourceId: string | null,
  from: Place | null = null,
): AsyncGenerator<{ piece: Piece; answer: Answer; isNews: boolean }> {
  let after = from;
  for (;;) {
    const portion = await listWordings(readSql, { sourceId, after, most: PORTION });
    for (const piece of portion) {
      const answer = await readAnswer(readSql, piece);
      yield { piece, answer, isNews: isNews(piece, answer) };
      await others();
    }
    const last = portion.at(-1);
    if (!last || portion.length < PORTION) return;
    after = last;
  }
}

/** How many wordings are read at a time. */
export const PORTION = 100;
