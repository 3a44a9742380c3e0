type OfAssignment = { assignmentId: string };
type OfWork = OfAssignment & { submissionId: string };

/** All students of an assignment with their grades, for teachers. */
export const gridPath = ({ assignmentId }: OfAssignment) => `/assignments/${assignmentId}/grades`;

/** One student's work and its rubric, for teachers. */
export const sheetPath = ({ submissionId, ...assignment }: OfWork) =>
  `${gridPath(assignment)}/${submissionId}`;

/** A student's own grade. */
export const gradePath = ({ assignmentId }: OfAssignment) => `/assignments/${assignmentId}/grade`;

/** The gradebook as a file. */
export const gradebookPath = ({ assignmentId }: OfAssignment) =>
  `/assignments/${assignmentId}/gradebook.csv`;
