import { ButtonLink } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { LISTED_PER_PAGE, type ClassSheet } from "@/lib/classes/queries/class-sheet";
import {
  assignmentPath,
  classPath,
  classProgressPath,
  editPath,
  newAssignmentPath,
  templatesPath,
} from "@/lib/classes/rules/paths";
import { progressWords } from "@/lib/classes/rules/progress";
import { LocalMoment } from "./local-moment";

/** The assignments of a class, what is due last first; to teachers also those that students do not see yet. */
export function AssignmentList({ sheet }: { sheet: ClassSheet }) {
  const { id, role, assignments, timeZone, isArchived, deletionAskedAt } = sheet;
  const isTeacher = role === "TEACHER";
  const mayMake = isTeacher && !isArchived && !deletionAskedAt;
  const shown = assignments.filter(({ standing }) => standing !== "DISCARDED");
  const discarded = assignments.filter(({ standing }) => standing === "DISCARDED");
  return (
    <div className="space-y-4">
      {shown.length > 0 ? (
        <List assignments={shown} timeZone={timeZone} />
      ) : (
        discarded.length === 0 && <Nothing sheet={sheet} />
      )}
      {discarded.length > 0 && (
        <Details summary="Drafts that were thrown away">
          <List assignments={discarded} timeZone={timeZone} />
        </Details>
      )}
      <Pages sheet={sheet} />
      {role !== "STUDENT" && (
        <p className="flex flex-wrap items-center gap-x-5 gap-y-3">
          {mayMake && <ButtonLink href={newAssignmentPath(id)}>New assignment</ButtonLink>}
          {shown.length > 0 && (
            <ButtonLink href={classProgressPath(id)}>Progress of the class</ButtonLink>
          )}
          {mayMake && (
            <a href={templatesPath()} className="meta">
              Your templates
            </a>
          )}
        </p>
      )}
    </div>
  );
}

function Nothing({ sheet: { id, role, page } }: { sheet: ClassSheet }) {
  if (page > 1) return <PastLastPage firstHref={classPath(id)} />;
  return (
    <EmptyState>
      {role === "TEACHER"
        ? "Nothing is assigned yet. An assignment is some claims, what your students do with them, and when it is due."
        : "Nothing is assigned yet. What your teacher assigns stands here."}
    </EmptyState>
  );
}

function Pages({ sheet: { id, page, assignments, assignmentCount } }: { sheet: ClassSheet }) {
  if (assignments.length === 0) return null;
  const from = (page - 1) * LISTED_PER_PAGE;
  const to = (nth: number) => `${classPath(id)}${nth > 1 ? `?page=${nth}` : ""}`;
  return (
    <Pager
      label="Assignments, pages"
      position={`${from + 1} to ${from + assignments.length} of ${assignmentCount}`}
      previousHref={page > 1 ? to(page - 1) : null}
      nextHref={from + assignments.length < assignmentCount ? to(page + 1) : null}
    />
  );
}

function List({ assignments, timeZone }: Pick<ClassSheet, "assignments" | "timeZone">) {
  return (
    <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
      {assignments.map(({ id, title, dueAt, standing, own }) => (
        <li key={id} className="py-3">
          {/* What is not there for students has no page but the one on which it comes back. */}
          <a
            href={SHOWN.includes(standing) ? assignmentPath(id) : editPath(id)}
            className="break-words"
          >
            {title}
          </a>
          <p className="meta">
            due <LocalMoment at={dueAt} timeZone={timeZone} />
            {STANDING_WORDS[standing]}
            {own && (
              <>
                {"\u00a0· "}
                <b>{OWN_WORDS[own]}</b>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

const OWN_WORDS = { ...progressWords, RELEASED: "your grade is released" };
type Standing = ClassSheet["assignments"][number]["standing"];
const SHOWN: readonly Standing[] = ["ASSIGNED", "DRAFT"];
const STANDING_WORDS: Record<Standing, string> = {
  ASSIGNED: "",
  DRAFT: "\u00a0· students do not see it yet",
  TAKEN_BACK: "\u00a0· taken back, students do not see it",
  DISCARDED: "",
};
