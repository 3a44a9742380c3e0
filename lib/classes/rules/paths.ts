/** The page of a class. */
export const classPath = (classId: string): string => `/classes/${classId}`;

/** The page on which a code opens a class to whoever has it. */
export const joinPath = (code: string): string => `/join?code=${encodeURIComponent(code)}`;

/** The page of an assignment: what is asked, and handing it in. */
export const assignmentPath = (assignmentId: string): string => `/assignments/${assignmentId}`;

/** One claim of an assignment, to work on. */
export const workClaimPath = (assignmentId: string, claimId: string): string =>
  `${assignmentPath(assignmentId)}/claims/${claimId}`;

/** The page on which an assignment of a class is begun. */
export const newAssignmentPath = (classId: string, asked: Asked = {}): string =>
  `${classPath(classId)}/assignments/new${queryOf(asked)}`;

/** The page on which an assignment is changed and assigned. */
export const editPath = (assignmentId: string, asked: Asked = {}): string =>
  `${assignmentPath(assignmentId)}/edit${queryOf(asked)}`;

/** The same, saying what was just done there, and which of its times does not exist where the class is. */
export function savedPath(
  done: string,
  { assignmentId, skipped = [] }: { assignmentId: string; skipped?: readonly string[] },
): string {
  const query = new URLSearchParams({ done });
  if (skipped.length > 0) query.set("skipped", skipped.join(" "));
  return `${editPath(assignmentId)}?${query}`;
}

/** All students of an assignment with their grades, for teachers. */
export const gridPath = (assignmentId: string): string => `${assignmentPath(assignmentId)}/grades`;

/** One student's work and its rubric, for teachers. */
export const sheetPath = (assignmentId: string, submissionId: string): string =>
  `${gridPath(assignmentId)}/${submissionId}`;

/** What all students of an assignment handed in on one claim, for teachers. */
export const claimWorkPath = (assignmentId: string, claimId: string): string =>
  `${gridPath(assignmentId)}/claims/${claimId}`;

/** What students asked about their grades, for teachers. */
export const inquiriesPath = (assignmentId: string): string =>
  `${assignmentPath(assignmentId)}/inquiries`;

/** The comments that somebody keeps. */
export const commentsPath = "/classes/comments";

/** A student's own grade. */
export const gradePath = (assignmentId: string): string => `${assignmentPath(assignmentId)}/grade`;

/** The gradebook as a file. */
export const gradebookPath = (assignmentId: string): string =>
  `${assignmentPath(assignmentId)}/gradebook.csv`;

/** What else the address of a form for an assignment says; `claims` are those chosen. */
type Asked = { template?: string; q?: string; claims?: readonly string[] };

function queryOf({ template, q, claims }: Asked): string {
  const query = new URLSearchParams();
  if (template) query.set("template", template);
  if (q) query.set("q", q);
  if (claims) query.set("claims", claims.join(" "));
  return query.size > 0 ? `?${query}` : "";
}
