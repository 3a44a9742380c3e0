import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { Tab, Tabs } from "@/components/ui/tabs";
import type { FormState } from "@/lib/access/form-action";
import { STUDENTS_PER_PAGE } from "@/lib/classes/queries/class-sheet";
import type { GradingGrid } from "@/lib/classes/queries/grading-grid";
import {
  assignmentPath,
  claimWorkPath,
  commentsPath,
  gradebookPath,
  gridPath,
  inquiriesPath,
  sheetPath,
} from "@/lib/classes/rules/paths";
import { PROGRESS, progressWords, type Progress } from "@/lib/classes/rules/progress";
import { zoneInWords } from "@/lib/classes/rules/zones";
import { ClassTrail } from "./class-trail";
import { GradebookTable } from "./gradebook-table";
import { RecallUnseenForm, ReleaseAllForm, ReleaseTickedForm } from "./release-forms";
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
            Times are those of {zoneInWords(grid.timeZone)}, grades in percent. The gradebook as a
            file: <a href={gradebookPath(assignmentId)}>CSV</a>, or{" "}
            <a href={`${gradebookPath(assignmentId)}?decimal=comma`}>with a decimal comma</a>.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <TeachingTabs {...{ assignmentId }} here="grades" />
        <DoneNotice done={done} words={DONE}>
          {done === "released" && grid.mayDecide && (
            <RecallUnseenForm {...{ assignmentId, outcome }} idempotencyKey={randomUUID()} />
          )}
        </DoneNotice>
        <Ways grid={grid} />
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
  recalled: "They are taken back. What a student had opened already stays released.",
  "released-one": "One grade is released: its student can open it now.",
};

/** How it is graded otherwise than student by student, and what is said of names and versions. */
function Ways({ grid }: { grid: GradingGrid }) {
  const { assignmentId, firstClaimId, inquiries, naming, hasVersions, currentVersion } = grid;
  return (
    <div className="max-w-measure space-y-2">
      <p className="flex flex-wrap gap-x-6 font-sans text-aside">
        {firstClaimId && <a href={claimWorkPath(assignmentId, firstClaimId)}>Claim by claim</a>}
        {inquiries.total > 0 && (
          <a href={inquiriesPath(assignmentId)}>
            Questions of students <span className="figures">({inquiries.open} open)</span>
          </a>
        )}
        <a href={commentsPath}>Comments that you keep</a>
      </p>
      {naming === "MASKED" && (
        <p className="meta">
          This is graded blind. Until a student’s grade is released their pseudonym stands in the
          place of their name, here and in the file, of when they handed in the day alone is told,
          and nothing is said of those who have not begun.
        </p>
      )}
      {hasVersions && (
        <p className="meta">
          The rubric was changed after grading began: version {currentVersion} is the one there is
          now. What was graded by an older one says so, and can be graded anew on its page.
        </p>
      )}
    </div>
  );
}

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
      <GradebookTable
        book={grid}
        hrefOf={(submissionId) => sheetPath(grid.assignmentId, submissionId)}
        isReleasing={grid.mayDecide && rows.some((row) => row.state === "GRADED")}
      />
      <Pager
        label="Students, pages"
        position={`${from + 1} to ${from + rows.length} of ${total}`}
        previousHref={page > 1 ? addressOf(grid, { page: page - 1 }) : null}
        nextHref={from + rows.length < total ? addressOf(grid, { page: page + 1 }) : null}
      />
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
