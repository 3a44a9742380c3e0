import { WithMarks } from "@/components/moderation/with-marks";
import { EmptyState } from "@/components/ui/empty-state";
import type { Results } from "@/lib/classes/queries/results";
import { gridPath } from "@/lib/classes/rules/paths";
import { CountBar } from "./count-bar";

/** How many reached which level by each criterion of the rubric for the work. */
export function ResultsMarks({ results: { marks, assignmentId } }: { results: Results }) {
  const shown = marks.map(({ title, levels }) => ({
    ...{ title, levels, all: levels.reduce((sum, { count }) => sum + count, 0) },
  }));
  if (shown.every(({ all }) => all === 0))
    return (
      <EmptyState action={{ label: "To the grades.", href: gridPath(assignmentId) }}>
        No work is graded yet.
      </EmptyState>
    );
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-6">
      {shown.map(({ title, levels, all }, criterion) => (
        <table key={criterion} className="counts counts-narrow">
          <caption>
            <WithMarks text={title} />: {all} graded
            {all > 0 && `, mean ${meanOf(levels, all)} points`}
          </caption>
          <tbody>
            {levels.map(({ label, points, count }, level) => (
              <tr key={level}>
                <th scope="row">
                  <WithMarks text={label} /> <span className="meta font-normal">{points}</span>
                </th>
                <td>
                  <CountBar count={count} of={all} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

const meanOf = (levels: readonly { points: number; count: number }[], all: number): string =>
  (levels.reduce((sum, { points, count }) => sum + points * count, 0) / all).toFixed(1);
