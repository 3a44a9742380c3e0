import { WithMarks } from "@/components/moderation/with-marks";
import { Checkbox } from "@/components/ui/checkbox";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { GridLine } from "@/lib/classes/queries/grading-grid";
import {
  cellText,
  columnsOf,
  type Gradebook,
  type GradebookCell,
} from "@/lib/classes/rules/gradebook";
import { dayInShort, localInShort } from "@/lib/classes/rules/zones";
import { TICKED } from "./grade-words";

/**
 * The gradebook as its file has it, cell for cell. Wider than a phone it moves sideways in its place.
 *
 * @param hrefOf the page of a student's work
 * @param isReleasing whether those who have a grade can be ticked to release it
 */
export function GradebookTable({
  book,
  hrefOf,
  isReleasing,
}: {
  book: Omit<Gradebook, "rows"> & { rows: readonly GridLine[] };
  hrefOf: (submissionId: string) => string;
  isReleasing: boolean;
}) {
  const [first, ...columns] = columnsOf(book);
  return (
    <div
      role="region"
      aria-label="Gradebook"
      tabIndex={0}
      className="overflow-x-auto border-y border-rule"
    >
      <table className="w-full border-collapse font-sans text-aside">
        <thead>
          <tr className="border-b border-rule align-bottom">
            {isReleasing && (
              <td className="p-2">
                <VisuallyHidden>Which to release</VisuallyHidden>
              </td>
            )}
            <th scope="col" className={`${head} sticky left-0 bg-paper`}>
              {first!.name}
            </th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className={head}>
                <WithMarks text={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-rule">
          {book.rows.map((row, at) => (
            <tr key={row.submissionId ?? `${at}`} className="align-top">
              {isReleasing && (
                <td className="px-2">
                  {row.state === "GRADED" && row.submissionId && (
                    <Checkbox
                      name="submissionIds"
                      value={row.submissionId}
                      form={TICKED}
                      label={<VisuallyHidden>Release the grade of {row.student}</VisuallyHidden>}
                    />
                  )}
                </td>
              )}
              <th scope="row" className="sticky left-0 min-w-36 bg-paper p-2 text-left font-normal">
                {row.submissionId ? (
                  <a href={hrefOf(row.submissionId)}>{row.student}</a>
                ) : (
                  row.student
                )}
              </th>
              {columns.map(({ name, cell }) => (
                <td key={name} className="p-2">
                  <Cell cell={cell(row)} timeZone={book.timeZone} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const head = "p-2 text-left text-note font-[620] break-words";

function Cell({ cell, timeZone }: { cell: GradebookCell; timeZone: string }) {
  if (cell === null) return null;
  if (typeof cell === "string") {
    if (/^\d+$/.test(cell)) return <span className="figures">{cell}</span>;
    // Only what is said at length may fill several lines.
    const isShort = cell.length <= 24 && !cell.includes("\n");
    return (
      <span className={isShort ? "whitespace-nowrap" : "block w-72"}>
        <WithMarks text={cell} />
      </span>
    );
  }
  const text = cellText(cell, timeZone, "point");
  if ("hundredths" in cell) return <span className="figures whitespace-nowrap">{text}</span>;
  return (
    <time dateTime={text} className="whitespace-nowrap">
      {(cell.isDay ? dayInShort : localInShort)(cell.at, timeZone)}
    </time>
  );
}
