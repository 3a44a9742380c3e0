import type { RatingCounts } from "@/lib/reviews/queries/rating-sheet";

/** How reviewers graded one item, as counts; nothing where nobody did. */
export function RatingLine({ ratings }: { ratings: RatingCounts }) {
  const words = ratingsInWords(ratings);
  return words && <p className="meta">{words}</p>;
}

/** "Rated by 5: helpful 3, somewhat 1, not 1."; null where nobody rated. */
export function ratingsInWords({
  helpful,
  somewhat,
  notHelpful,
  earlier,
}: RatingCounts): string | null {
  const count = helpful + somewhat + notHelpful;
  const now = `Rated by ${count}: helpful ${helpful}, somewhat ${somewhat}, not ${notHelpful}.`;
  const before = `${earlier} rated an earlier wording.`;
  if (count === 0) return earlier > 0 ? before : null;
  return earlier > 0 ? `${now} ${before}` : now;
}
