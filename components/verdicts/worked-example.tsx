import { VoteStrip } from "@/components/reviews/vote-strip";
import { Icon } from "@/components/ui/icon";
import type { PositionValue } from "@/lib/reviews/rules";
import type { VerdictInputs, VerdictVote } from "@/lib/verdicts/rules/inputs";
import { verdictOf } from "@/lib/verdicts/rules/verdict";
import { missingInWords } from "./missing";
import { verdictLooks } from "./words";

/** One made-up claim as it goes on, and what the rule makes of it at each step: computed here, by the rule itself. */
export function WorkedExample() {
  const { votes, distribution } = verdictOf(STEPS[0]!.inputs);
  return (
    <figure className="border-y border-rule py-5">
      <figcaption className="text-aside">
        Twelve people have voted on a claim: {COUNTS[1]} that it is mostly refuted, {COUNTS[2]} that
        it is mixed, {COUNTS[3]} mostly supported, {COUNTS[4]} supported. The claim and the voters
        are made up; what follows is computed by the rule.
      </figcaption>
      <div className="mt-4">
        <VoteStrip counts={votes.onScale} interval={distribution} />
      </div>
      {distribution && (
        <p className="mt-2 text-aside">
          The seventh of the twelve stands in the middle of them when they are put in order, so the
          median is <b>{verdictLooks[distribution.median].word.toLowerCase()}</b>. The mean position
          is {distribution.mean.toFixed(2)} of 5, its interval {distribution.low.toFixed(2)} to{" "}
          {distribution.high.toFixed(2)}.
        </p>
      )}
      <ol className="mt-4 space-y-3">
        {STEPS.map(({ what, inputs }) => (
          <li key={what}>
            {what} <Outcome inputs={inputs} />
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Outcome({ inputs }: { inputs: VerdictInputs }) {
  const { outcome } = verdictOf(inputs);
  const { word, shape, ink } = verdictLooks[outcome.state];
  return (
    <span className="block">
      <b className={`inline-flex items-baseline gap-1.5 ${ink}`}>
        <Icon shape={shape} size={11} /> {word}
      </b>
      <span className="text-aside text-soft">
        {outcome.state === "UNDER_REVIEW" &&
          `: ${outcome.have} are fresh, and it takes ${outcome.need}.`}
        {outcome.state === "UNDECIDED" && `: ${outcome.missing.map(missingInWords).join(" ")}`}
        {"isSettled" in outcome &&
          (outcome.isSettled ? ", settled for now." : ", not yet settled.")}
      </span>
    </span>
  );
}

const COUNTS = [0, 1, 2, 6, 3];
const MOMENT = "2026-01-01T00:00:00Z";

function castBy(counts: readonly number[], isFresh: boolean): VerdictVote[] {
  return counts.flatMap((count, index) =>
    Array.from({ length: count }, () => ({
      ...{ isFresh, castAt: MOMENT, camp: null, offScale: null },
      position: (index + 1) as PositionValue,
    })),
  );
}

const given: VerdictInputs = {
  ...{ ruleVersion: 1, asOf: MOMENT, claim: { isAboutText: false }, fit: null, arguments: [] },
  votes: castBy(COUNTS, true),
  evidence: ["one", "another"].map((origin) => ({
    ...{ id: origin, state: "LIVE", direction: "SUPPORTS", check: "VERIFIED", attestations: 0 },
    ...{ fit: "FIT", standing: "GOOD", viaStanding: null, isSeenBySecondPerson: true },
    originGroupId: origin,
  })),
  searches: [{ id: "search", addedEvidenceIds: [] }],
};
const twice = (counts: readonly number[]) => counts.map((count) => 2 * count);

const STEPS: { what: string; inputs: VerdictInputs }[] = [
  {
    what: "Two quotations for it have been found in two sources that do not lean on each other, a second reader finds that they fit, somebody else has searched for the contrary, and nothing waits for an answer:",
    inputs: given,
  },
  {
    what: "Somebody rebuts it. Until the rebuttal is answered:",
    inputs: {
      ...given,
      arguments: [
        {
          ...{ id: "rebuttal", state: "LIVE", relation: "REBUTS", isAnswered: false },
          ...{ target: { kind: "CLAIM", id: "claim" }, strength: null },
        },
      ],
    },
  },
  {
    what: "It is answered, but one of the two sources is retracted:",
    inputs: {
      ...given,
      evidence: given.evidence.map((item, index) =>
        index === 0 ? { ...item, standing: "RETRACTED" } : item,
      ),
    },
  },
  {
    what: "New evidence comes in its place. All votes are stale, and five of the voters have looked again so far:",
    inputs: {
      ...given,
      votes: [...castBy([0, 0, 1, 3, 1], true), ...castBy([0, 1, 1, 3, 2], false)],
    },
  },
  {
    what: "The others have looked too, and the new evidence has turned five of them:",
    inputs: { ...given, votes: castBy([4, 1, 1, 2, 4], true) },
  },
  {
    what: "Instead, the first twelve stand by their votes, and as many more vote as they did:",
    inputs: { ...given, votes: castBy(twice(COUNTS), true) },
  },
];
