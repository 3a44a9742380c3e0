/** What else the address of a form for an assignment says; `claims` are those chosen. */
type Asked = { template?: string; q?: string; claims?: readonly string[] };

/** The page on which an assignment of a class is begun. */
export const newAssignmentPath = (classId: string, asked: Asked = {}): string =>
  `/classes/${classId}/assignments/new${queryOf(asked)}`;

/** The page on which an assignment is changed and assigned. */
export const editPath = (assignmentId: string, asked: Asked = {}): string =>
  `/assignments/${assignmentId}/edit${queryOf(asked)}`;

/** The same, saying what was just done there, and which of its times does not exist where the class is. */
export function savedPath(
  done: string,
  { assignmentId, skipped = [] }: { assignmentId: string; skipped?: readonly string[] },
): string {
  const query = new URLSearchParams({ done });
  if (skipped.length > 0) query.set("skipped", skipped.join(" "));
  return `${editPath(assignmentId)}?${query}`;
}

function queryOf({ template, q, claims }: Asked): string {
  const query = new URLSearchParams();
  if (template) query.set("template", template);
  if (q) query.set("q", q);
  if (claims) query.set("claims", claims.join(" "));
  return query.size > 0 ? `?${query}` : "";
}
