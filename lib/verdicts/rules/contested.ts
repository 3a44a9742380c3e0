import { positionOf, type PositionValue, type VotePosition } from "@/lib/reviews/rules";
import type { VerdictVote } from "./inputs";
import { countsOf, medianOf, type Counts } from "./votes";

const FEWEST_VOTES = 6;
const FEWEST_IN_CAMP = 3;

export type Contest = {
  /** Two options that are not adjacent and hold 30% or more each: the pair farthest apart. */
  options: readonly [VotePosition, VotePosition] | null;
  /** The medians of the two camps, where they lie two or more steps apart. */
  camps: readonly [VotePosition, VotePosition] | null;
};

/**
 * Whether fresh votes on the scale are contested (scoring, 5.3): from six votes on, by two options or
 * by two camps of three or more voters each. Null when they are not.
 */
export function contestOf(fresh: readonly VerdictVote[]): Contest | null {
  const onScale = fresh.filter((vote) => vote.position !== null);
  if (onScale.length < FEWEST_VOTES) return null;
  const contest = { options: opposedOptions(countsOf(onScale)), camps: opposedCamps(onScale) };
  return contest.options || contest.camps ? contest : null;
}

function opposedOptions(counts: Counts): Contest["options"] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  // In whole numbers: 0.3 * 10 is not 3 in float64.
  const strong = counts.flatMap((count, index) => (10 * count >= 3 * total ? [index + 1] : []));
  return namedIfApart(strong[0], strong.at(-1));
}

function opposedCamps(votes: readonly VerdictVote[]): Contest["camps"] {
  const medians = ([-1, 1] as const).map((camp) => {
    const members = votes.filter((vote) => vote.camp === camp);
    return members.length < FEWEST_IN_CAMP ? null : medianOf(countsOf(members));
  });
  // The sign of a camp has no meaning across fits, so the lower median comes first.
  const [low, high] = medians.filter((median) => median !== null).sort();
  return namedIfApart(low, high);
}

function namedIfApart(low?: number, high?: number): [VotePosition, VotePosition] | null {
  if (low === undefined || high === undefined || high - low < 2) return null;
  return [positionOf(low as PositionValue), positionOf(high as PositionValue)];
}
