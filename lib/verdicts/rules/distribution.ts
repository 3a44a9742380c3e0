import { POSITIONS, positionOf, type VotePosition } from "@/lib/reviews/rules";
import { betaBelowHalf, wilsonInterval } from "./intervals";
import { roundedNumber } from "./rounding";
import { medianOf, type Counts } from "./votes";

const PRIOR_WEIGHT = 2;
const MEAN_Z = 1.6449;

/** Numbers are rounded to nine decimals; positions run from 1 to 5, shares and probabilities to 1. */
export type Distribution = {
  votes: number;
  median: VotePosition;
  /** The mean position and its 90% interval. */
  mean: number;
  low: number;
  high: number;
  options: OptionShare[];
};

export type OptionShare = {
  position: VotePosition;
  votes: number;
  share: number;
  /** The 90% Wilson interval of this option against the rest. */
  shareLow: number;
  shareHigh: number;
  /** The posterior probability that this option is the median. */
  medianProbability: number;
};

/** How votes on the scale are spread (scoring, 5.1); null without votes: none is not a middle. */
export function distributionOf(counts: Counts): Distribution | null {
  const median = medianOf(counts);
  if (median === null) return null;
  const votes = counts.reduce((sum, count) => sum + count, 0);
  const probabilities = medianProbabilities(counts);
  return {
    votes,
    median: positionOf(median),
    ...meanInterval(counts),
    options: POSITIONS.map((position, index) =>
      optionShare(position, counts[index]!, votes, probabilities[index]!),
    ),
  };
}

/** Whether the whole interval lies in the band of its median, half a step to either side. */
export function isInsideBand({ median, low, high }: Distribution): boolean {
  const centre = POSITIONS.indexOf(median) + 1;
  return low >= centre - 0.5 && high <= centre + 0.5;
}

function optionShare(
  position: VotePosition,
  votes: number,
  total: number,
  medianProbability: number,
): OptionShare {
  const { low, high } = wilsonInterval(votes, total);
  return {
    position,
    votes,
    share: roundedNumber(votes / total),
    shareLow: roundedNumber(low),
    shareHigh: roundedNumber(high),
    medianProbability: roundedNumber(medianProbability),
  };
}

/** Under Dirichlet(a), a_k = n_k + 2/5: mean of the position, and its standard deviation times z. */
function meanInterval(counts: Counts): { mean: number; low: number; high: number } {
  const weights = posteriorWeights(counts);
  const total = sumOf(weights);
  const mean = sumOf(weights.map((weight, index) => (index + 1) * weight)) / total;
  const meanSquare = sumOf(weights.map((weight, index) => (index + 1) ** 2 * weight)) / total;
  const reach = MEAN_Z * Math.sqrt(Math.max(0, meanSquare - mean ** 2) / (total + 1));
  return {
    mean: roundedNumber(mean),
    low: roundedNumber(Math.max(1, mean - reach)),
    high: roundedNumber(Math.min(5, mean + reach)),
  };
}

/**
 * The sum of the first k shares is Beta(a_1 + .. + a_k, the rest); option k is the median where that
 * sum is above one half and the sum before it is not.
 */
function medianProbabilities(counts: Counts): number[] {
  const weights = posteriorWeights(counts);
  const total = sumOf(weights);
  const belowHalf = weights.slice(0, -1).map((_weight, index) => {
    const upTo = sumOf(weights.slice(0, index + 1));
    return betaBelowHalf(upTo, total - upTo);
  });
  const bounds = [1, ...belowHalf, 0];
  return weights.map((_weight, index) => Math.max(0, bounds[index]! - bounds[index + 1]!));
}

const posteriorWeights = (counts: Counts): number[] =>
  counts.map((count) => count + PRIOR_WEIGHT / counts.length);

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
