/** The page of a class. */
export const classPath = (classId: string): string => `/classes/${classId}`;

/** The page on which a code opens a class to whoever has it. */
export const joinPath = (code: string): string => `/join?code=${encodeURIComponent(code)}`;

/** The page of an assignment: what is asked, and handing it in. */
export const assignmentPath = (assignmentId: string): string => `/assignments/${assignmentId}`;

/** One claim of an assignment, to work on: one step of it, and one item of that step, where they are named. */
export function workClaimPath(
  assignmentId: string,
  claimId: string,
  { step, item, done }: { step?: string | null; item?: string | null; done?: string } = {},
): string {
  const asked = Object.entries({ step, item, done }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  const query = asked.length > 0 ? `?${new URLSearchParams(asked)}` : "";
  return `${assignmentPath(assignmentId)}/claims/${claimId}${query}`;
}

/** What the others of the class did for an assignment: at a glance, or for one claim. */
export function othersPath(
  assignmentId: string,
  { claim, page = 1 }: { claim?: string; page?: number } = {},
): string {
  const query = new URLSearchParams();
  if (claim) query.set("claim", claim);
  if (page > 1) query.set("page", String(page));
  return `${assignmentPath(assignmentId)}/others${query.size > 0 ? `?${query}` : ""}`;
}

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

/** All students of an assignment, and how far each is, for those who teach or assist. */
export const progressPath = (assignmentId: string): string =>
  `${assignmentPath(assignmentId)}/progress`;

/** What says in one line whether anything of that changed. */
export const pulsePath = (assignmentId: string): string => `${progressPath(assignmentId)}/pulse`;

/** All students of a class by its assignments, for those who teach or assist. */
export const classProgressPath = (classId: string): string => `${classPath(classId)}/progress`;

/** The same for a class. */
export const classPulsePath = (classId: string): string => `${classProgressPath(classId)}/pulse`;

/** What a class judged in an assignment, beside the public, for those who teach or assist. */
export const resultsPath = (assignmentId: string): string =>
  `${assignmentPath(assignmentId)}/results`;

/** Who voted what on one claim of it. */
export const votersPath = (assignmentId: string, claimId: string): string =>
  `${resultsPath(assignmentId)}/${claimId}`;

/** All students of an assignment with their grades, for teachers. */
export const gridPath = (assignmentId: string): string => `${assignmentPath(assignmentId)}/grades`;

/** One student's work and its rubric, for teachers. */
export const sheetPath = (assignmentId: string, submissionId: string): string =>
  `${gridPath(assignmentId)}/${submissionId}`;

/** A student's own grade. */
export const gradePath = (assignmentId: string): string => `${assignmentPath(assignmentId)}/grade`;

/** The gradebook as a file. */
export const gradebookPath = (assignmentId: string): string =>
  `${assignmentPath(assignmentId)}/gradebook.csv`;

/** Until when each student has, for teachers. */
export const extensionsPath = (
  assignmentId: string,
  asked: { page?: number; done?: string; which?: string; skipped?: string } = {},
): string => `${assignmentPath(assignmentId)}/extensions${wordsOf(asked)}`;

/** The templates that somebody keeps. */
export const templatesPath = (
  asked: { page?: number; done?: string; which?: string } = {},
): string => `/classes/templates${wordsOf(asked)}`;

/** What else the address of a form for an assignment says; `claims` are those chosen. */
type Asked = { template?: string; q?: string; claims?: readonly string[] };

function queryOf({ template, q, claims }: Asked): string {
  const query = new URLSearchParams();
  if (template) query.set("template", template);
  if (q) query.set("q", q);
  if (claims) query.set("claims", claims.join(" "));
  return query.size > 0 ? `?${query}` : "";
}

function wordsOf({ page, ...asked }: { page?: number } & Record<string, string | number>): string {
  const query = new URLSearchParams();
  if (page && page > 1) query.set("page", String(page));
  for (const [name, value] of Object.entries(asked)) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : "";
}
