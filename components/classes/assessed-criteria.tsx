import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import type { AssessedCriterion, EarlierAssessment } from "@/lib/classes/queries/assessed";
import type { WorkOnClaim } from "@/lib/classes/queries/work-on-claim";
import { leanedOn } from "./work-records";

/** A criterion as it was judged: the level reached, what was said, and what it leans on. */
export function AssessedOne({
  criterion,
  claims,
}: {
  criterion: AssessedCriterion;
  claims: readonly WorkOnClaim[];
}) {
  const { title, weight, levels, levelId, comment: said } = criterion;
  const reached = levels.find((level) => level.levelId === levelId);
  const records = leanedOn(criterion, claims);
  return (
    <>
      <h3>
        <WithMarks text={title} />
      </h3>
      <p>
        <b>{reached ? <WithMarks text={reached.label} /> : "no level yet"}</b>{" "}
        <span className="meta">
          {reached ? `${reached.points} of 100 points, ` : ""}weight {weight}
        </span>
      </p>
      {reached?.description && (
        <p className="meta max-w-measure">
          <WithMarks text={reached.description} />
        </p>
      )}
      {said && (
        <p className="mt-1 max-w-measure whitespace-pre-line">
          <WithMarks text={said} />
        </p>
      )}
      {records.length > 0 && (
        <>
          <p className="meta mt-2">It leans on:</p>
          <ul className="max-w-measure list-disc pl-5 font-sans text-aside">
            {records.map(({ ref, label, href }) => (
              <li key={ref}>
                {href ? (
                  <a href={href}>{label}</a>
                ) : (
                  `${label}, as it was before the work was handed in again`
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What earlier versions of the rubric said of the same work. */
export function EarlierAssessments({
  earlier,
  claims,
}: {
  earlier: readonly EarlierAssessment[];
  claims: readonly WorkOnClaim[];
}) {
  return earlier.map(({ version, criteria }) => (
    <Details key={version} summary={`As it was graded by version ${version} of the rubric`}>
      <ol className="divide-y divide-rule">
        {criteria.map((criterion) => (
          <li key={criterion.criterionId} className="py-3">
            <AssessedOne {...{ criterion, claims }} />
          </li>
        ))}
      </ol>
    </Details>
  ));
}
