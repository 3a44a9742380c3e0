import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Tab, Tabs } from "@/components/moderation/queue-tabs";
import { WithMarks } from "@/components/moderation/with-marks";
import { Checkbox } from "@/components/ui/checkbox";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { STUDENTS_PER_PAGE } from "@/lib/classes/queries/class-sheet";
import type { GradingGrid, GridLine } from "@/lib/classes/queries/grading-grid";
import { assignmentPath, gradebookPath, gridPath, sheetPath } from "@/lib/classes/rules/paths";
import { PROGRESS, progressWords, type Progress } from "@/lib/classes/rules/progress";
import { zoneInWords } from "@/lib/classes/rules/zones";
import { ClassTrail } from "./class-trail";
import { daysLateWords, gradeWords, TICKED } from "./grade-words";
import { LocalMoment } from "./local-moment";
import { ReleaseAllForm, ReleaseTickedForm } from "./release-forms";
import { TeachingTabs } from "./teaching-tabs";

/** The students of an assignment, how far each has come, and their grades. */
export function GradingGridView({
  grid,
  done,
  outcome,
}: {
  grid: GradingGrid;
  done: string | undefined;
  outcome: FormState;
}) {
  const { title, assignmentId } = grid;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: grid.classId, name: grid.className }}
            further={[{ label: title, href: assignmentPath(assignmentId) }, { label: "Grades" }]}
          />
          <h1>Grades: {title}</h1>
          <p className="meta mt-2">
            Times are those of {zoneInWords(grid.timeZone)}. The gradebook as a file:{" "}
            <a href={gradebookPath(assignmentId)}>CSV</a>, or{" "}
            <a href={`${gradebookPath(assignmentId)}?decimal=comma`}>with a decimal comma</a>.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <TeachingTabs {...{ assignmentId }} here="grades" />
        <DoneNotice done={done} words={DONE} />
        <States grid={grid} />
        <Lines grid={grid} />
        {grid.mayDecide && grid.counts.GRADED > 0 && (
          <div className="flex flex-wrap items-end gap-4">
            <ReleaseAllForm {...{ assignmentId, outcome }} idempotencyKey={randomUUID()} />
            {grid.rows.some(({ state }) => state === "GRADED") && (
              <ReleaseTickedForm {...{ assignmentId, outcome }} idempotencyKey={randomUUID()} />
            )}
          </div>
        )}
      </div>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  released: "The grades are released: their students can open them now.",
  "released-one": "One grade is released: its student can open it now.",
};

function States({ grid }: { grid: GradingGrid }) {
  const { counts, state, sort } = grid;
  const total = PROGRESS.reduce((sum, each) => sum + counts[each], 0);
  return (
    <>
      <Tabs label="Students by state">
        <Tab href={addressOf(grid, { state: null })} isHere={state === null}>
          all <span className="figures text-soft">{total}</span>
        </Tab>
        {PROGRESS.map((each) => (
          <Tab key={each} href={addressOf(grid, { state: each })} isHere={state === each}>
            {progressWords[each]} <span className="figures text-soft">{counts[each]}</span>
          </Tab>
        ))}
      </Tabs>
      <p className="meta">
        {sort === "name" ? (
          <>
            By name; <a href={addressOf(grid, { sort: "state" })}>by state</a>
          </>
        ) : (
          <>
            By state; <a href={addressOf(grid, { sort: "name" })}>by name</a>
          </>
        )}
      </p>
    </>
  );
}

function Lines({ grid }: { grid: GradingGrid }) {
  const { rows, state, page, counts } = grid;
  if (rows.length === 0 && page > 1) return <PastLastPage firstHref={addressOf(grid, {})} />;
  if (rows.length === 0)
    return (
      <EmptyState>
        {state
          ? `Nobody’s work is ${progressWords[state]}.`
          : "No student is in the class yet. Whoever joins it stands here."}
      </EmptyState>
    );
  const total = state ? counts[state] : PROGRESS.reduce((sum, each) => sum + counts[each], 0);
  const from = (page - 1) * STUDENTS_PER_PAGE;
  return (
    <div>
      <ul className="divide-y divide-rule border-y border-rule">
        {rows.map((line, at) => (
          <li key={line.submissionId ?? `${at}`} className="py-4">
            <Line line={line} grid={grid} />
          </li>
        ))}
      </ul>
      <Pager
        label="Students, pages"
        position={`${from + 1} to ${from + rows.length} of ${total}`}
        previousHref={page > 1 ? addressOf(grid, { page: page - 1 }) : null}
        nextHref={from + rows.length < total ? addressOf(grid, { page: page + 1 }) : null}
      />
    </div>
  );
}

function Line({ line, grid }: { line: GridLine; grid: GradingGrid }) {
  const { submissionId, student, state, handedInAt, daysLate } = line;
  return (
    <div className="grid gap-x-8 gap-y-1 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p>
          {submissionId ? (
            <a href={sheetPath(grid.assignmentId, submissionId)}>{student}</a>
          ) : (
            student
          )}
        </p>
        <p className="meta">
          {progressWords[state]}
          {handedInAt && (
            <>
              {`: ${daysLateWords(daysLate)}, `}
              <LocalMoment at={handedInAt} timeZone={grid.timeZone} />
            </>
          )}
        </p>
      </div>
      <Figures line={line} criteria={grid.criteria} />
      {grid.mayDecide && state === "GRADED" && submissionId && (
        <Checkbox name="submissionIds" value={submissionId} form={TICKED} label="Release" />
      )}
    </div>
  );
}

function Figures({ line, criteria }: { line: GridLine; criteria: readonly string[] }) {
  const { points, computed, override, overrideReason: why, final } = line;
  const marked = criteria.flatMap((title, at) =>
    points[at] === null ? [] : [`${title}: ${points[at]}`],
  );
  return (
    <div className="min-w-0">
      {final !== null && (
        <p>
          <b className="figures">{gradeWords(final)}</b>
          <span className="meta">
            {override === null ? "" : ` (computed: ${gradeWords(computed)})`}
          </span>
        </p>
      )}
      {marked.length > 0 && <p className="meta">{marked.join("; ")}</p>}
      {override !== null && (
        <p className="meta">
          Set to {gradeWords(override)}: <WithMarks text={why!} />
        </p>
      )}
    </div>
  );
}

type Asked = { page: number; sort: "name" | "state"; state: Progress | null };

/** The same list, asked otherwise; from its first page, unless another is asked for. */
function addressOf(grid: GradingGrid, changes: Partial<Asked>): string {
  const { page, sort, state } = { ...grid, page: 1, ...changes };
  const asked = new URLSearchParams({
    ...(state && { state }),
    ...(sort !== "name" && { sort }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return `${gridPath(grid.assignmentId)}${asked && `?${asked}`}`;
}
