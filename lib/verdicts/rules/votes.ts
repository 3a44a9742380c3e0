import {
  OFF_SCALE,
  POSITIONS,
  turnoutOf,
  type OffScale,
  type PositionValue,
  type Turnout,
  type VotePosition,
} from "@/lib/reviews/rules";
import type { VerdictVote } from "./inputs";

const STALE_WINDOW_MS = 60 * 24 * 60 * 60 * 1000;

/** The counts of votes from refuted to supported. */
export type Counts = readonly [number, number, number, number, number];

export type VoteTally = {
  onScale: Record<VotePosition, number>;
  offScale: Record<OffScale, number>;
  /** Fresh votes, on and off the scale. */
  fresh: number;
  /** All stale votes, and those of the last 60 days, which alone put a claim under review. */
  stale: number;
  staleCounting: number;
  turnout: Turnout;
};

/**
 * Counts the votes as of a moment.
 *
 * @throws RangeError when a time cannot be read
 */
export function tallyOf(votes: readonly VerdictVote[], asOf: string): VoteTally {
  const fresh = votes.filter((vote) => vote.isFresh);
  const stale = votes.filter((vote) => !vote.isFresh);
  const counts = countsOf(fresh);
  return {
    onScale: recordOf(POSITIONS, (_position, index) => counts[index]!),
    offScale: recordOf(OFF_SCALE, (kind) => fresh.filter((vote) => vote.offScale === kind).length),
    fresh: fresh.length,
    stale: stale.length,
    staleCounting: stale.filter((vote) => isWithinWindow(vote.castAt, asOf)).length,
    turnout: turnoutOf(fresh.length),
  };
}

/** Counts by position of the votes that stand on the scale. */
export function countsOf(votes: readonly VerdictVote[]): Counts {
  const counts: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  for (const { position } of votes) if (position !== null) counts[position - 1]! += 1;
  return counts;
}

/**
 * The median option (scoring, 5.1): the first whose cumulative count exceeds half of the votes. At an
 * exact half it is the one of the two options nearer to mixed; where both are equally near, mixed
 * itself, for neither side may win by the order of the scale. Null without votes.
 */
export function medianOf(counts: Counts): PositionValue | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const upper = firstBeyond(counts, (cumulative) => 2 * cumulative > total);
  const lower = firstBeyond(counts, (cumulative) => 2 * cumulative >= total);
  const [fromLower, fromUpper] = [Math.abs(lower - 3), Math.abs(upper - 3)];
  if (lower !== upper && fromLower === fromUpper) return 3;
  return fromLower < fromUpper ? lower : upper;
}

/**
 * The under-review rule (scoring, 5.0): stale votes still count and the fresh ones are fewer than
 * three, or than half of all that count. `need` is how many fresh ones would end it; null when the
 * claim is not under review.
 */
export function reviewOf(tally: VoteTally): { have: number; need: number } | null {
  if (tally.staleCounting === 0) return null;
  const need = Math.max(3, Math.ceil((tally.fresh + tally.staleCounting) / 2));
  return tally.fresh < need ? { have: tally.fresh, need } : null;
}

/** The off-scale state when at least half of the fresh votes are off the scale, else null. */
export function offScaleOf(tally: VoteTally): "INSUFFICIENT" | "NOT_CHECKABLE" | null {
  const { EVIDENCE_INSUFFICIENT: insufficient, NOT_CHECKABLE: notCheckable } = tally.offScale;
  const off = insufficient + notCheckable;
  if (off === 0 || 2 * off < tally.fresh) return null;
  return notCheckable > insufficient ? "NOT_CHECKABLE" : "INSUFFICIENT";
}

function isWithinWindow(castAt: string, asOf: string): boolean {
  return timeOf(asOf) - timeOf(castAt) < STALE_WINDOW_MS;
}

function timeOf(text: string): number {
  const time = Date.parse(text);
  // Without a zone the same text is another moment on another machine.
  if (Number.isNaN(time) || !/(Z|[+-]\d\d:\d\d)$/.test(text)) {
    throw new RangeError(`not a moment with a zone: ${text}`);
  }
  return time;
}

function firstBeyond(counts: Counts, isBeyond: (cumulative: number) => boolean): PositionValue {
  let cumulative = 0;
  const index = counts.findIndex((count) => isBeyond((cumulative += count)));
  return (index + 1) as PositionValue;
}

function recordOf<Name extends string>(
  names: readonly Name[],
  valueAt: (name: Name, index: number) => number,
): Record<Name, number> {
  const entries = names.map((name, index) => [name, valueAt(name, index)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
