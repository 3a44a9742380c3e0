/**
 * When an assignment is due for one student, as a piece of SQL: the date of everybody, or the one that they have until where
 * that is later. Every place that says or judges lateness asks it; what was handed in keeps the one of that time.
 *
 * @param assignment the alias of a row of `assignments`
 * @param enrolment an expression for the id of the student's enrolment
 */
export const dueFor = (assignment: string, enrolment: string): string =>
  `greatest(${assignment}.due_at, ${extendedTo(assignment, enrolment)})`;

/** Until when one student has by an extension; null where they have none. */
export const extendedTo = (assignment: string, enrolment: string): string =>
  `(SELECT longer.due_at FROM extensions longer
    WHERE longer.assignment_id = ${assignment}.id AND longer.enrolment_id = ${enrolment} AND longer.withdrawn_at IS NULL)`;

/** The assignments `a` whose release date has come and is not kept yet. $1 is the time that it is. */
export const isToRelease = (now: string): string => `a.releases_at <= ${now}
  AND a.kept_release_at IS DISTINCT FROM a.releases_at AND a.assigned_at <= ${now} AND a.withdrawn_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM classes c WHERE c.id = a.class_id AND c.deletion_asked_at IS NOT NULL)`;
