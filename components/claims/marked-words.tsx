import type { Piece } from "@/lib/search/rules/marks";

/** A text in which the words that were searched for are marked. */
export function MarkedWords({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, isMarked }, index) =>
    isMarked ? <mark key={index}>{text}</mark> : text,
  );
}
