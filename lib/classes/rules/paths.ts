import type { OddTimes } from "./zones";

/** The page of a class. */
export const classPath = (classId: string): string => `/classes/${classId}`;

/** Who is in a class, for those who lead it. */
export const peoplePath = (
  classId: string,
  asked: { page?: number; sort?: string } = {},
): string => {
  const query = new URLSearchParams({
    ...(asked.sort && asked.sort !== "name" && { sort: asked.sort }),
    ...(asked.page && asked.page > 1 && { page: String(asked.page) }),
  });
  return `${classPath(classId)}/people${query.size > 0 ? `?${query}` : ""}`;
};

/** One of them, to be made something else. */
export const personPath = (classId: string, enrolmentId: string): string =>
  `${peoplePath(classId)}/${enrolmentId}`;

/** The page on which a class is copied. */
export const copyClassPath = (classId: string): string => `${classPath(classId)}/copy`;

/** The page on which a class is deleted. */
export const deleteClassPath = (classId: string): string => `${classPath(classId)}/delete`;

/** A class and all that was done in it as one file, for its teachers. */
export const archivePath = (classId: string): string => `${classPath(classId)}/archive.json`;

/** What somebody did in a class as such a file, for themselves. */
export const myWorkPath = (classId: string): string => `${classPath(classId)}/my-work.json`;

/** The page on which a code opens a class to whoever has it. */
export const joinPath = (code: string): string => `/join?code=${encodeURIComponent(code)}`;

/** Whom a class expects, and who is in it without an address, for its teachers. */
export const rosterPath = (classId: string): string => `${classPath(classId)}/roster`;

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

/** The same, saying what was just done there, and which of its times are not there once where the class is. */
export function savedPath(
  done: string,
  { assignmentId, ...odd }: { assignmentId: string } & Partial<OddTimes>,
): string {
  return `${editPath(assignmentId)}?${new URLSearchParams({ done, ...oddIn(odd) })}`;
}

/** How an address says which times are not there once. */
export const oddIn = ({ skipped = [], twice = [] }: Partial<OddTimes>): Record<string, string> => ({
  ...(skipped.length > 0 && { skipped: skipped.join(" ") }),
  ...(twice.length > 0 && { twice: twice.join(" ") }),
});

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

/** Until when each student has, for teachers. */
export const extensionsPath = (
  assignmentId: string,
  {
    sort = "name",
    ...asked
  }: {
    page?: number;
    sort?: string;
    done?: string;
    which?: string;
    skipped?: string;
    twice?: string;
  } = {},
): string =>
  `${assignmentPath(assignmentId)}/extensions${wordsOf({ ...asked, ...(sort !== "name" && { sort }) })}`;

/** The templates that somebody keeps. */
export const templatesPath = (
  asked: { page?: number; done?: string; which?: string } = {},
): string => `/classes/templates${wordsOf(asked)}`;

/** By what an assignment goes in its preview: the addresses that are made of it are those of the preview. */
export const previewId = (assignmentId: string): string => `${assignmentId}/preview`;

/** The page on which those who teach see an assignment as its students do. */
export const previewPath = (assignmentId: string): string =>
  assignmentPath(previewId(assignmentId));

/** The claims that a class has for itself, in an order, from a page on. */
export function ownClaimsPath(
  classId: string,
  { page = 1, sort = "newest" }: { page?: number; sort?: string } = {},
): string {
  const query = new URLSearchParams();
  if (sort !== "newest") query.set("sort", sort);
  if (page > 1) query.set("page", String(page));
  return `${classPath(classId)}/claims${query.size > 0 ? `?${query}` : ""}`;
}

/** One of them, for its teachers; `done` is what was just done there. */
export const ownClaimPath = (classId: string, claimId: string, done?: string): string =>
  `${classPath(classId)}/claims/${claimId}${done ? `?done=${done}` : ""}`;

/** The forms of a claim of a class's own. */
export const ownClaimForms = (classId: string, claimId: string) => {
  const at = ownClaimPath(classId, claimId);
  return {
    revise: `${at}/revise`,
    addEvidence: `${at}/evidence/new`,
    reviseEvidence: (evidenceId: string) => `${at}/evidence/${evidenceId}/revise`,
    argue: (aim: "" | `evidence=${string}` | `argument=${string}` = "") =>
      `${at}/arguments/new${aim && `?${aim}`}`,
    reviseArgument: (argumentId: string) => `${at}/arguments/${argumentId}/revise`,
  };
};

/** The sets of claims that somebody keeps. */
export const claimSetsPath = (page = 1): string =>
  `/classes/claim-sets${page > 1 ? `?page=${page}` : ""}`;

/** The page on which a set is begun, with claims in it. */
export const newClaimSetPath = (claims: readonly string[] = []): string =>
  `${claimSetsPath()}/new${queryOf({ claims })}`;

/** One of them; `done` is what was just done there. */
export const claimSetPath = (claimSetId: string, done?: string): string =>
  `${claimSetsPath()}/${claimSetId}${done ? `?done=${done}` : ""}`;

/** Their list, just after one of them was removed, which can be brought back there. */
export const claimSetRemovedPath = (claimSetId: string): string =>
  `${claimSetsPath()}?removed=${claimSetId}`;

/** What else the address of a form for an assignment says; `claims` are those to begin with. */
type Asked = { template?: string; claims?: readonly string[] };

function queryOf({ template, claims }: Asked): string {
  const query = new URLSearchParams();
  if (template) query.set("template", template);
  if (claims && claims.length > 0) query.set("claims", claims.join(" "));
  return query.size > 0 ? `?${query}` : "";
}

function wordsOf({ page, ...asked }: { page?: number } & Record<string, string | number>): string {
  const query = new URLSearchParams();
  if (page && page > 1) query.set("page", String(page));
  for (const [name, value] of Object.entries(asked)) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : "";
}
