import { RELATION_WORDS } from "@/components/arguments/relation-words";
import { WithMarks } from "@/components/moderation/with-marks";
import { capitalised } from "@/lib/foundation/text";
import type { RatingSheet } from "@/lib/reviews/queries/rating-sheet";

/** An argument in full: what it starts from, the step, and the words at which it aims. */
export function RatedArgument({
  argument: { relation, target, premises },
  wording,
}: {
  argument: NonNullable<RatingSheet["argument"]>;
  wording: string;
}) {
  return (
    <div className="max-w-measure border-l-2 border-rule pl-4">
      <p className="meta">
        <b className="font-[650] text-ink">{capitalised(RELATION_WORDS[relation])}</b>{" "}
        {targets[target.kind]}
      </p>
      {target.kind !== "claim" && (
        <p className="text-aside text-soft">
          “
          <WithMarks text={target.words} />”
        </p>
      )}
      <p className="mt-2">
        <WithMarks text={wording} />
      </p>
      <ul className="mt-2 text-aside">
        {premises.map(({ sentence, href }) => (
          <li key={href}>
            <span className="text-soft">from</span>{" "}
            <a href={href}>
              <WithMarks text={sentence} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const targets = {
  claim: "the claim above",
  evidence: "evidence on the claim above",
  argument: "another argument about the claim above",
};
