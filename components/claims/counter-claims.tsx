import { WithMarks } from "@/components/moderation/with-marks";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon, type IconShape } from "@/components/ui/icon";
import { VerdictMark, type VerdictMarkView } from "@/components/verdicts/verdict-mark";

export type CounterClaimView = {
  /** The id of the argument that brings it. */
  argumentId: string;
  relation: "REBUTS" | "UNDERCUTS" | "QUALIFIES";
  sentence: string;
  href: string;
  isAnswered: boolean;
  verdict: VerdictMarkView;
};

/** The claims that speak against this one: what each does to it, whether it was answered, how it stands itself. */
export function CounterClaims({
  counterClaims,
  addHref,
}: {
  counterClaims: readonly CounterClaimView[];
  addHref: string;
}) {
  if (counterClaims.length === 0) {
    return (
      <EmptyState action={{ label: "Propose a counter-claim.", href: addHref }}>
        No claim answers this one yet. A rebuttal or a qualification would stand here.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="-mt-3">
        {counterClaims.map((counter) => (
          <li
            key={`${counter.argumentId} ${counter.href}`}
            className="flex items-baseline gap-2.5 border-b border-rule py-3 last:border-b-0"
          >
            <span className={looks[counter.relation].ink}>
              <Icon shape={looks[counter.relation].shape} />
            </span>
            <div>
              <p className="text-aside leading-snug">
                <a href={counter.href}>
                  <WithMarks text={counter.sentence} />
                </a>
              </p>
              <p className="meta mt-1">
                {looks[counter.relation].words},{" "}
                <b className="font-semibold text-ink">
                  {counter.isAnswered ? "answered" : "unanswered"}
                </b>
              </p>
              <VerdictMark verdict={counter.verdict} />
            </div>
          </li>
        ))}
      </ul>
      <p className="no-print mt-3 font-sans text-aside">
        <a href={addHref} className="inline-block min-h-6">
          Propose a counter-claim
        </a>
      </p>
    </>
  );
}

const looks: Record<
  CounterClaimView["relation"],
  { words: string; shape: IconShape; ink: string }
> = {
  REBUTS: { words: "rebuts it", shape: "triangle-down", ink: "text-contradicts" },
  UNDERCUTS: { words: "undercuts a step", shape: "struck", ink: "text-contradicts" },
  QUALIFIES: { words: "qualifies it", shape: "diamond", ink: "text-qualifies" },
};
