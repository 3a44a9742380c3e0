import { WithMarks } from "@/components/moderation/with-marks";
import type { ProgressGrid, ProgressRow } from "@/lib/classes/queries/progress-grid";
import { doneOf, type Cell } from "@/lib/classes/rules/cells";
import { sheetPath, workClaimPath } from "@/lib/classes/rules/paths";
import { localOf } from "@/lib/classes/rules/zones";
import { cellWords, standingWords, stuckWords, taskWords } from "./progress-words";

/** Students by tasks, grouped by claim: a table, which narrow screens show as one card for each student. */
export function ProgressTable({ grid }: { grid: ProgressGrid }) {
  const columns = grid.claims.flatMap(({ position }) =>
    grid.tasks.map((task) => `${position} ${taskWords[task]}`),
  );
  return (
    <div
      className="overflow-x-auto"
      role="region"
      aria-label="How far each student is"
      tabIndex={0}
    >
      <table className="grid-of-students">
        <caption className="sr-only">
          Students of {grid.title}, how their work stands, and how far each task on each claim is
        </caption>
        <Head grid={grid} />
        <tbody>
          {grid.rows.map((row, at) => (
            <Row key={rowKey(row, at)} row={row} grid={grid} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A key that tells nobody who it is: keys reach the browser, and a pseudonym may not be traced back by them. */
export const rowKey = ({ submissionId }: ProgressRow, at: number): string =>
  submissionId ?? `${at}`;

/** The claims by their numbers, for those who read them above a column. */
export function ClaimsByNumber({ grid }: { grid: ProgressGrid }) {
  return (
    <ol className="max-w-measure space-y-1 text-aside">
      {grid.claims.map(({ id, position, sentence }) => (
        <li key={id}>
          {`${position}. `}
          <a href={workClaimPath(grid.assignmentId, id)}>
            <WithMarks text={sentence} />
          </a>
        </li>
      ))}
    </ol>
  );
}

function Head({ grid: { claims, tasks } }: { grid: ProgressGrid }) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          Student
        </th>
        <th scope="col" rowSpan={2}>
          Work
        </th>
        <th scope="col" rowSpan={2}>
          Last saved
        </th>
        {claims.map(({ id, position }) => (
          <th key={id} scope="colgroup" colSpan={tasks.length}>
            Claim {position}
          </th>
        ))}
      </tr>
      <tr>
        {claims.flatMap(({ id }) =>
          tasks.map((task) => (
            <th key={`${id} ${task}`} scope="col">
              {taskWords[task]}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

function Row({
  row,
  grid: { assignmentId, timeZone },
  columns,
}: {
  row: ProgressRow;
  grid: ProgressGrid;
  columns: readonly string[];
}) {
  const { submissionId, who, state, stuck, savedAt, isDay, dueAt, isExtended, cells } = row;
  return (
    <tr>
      <th scope="row">
        {submissionId ? <a href={sheetPath(assignmentId, submissionId)}>{who}</a> : who}
        {stuck && <span className="stuck">{stuckWords[stuck]}</span>}
      </th>
      <td>
        {standingWords(state, doneOf(cells))}
        {isExtended && <span className="more-time">due {shortTime(dueAt, timeZone)}</span>}
      </td>
      <td data-of="saved">
        {savedAt ? shortTime(savedAt, timeZone).slice(0, isDay ? 10 : undefined) : "never"}
      </td>
      {cells.map((cell, at) => (
        <td key={at} className={kindOf(cell)} data-of={columns[at]}>
          {cellWords(cell)}
        </td>
      ))}
    </tr>
  );
}

const shortTime = (at: Date, timeZone: string) => localOf(at, timeZone).replace("T", " ");

function kindOf(cell: Cell): string | undefined {
  if (!cell?.isBegun) return undefined;
  return cell.done === cell.of ? "is-done" : "is-begun";
}
