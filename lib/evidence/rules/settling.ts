import { covers, type NamedSpan } from "./spans";

/** A request for a source that is open, or that evidence has met. */
export type AskedSource = {
  readonly id: string;
  readonly requestedAt: Date;
  readonly metById: string | null;
  /** The words of the claim that it is about; null for the whole. */
  readonly phrase: NamedSpan | null;
};

/** Live evidence that verifies, since when, and which words of the claim it names. */
export type VerifiedPiece = {
  readonly id: string;
  readonly at: Date;
  readonly words: NamedSpan | null;
};

/** Which requests are met by what, and which are met no longer. */
export type Settling = { closed: { id: string; metById: string }[]; opened: string[] };

/**
 * What becomes of the requests of a claim. One for the whole is met by any piece that verified after it was made; one for
 * some words by such a piece that names words which cover them. What met it goes on doing so while it verifies and covers.
 *
 * @param sentence what the claim says now
 * @param pieces in the order in which they verified
 */
export function settlingOf(
  sentence: string,
  requests: readonly AskedSource[],
  pieces: readonly VerifiedPiece[],
): Settling {
  const settling: Settling = { closed: [], opened: [] };
  for (const request of requests) {
    const meets = ({ words }: VerifiedPiece) =>
      request.phrase === null || covers(sentence, words, request.phrase);
    if (pieces.some((piece) => piece.id === request.metById && meets(piece))) continue;
    const next = pieces.find((piece) => piece.at >= request.requestedAt && meets(piece));
    if (next) settling.closed.push({ id: request.id, metById: next.id });
    else if (request.metById !== null) settling.opened.push(request.id);
  }
  return settling;
}
