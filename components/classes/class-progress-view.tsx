import { WithMarks } from "@/components/moderation/with-marks";
import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import {
  ASSIGNMENTS_PER_PAGE,
  type ClassProgress,
  type Standing,
} from "@/lib/classes/queries/class-progress";
import {
  classPath,
  classProgressPath,
  classPulsePath,
  progressPath,
} from "@/lib/classes/rules/paths";
import { progressWords } from "@/lib/classes/rules/progress";
import { secondsIn, zoneInWords } from "@/lib/classes/rules/zones";
import { ROWS_PER_PAGE, type ClassProgressQuery } from "@/lib/classes/schema/progress";
import { ClassTrail } from "./class-trail";
import { gradeWords } from "./grade-words";
import { StaysCurrent } from "./stays-current";

/** The students of a class by its assignments, for those who teach it or assist. */
export function ClassProgressView({ progress, now }: { progress: ClassProgress; now: Date }) {
  const { classId, className, timeZone, rows } = progress;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail of={{ id: classId, name: className }} further={[{ label: "Progress" }]} />
          <h1>Progress: {className}</h1>
          <p className="meta mt-2">Times are those of {zoneInWords(timeZone)}.</p>
        </>
      }
    >
      <div className="mt-6 space-y-5">
        <StaysCurrent
          pulse={progress.pulse}
          pulseHref={classPulsePath(classId)}
          href={addressOf(progress, progress)}
          lookedAt={secondsIn(now, timeZone)}
          lines={rows.map(({ enrolmentId: key, who, standings }) => ({
            ...{ key, who, words: standings.map(standingWords).join(", ") },
          }))}
        />
        <Rows progress={progress} />
        {progress.assignments.some(({ isMasked }) => isMasked) && (
          <p className="meta max-w-measure">
            Where students work under pseudonyms that are told to nobody, a name has a grade here
            only once that grade is released.
          </p>
        )}
      </div>
    </PageFrame>
  );
}

function Rows({ progress }: { progress: ClassProgress }) {
  const { rows, assignments, page, per, from, studentCount, assignmentCount } = progress;
  if (assignmentCount === 0)
    return (
      <EmptyState action={{ label: "To the class.", href: classPath(progress.classId) }}>
        Nothing is assigned yet. What is assigned has a column here.
      </EmptyState>
    );
  if (studentCount === 0)
    return <EmptyState>No student is in the class yet. Whoever joins it stands here.</EmptyState>;
  if (rows.length === 0 || assignments.length === 0)
    return <PastLastPage firstHref={addressOf(progress, { page: 1, from: 1 })} />;
  const students = (page - 1) * per;
  const columns = (from - 1) * ASSIGNMENTS_PER_PAGE;
  return (
    <div>
      <nav aria-label="Progress of each assignment" className="mb-5 sm:hidden">
        <ul className="space-y-1">
          {assignments.map(({ id, title }) => (
            <li key={id}>
              <a href={progressPath(id)} className="block min-h-6 py-0.5 break-words">
                <WithMarks text={title} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Table progress={progress} />
      <Pager
        label="Students, pages"
        position={`students ${students + 1} to ${students + rows.length} of ${studentCount}`}
        previousHref={page > 1 ? addressOf(progress, { page: page - 1, from }) : null}
        nextHref={
          students + rows.length < studentCount
            ? addressOf(progress, { page: page + 1, from })
            : null
        }
      />
      <Pager
        label="Assignments, pages"
        position={`assignments ${columns + 1} to ${columns + assignments.length} of ${assignmentCount}, the one that is due last first`}
        previousHref={from > 1 ? addressOf(progress, { page, from: from - 1 }) : null}
        nextHref={
          columns + assignments.length < assignmentCount
            ? addressOf(progress, { page, from: from + 1 })
            : null
        }
      />
    </div>
  );
}

function Table({ progress: { assignments, rows, className } }: { progress: ClassProgress }) {
  return (
    <div
      className="overflow-x-auto"
      role="region"
      aria-label="How each student’s work stands"
      tabIndex={0}
    >
      <table className="grid-of-students has-long-heads">
        <caption className="sr-only">Students of {className} by assignments</caption>
        <thead>
          <tr>
            <th scope="col">Student</th>
            {assignments.map(({ id, title }) => (
              <th key={id} scope="col">
                {/* Narrow screens show no head: there it is named for whoever listens, and the links stand above. */}
                <a href={progressPath(id)} className="max-sm:hidden">
                  <WithMarks text={title} />
                </a>
                <span className="sm:hidden">
                  <WithMarks text={title} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ enrolmentId, who, standings }) => (
            <tr key={enrolmentId}>
              <th scope="row">{who}</th>
              {standings.map((standing, at) => (
                <td key={assignments[at]!.id} data-of={assignments[at]!.title}>
                  {standingWords(standing)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function standingWords(standing: Standing): string {
  if (standing.kind === "MASKED") return "under a pseudonym";
  const { state, grade } = standing;
  return grade === null ? progressWords[state] : `${progressWords[state]}, ${gradeWords(grade)}`;
}

function addressOf(
  { classId, per }: ClassProgress,
  { page, from }: Pick<ClassProgressQuery, "page" | "from">,
): string {
  const asked = new URLSearchParams({
    ...(per !== ROWS_PER_PAGE && { per: String(per) }),
    ...(page > 1 && { page: String(page) }),
    ...(from > 1 && { from: String(from) }),
  }).toString();
  return `${classProgressPath(classId)}${asked && `?${asked}`}`;
}
