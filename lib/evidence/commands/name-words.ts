import "server-only";
import type { Transaction } from "@/lib/foundation/db";
import { invalidField, type Invalid } from "@/lib/foundation/errors";
import { findWords } from "../rules/spans";

/** Words of a claim as they are stored: where they stand, in UTF-16 units, and in which sentence of the claim. */
export type SpanStored = {
  spanStart: number | null;
  spanEnd: number | null;
  spanRevisionId: string | null;
};

/**
 * Finds words that somebody typed in the sentence that a claim has now. None were typed: none are named. Words that do
 * not stand there in exactly one place are refused at their field, `claimWords`.
 */
export async function nameWords(
  { db }: Transaction,
  claimId: string,
  typed: string | null,
): Promise<SpanStored | Invalid> {
  if (typed === null) return NO_WORDS;
  const claim = await db.claim.findUniqueOrThrow({
    where: { id: claimId },
    select: { currentRevision: { select: { id: true, sentence: true } } },
  });
  const { id = null, sentence = "" } = claim.currentRevision ?? {};
  const found = findWords(sentence, typed);
  switch (found.kind) {
    case "found":
      return { spanStart: found.start, spanEnd: found.end, spanRevisionId: id };
    case "absent":
      return invalidField(
        "claimWords",
        "These words do not stand in the claim. Copy them from its sentence.",
      );
    case "several":
      return invalidField(
        "claimWords",
        `These words stand in the claim ${found.count} times. Add a word that stands beside the ones you mean.`,
      );
  }
}

const NO_WORDS: SpanStored = { spanStart: null, spanEnd: null, spanRevisionId: null };
