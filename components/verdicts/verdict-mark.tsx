import { Icon } from "@/components/ui/icon";
import { Turnout } from "./turnout";
import { verdictLooks, type TurnoutView, type VerdictStateView } from "./words";

export type VerdictMarkView = {
  state: VerdictStateView;
  turnout: TurnoutView;
  freshCount: number;
  staleCount: number;
};

/** A verdict in a list: its word with its shape, and apart from it how many voted. Before the first vote it says so. */
export function VerdictMark({ verdict }: { verdict: VerdictMarkView }) {
  const { state, ...votes } = verdict;
  if (votes.freshCount + votes.staleCount === 0 && state === "UNDECIDED")
    return <span className="meta">No votes yet</span>;
  const { word, shape, ink } = verdictLooks[state];
  return (
    <span className="meta inline-flex flex-wrap items-baseline gap-x-4">
      <span className={`inline-flex items-baseline gap-1.5 font-[620] ${ink}`}>
        <Icon shape={shape} size={11} />
        {word}
      </span>
      <Turnout {...votes} />
    </span>
  );
}
