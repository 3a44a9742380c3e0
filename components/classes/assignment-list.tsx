import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ClassSheet } from "@/lib/classes/queries/class-sheet";
import { assignmentPath, newAssignmentPath } from "@/lib/classes/rules/paths";
import { LocalMoment } from "./local-moment";

/** The assignments of a class, what is due last first; to teachers also those that students do not see yet. */
export function AssignmentList({
  sheet: { id, role, assignments, timeZone, isArchived },
}: {
  sheet: ClassSheet;
}) {
  const isTeacher = role === "TEACHER";
  return (
    <div className="space-y-4">
      {assignments.length === 0 ? (
        <EmptyState>
          {isTeacher
            ? "Nothing is assigned yet. An assignment is some claims, what your students do with them, and when it is due."
            : "Nothing is assigned yet. What your teacher assigns stands here."}
        </EmptyState>
      ) : (
        <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
          {assignments.map((assignment) => (
            <li key={assignment.id} className="py-3">
              <a href={assignmentPath(assignment.id)} className="break-words">
                {assignment.title}
              </a>
              <p className="meta">
                due <LocalMoment at={assignment.dueAt} timeZone={timeZone} />
                {!assignment.isAssigned && "\u00a0· students do not see it yet"}
              </p>
            </li>
          ))}
        </ul>
      )}
      {isTeacher && !isArchived && (
        <p>
          <ButtonLink href={newAssignmentPath(id)}>New assignment</ButtonLink>
        </p>
      )}
    </div>
  );
}
