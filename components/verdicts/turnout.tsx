import { turnoutWords, voteCount, type TurnoutView } from "./words";

/** How many have voted: a count, a word, and three small bars that say nothing about which way. */
export function Turnout({
  turnout,
  freshCount,
  staleCount,
}: {
  turnout: TurnoutView;
  freshCount: number;
  staleCount: number;
}) {
  const filled = steps[turnout];
  return (
    <span className="inline-flex items-baseline gap-2">
      <svg aria-hidden="true" width="17" height="11" viewBox="0 0 17 11" className="flex-none">
        {[0, 1, 2].map((step) => (
          <rect
            key={step}
            x={step * 6 + 0.5}
            y={7 - step * 3 + 0.5}
            width="4"
            height={step * 3 + 3}
            fill={step < filled ? "currentColor" : "none"}
            stroke="currentColor"
          />
        ))}
      </svg>
      <span>
        {freshCount === 0 && staleCount > 0
          ? `no fresh votes, ${staleCount} stale`
          : voteCount(freshCount)}
        {freshCount > 0 && `, ${turnoutWords[turnout]}`}
      </span>
    </span>
  );
}

const steps: Record<TurnoutView, number> = { none: 0, early: 1, provisional: 2, broad: 3 };
