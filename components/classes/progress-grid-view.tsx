import { PageFrame } from "@/components/layout/page-frame";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { Tab, Tabs } from "@/components/ui/tabs";
import type { ProgressGrid } from "@/lib/classes/queries/progress-grid";
import { doneOf } from "@/lib/classes/rules/cells";
import { assignmentPath, progressPath, pulsePath } from "@/lib/classes/rules/paths";
import { PROGRESS, progressWords } from "@/lib/classes/rules/progress";
import { secondsIn, zoneInWords } from "@/lib/classes/rules/zones";
import { ROWS_PER_PAGE, type ProgressQuery } from "@/lib/classes/schema/progress";
import { ClassTrail } from "./class-trail";
import { LocalMoment } from "./local-moment";
import { ClaimsByNumber, ProgressTable, rowKey } from "./progress-table";
import { namingWords, standingWords, STUCK_RULE } from "./progress-words";
import { StaysCurrent } from "./stays-current";
import { TeachingTabs } from "./teaching-tabs";

/** How far the students of an assignment are, for those who teach or assist. */
export function ProgressGridView({ grid }: { grid: ProgressGrid }) {
  const { assignmentId, title, timeZone } = grid;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: grid.classId, name: grid.className }}
            further={[{ label: title, href: assignmentPath(assignmentId) }, { label: "Progress" }]}
          />
          <h1>Progress: {title}</h1>
          <p className="meta mt-2">
            Due <LocalMoment at={new Date(grid.dueAt)} timeZone={timeZone} />. Times are those of{" "}
            {zoneInWords(timeZone)}. {namingWords[grid.naming]}
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-5">
        <TeachingTabs assignmentId={assignmentId} here="progress" />
        <StaysCurrent
          pulse={grid.pulse}
          pulseHref={pulsePath(assignmentId)}
          href={addressOf(grid, { page: grid.page })}
          lookedAt={secondsIn(grid.now, timeZone)}
          lines={grid.rows.map((row, at) => ({
            ...{ key: rowKey(row, at), who: row.who },
            words: standingWords(row.state, doneOf(row.cells)),
          }))}
        />
        <States grid={grid} />
        <Rows grid={grid} />
        <p className="meta max-w-measure">
          {STUCK_RULE} A cell says how many parts of a task are there of those asked, by the same
          count as the student’s own list; what a student writes is theirs alone until they hand in.
        </p>
        <Details summary="The claims by their numbers">
          <ClaimsByNumber grid={grid} />
        </Details>
      </div>
    </PageFrame>
  );
}

function States({ grid }: { grid: ProgressGrid }) {
  const { counts, state, sort, stuck } = grid;
  const sorts = { name: "name", state: "state", saved: "last saved" } as const;
  return (
    <div className="space-y-1">
      <Tabs label="Students by state">
        <Tab href={addressOf(grid, { state: null })} isHere={state === null}>
          all <span className="figures text-soft">{totalOf(grid)}</span>
        </Tab>
        {PROGRESS.map((each) => (
          <Tab key={each} href={addressOf(grid, { state: each })} isHere={state === each}>
            {progressWords[each]} <span className="figures text-soft">{counts[each]}</span>
          </Tab>
        ))}
        <Tab href={addressOf(grid, { state: "STUCK" })} isHere={state === "STUCK"}>
          stuck <span className="figures text-soft">{stuck}</span>
        </Tab>
      </Tabs>
      <nav aria-label="Order" className="meta">
        <ul className="flex flex-wrap gap-x-4">
          {Object.entries(sorts).map(([each, words]) => (
            <li key={each}>
              <a
                href={addressOf(grid, { sort: each as ProgressQuery["sort"] })}
                aria-current={each === sort ? "true" : undefined}
                className="inline-flex min-h-6 items-center aria-[current]:text-ink aria-[current]:no-underline"
              >
                by {words}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function Rows({ grid }: { grid: ProgressGrid }) {
  const { rows, state, page, per, counts, stuck } = grid;
  if (rows.length === 0 && page > 1) return <PastLastPage firstHref={addressOf(grid, {})} />;
  if (rows.length === 0) return <EmptyState>{nobodyWords(state)}</EmptyState>;
  const total = state === null ? totalOf(grid) : state === "STUCK" ? stuck : counts[state];
  const from = (page - 1) * per;
  return (
    <div>
      <ProgressTable grid={grid} />
      <Pager
        label="Students, pages"
        position={`${from + 1} to ${from + rows.length} of ${total}`}
        previousHref={page > 1 ? addressOf(grid, { page: page - 1 }) : null}
        nextHref={from + rows.length < total ? addressOf(grid, { page: page + 1 }) : null}
      />
    </div>
  );
}

function nobodyWords(state: ProgressQuery["state"]): string {
  if (state === null) return "No student is in the class yet. Whoever joins it stands here.";
  return state === "STUCK" ? "Nobody is stuck." : `Nobody’s work is ${progressWords[state]}.`;
}

const totalOf = ({ counts }: ProgressGrid): number =>
  PROGRESS.reduce((sum, each) => sum + counts[each], 0);

/** The same grid, asked otherwise; from its first page, unless another is asked for. */
function addressOf(grid: ProgressGrid, changes: Partial<ProgressQuery>): string {
  const { page, per, sort, state } = { ...grid, page: 1, ...changes };
  const asked = new URLSearchParams({
    ...(state && { state }),
    ...(sort !== "name" && { sort }),
    ...(per !== ROWS_PER_PAGE && { per: String(per) }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return `${progressPath(grid.assignmentId)}${asked && `?${asked}`}`;
}
