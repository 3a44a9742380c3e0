import { EmptyState } from "@/components/ui/empty-state";
import type { Results } from "@/lib/classes/queries/results";
import { sheetPath } from "@/lib/classes/rules/paths";
import { distancesOf } from "@/lib/classes/rules/results";

const SHOWN_MOST = 5;

/** The students whose votes and grades lie furthest from those of the others. */
export function ResultsApart({ results }: { results: Results }) {
  const { assignmentId, students, votes, gradings } = results;
  const distances = distancesOf([
    ...votes.map(([student, claim, position]) => ({
      ...{ student, unit: `vote ${claim}`, value: (position - 1) / 4 },
    })),
    ...gradings.map(({ student, item, criterion, points }) => ({
      ...{ student, unit: `grade ${item} ${criterion}`, value: points / 100 },
    })),
  ]).slice(0, SHOWN_MOST);
  if (distances.length === 0)
    return <EmptyState>It takes two things that three students judged to say this.</EmptyState>;
  return (
    <div className="max-w-measure">
      <p>
        Differing is not being wrong: somebody may have seen what the others missed. Read the work
        before you think anything of it.
      </p>
      <ol className="mt-3 divide-y divide-rule border-y border-rule">
        {distances.map(({ student, distance, units }) => {
          const { submissionId, who } = students[student]!;
          return (
            <li key={submissionId} className="py-2">
              <a href={sheetPath(assignmentId, submissionId)}>{who}</a>
              <p className="meta">
                <b className="figures text-ink">{Math.round(distance * 100)}%</b>
                {` of the scale from the mean of the others, over ${units} votes and grades`}
              </p>
            </li>
          );
        })}
      </ol>
      <p className="meta mt-3">
        On average, over each vote on the scale and each grade of an item by a criterion that at
        least three students gave.
      </p>
    </div>
  );
}
