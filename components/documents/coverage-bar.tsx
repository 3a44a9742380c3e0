import { Icon } from "@/components/ui/icon";
import { sentenceStates, stateLooks, type SentenceState } from "./sentence-states";

/** Sentences per state; a state that is left out has none. */
export type CoverageView = Partial<Record<SentenceState, number>>;

/** How much of a document has been looked at and with what result: a bar, and under it the counts that it draws. */
export function CoverageBar({ coverage }: { coverage: CoverageView }) {
  const shown = sentenceStates
    .map((state) => ({ state, count: coverage[state] ?? 0 }))
    .filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  const seen = total - (coverage.unread ?? 0);
  return (
    <figure className="max-w-[44rem]">
      <figcaption className="figures font-sans text-aside font-[620]">
        {seen} of {total} sentences looked at
      </figcaption>
      <svg aria-hidden="true" width="100%" height="12" className="mt-2.5 block">
        {segments(shown, total).map(({ state, start, width }) => (
          <rect
            key={state}
            className="bar"
            x={`${start}%`}
            width={`${width}%`}
            height="12"
            fill={stateLooks[state].line}
            stroke="var(--color-paper)"
          />
        ))}
        <rect width="100%" height="12" fill="none" stroke="var(--color-edge)" />
      </svg>
      <ul className="mt-2.5 flex flex-wrap gap-x-5 gap-y-1.5 font-sans text-note">
        {shown.map(({ state, count }) => (
          <li key={state} className="inline-flex items-baseline gap-1.5 text-soft">
            <Swatch state={state} />
            <span className="figures font-semibold text-ink">{count}</span>{" "}
            {stateLooks[state].words}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function segments(shown: { state: SentenceState; count: number }[], total: number) {
  let start = 0;
  return shown.map(({ state, count }) => {
    const width = (count / total) * 100;
    const segment = { state, start: Number(start.toFixed(2)), width: Number(width.toFixed(2)) };
    start += width;
    return segment;
  });
}

// The legend shows the line as it stands under the sentences, and the shape that cards carry.
function Swatch({ state }: { state: SentenceState }) {
  const { shape, ink } = stateLooks[state];
  return (
    <span aria-hidden="true" className={`inline-flex items-baseline gap-1 ${ink}`}>
      {shape && <Icon shape={shape} size={10} />}
      <span className="sentence" data-state={state}>
        abc
      </span>
    </span>
  );
}
