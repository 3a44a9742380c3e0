import { WithMarks } from "@/components/moderation/with-marks";
import { shareOf, type CriterionDraft, type RubricDraft } from "@/lib/classes/rules/rubric";

/** A rubric to read: its criteria, how much each counts, and their levels. */
export function RubricText({ criteria }: RubricDraft) {
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <ul className="max-w-measure space-y-6">
      {criteria.map((criterion) => (
        <li key={criterion.title}>
          <CriterionText criterion={criterion} all={all} />
        </li>
      ))}
    </ul>
  );
}

/** The same in a line: each criterion and how much it counts. */
export function RubricWeights({ criteria }: RubricDraft) {
  const all = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <p className="text-aside">
      {criteria.map(({ title, weight }, at) => (
        <span key={title}>
          {at > 0 && ", "}
          <WithMarks text={title} />{" "}
          <span className="figures text-soft">{shareOf(weight, all)}&nbsp;%</span>
        </span>
      ))}
      .
    </p>
  );
}

function CriterionText({
  criterion: { title, hint, weight, levels },
  all,
}: {
  criterion: CriterionDraft;
  all: number;
}) {
  return (
    <>
      <h3>
        <WithMarks text={title} />{" "}
        <span className="meta font-normal">{shareOf(weight, all)}&nbsp;%</span>
      </h3>
      {hint && (
        <p className="meta">
          <WithMarks text={hint} />
        </p>
      )}
      <dl className="mt-1.5 space-y-1">
        {levels.map(({ label, description, points }) => (
          <div key={label}>
            <dt className="font-sans text-aside font-[560]">
              <WithMarks text={label} /> <span className="meta font-normal">{points} points</span>
            </dt>
            {description && (
              <dd className="text-aside">
                <WithMarks text={description} />
              </dd>
            )}
          </div>
        ))}
      </dl>
    </>
  );
}
