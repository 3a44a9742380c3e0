import { positionWords, scalePositions, type ScaleCounts } from "./words";

export type IntervalView = {
  /** Mean position and the ends of its 90% interval, on the scale from 1 to 5. */
  low: number;
  mean: number;
  high: number;
};

/**
 * The votes on the scale as five bars over their names, and under them the mean position with its interval.
 * Drawn in per cent of the width, so that words keep their size on every screen. The image's name says all the counts.
 */
export function VoteStrip({
  counts,
  interval,
}: {
  counts: ScaleCounts;
  interval?: IntervalView | null;
}) {
  const highest = Math.max(1, ...scalePositions.map((position) => counts[position]));
  return (
    <svg
      role="img"
      aria-label={inWords(counts, interval)}
      width="100%"
      height={interval ? 150 : 128}
      className="block overflow-visible font-sans text-note"
    >
      {scalePositions.map((position, index) => (
        <Bar
          key={position}
          position={position}
          index={index}
          count={counts[position]}
          highest={highest}
        />
      ))}
      <line x1="0" x2="100%" y1={floor} y2={floor} stroke="var(--color-ink)" />
      {interval && <Interval interval={interval} />}
    </svg>
  );
}

const floor = 92;
const tallest = 70;

function Bar({
  position,
  index,
  count,
  highest,
}: {
  position: (typeof scalePositions)[number];
  index: number;
  count: number;
  highest: number;
}) {
  const height = Math.round((count / highest) * tallest);
  const middle = `${index * 20 + 10}%`;
  const words = positionWords[position].split(" ");
  return (
    <>
      {count > 0 && (
        <rect
          className="bar"
          x={`${index * 20 + 0.5}%`}
          width="19%"
          y={floor - height}
          height={height}
          fill={fills[index]}
        />
      )}
      <text
        x={middle}
        y={floor - height - 7}
        textAnchor="middle"
        className={count ? "fill-ink font-semibold" : "fill-soft"}
      >
        {count}
      </text>
      {words.map((word, line) => (
        <text
          key={word}
          x={middle}
          y={floor + 17 + line * 15}
          textAnchor="middle"
          className="fill-soft"
        >
          {word}
        </text>
      ))}
    </>
  );
}

function Interval({ interval }: { interval: IntervalView }) {
  // The middle of the first option stands at 10% of the width, that of the fifth at 90%.
  const across = (position: number) => `${((position - 1) * 20 + 10).toFixed(1)}%`;
  const y = 139;
  const [low, mean, high] = [interval.low, interval.mean, interval.high].map(across);
  return (
    <g stroke="var(--color-ink)" strokeWidth="1.5">
      <line x1={low} x2={high} y1={y} y2={y} />
      <line x1={low} x2={low} y1={y - 4} y2={y + 4} />
      <line x1={high} x2={high} y1={y - 4} y2={y + 4} />
      <circle cx={mean} cy={y} r="4" fill="var(--color-ink)" stroke="none" />
    </g>
  );
}

const fills = [
  "var(--color-contradicts)",
  "color-mix(in oklab, var(--color-contradicts) 55%, var(--color-paper))",
  "var(--color-context)",
  "color-mix(in oklab, var(--color-supports) 55%, var(--color-paper))",
  "var(--color-supports)",
];

function inWords(counts: ScaleCounts, interval: IntervalView | null | undefined): string {
  const votes = scalePositions
    .map((position) => `${positionWords[position]} ${counts[position]}`)
    .join(", ");
  if (!interval) return `Votes: ${votes}.`;
  const [low, mean, high] = [interval.low, interval.mean, interval.high].map((value) =>
    value.toFixed(1),
  );
  return `Votes: ${votes}. Mean position ${mean} on the scale from 1 to 5, 90% interval ${low} to ${high}.`;
}
