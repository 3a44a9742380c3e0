// Every route of classes: what is asked there, and what is shown of a class to whom of its people.

/** Ids of a class and of what is in it, as the addresses name them. */
export type ClassIds = {
  classId: string;
  assignmentId: string;
  /** Of the assignment, and one that everybody sees. */
  claimId: string;
  submissionId: string;
  enrolmentId: string;
  ownClaimId: string;
  ownEvidenceId: string;
  ownArgumentId: string;
  claimSetId: string;
};
export type Insider = "teacher" | "assistant" | "student";

type ClassRoute = {
  /** The first heading of a page, and the status of what is no page, for whom it is; to others there is nothing. */
  shows: RegExp | 200;
  to: readonly Insider[] | "everybody";
  /** What the address goes on with; nothing unless told. */
  asked?: readonly string[];
};

const TEACHERS: readonly Insider[] = ["teacher"];
const GRADERS: readonly Insider[] = ["teacher", "assistant"];
const STUDENTS: readonly Insider[] = ["student"];
const ALL: readonly Insider[] = ["teacher", "assistant", "student"];

const ASSIGNMENT = "/(class)/assignments/[assignmentId]";
const CLASS = "/(class)/classes/[classId]";
const OWN_CLAIM = `${CLASS}/claims/[claimId]`;

/** By their routes, on a class whose every name has the word “class” in its mark. */
export const CLASS_ROUTES: Record<string, ClassRoute> = {
  [`${ASSIGNMENT}/page`]: { shows: /class Who wanted what$/, to: ALL },
  [`${ASSIGNMENT}/claims/[claimId]/page`]: { shows: /\w/, to: ALL },
  [`${ASSIGNMENT}/others/page`]: {
    shows: /^What others did$/,
    ...{ to: [], asked: ["", "?claim=[claimId]"] },
  },
  [`${ASSIGNMENT}/grade/page`]: { shows: /^Your grade$/, to: STUDENTS },
  [`${ASSIGNMENT}/grades/page`]: { shows: /^Grades: /, to: GRADERS },
  [`${ASSIGNMENT}/grades/[submissionId]/page`]: { shows: /name Sol$/, to: GRADERS },
  [`${ASSIGNMENT}/grades/claims/[claimId]/page`]: { shows: /^Claim 1 of 4$/, to: GRADERS },
  [`${ASSIGNMENT}/gradebook.csv/route`]: { shows: 200, to: GRADERS },
  [`${ASSIGNMENT}/inquiries/page`]: { shows: /^Questions of students$/, to: GRADERS },
  [`${ASSIGNMENT}/progress/page`]: {
    ...{ shows: /^Progress: /, to: GRADERS, asked: ["", "?per=300&sort=saved"] },
  },
  [`${ASSIGNMENT}/progress/pulse/route`]: { shows: 200, to: GRADERS },
  [`${ASSIGNMENT}/results/page`]: { shows: /^Results: /, to: GRADERS },
  [`${ASSIGNMENT}/results/[claimId]/page`]: { shows: /^Votes on claim 1$/, to: GRADERS },
  [`${ASSIGNMENT}/edit/page`]: { shows: /class Who wanted what$/, to: TEACHERS },
  [`${ASSIGNMENT}/extensions/page`]: { shows: /^Until when each student has$/, to: TEACHERS },
  [`${ASSIGNMENT}/preview/page`]: { shows: /class Who wanted what$/, to: GRADERS },
  [`${ASSIGNMENT}/preview/others/page`]: { shows: /^What others did$/, to: [] },
  [`${ASSIGNMENT}/preview/claims/[claimId]/page`]: { shows: /\w/, to: GRADERS },

  [`${CLASS}/page`]: { shows: /class History$/, to: ALL },
  [`${CLASS}/people/page`]: {
    ...{ shows: /^People$/, to: GRADERS, asked: ["", "?page=2&sort=joined"] },
  },
  [`${CLASS}/people/[enrolmentId]/page`]: { shows: /name Sol$/, to: TEACHERS },
  [`${CLASS}/roster/page`]: { shows: /^Roster of /, to: TEACHERS },
  [`${CLASS}/copy/page`]: { shows: /^Copy the class$/, to: TEACHERS },
  [`${CLASS}/delete/page`]: { shows: /^Delete the class$/, to: TEACHERS },
  [`${CLASS}/archive.json/route`]: { shows: 200, to: TEACHERS },
  // Whoever was in it reads what they did themselves.
  [`${CLASS}/my-work.json/route`]: { shows: 200, to: ALL },
  [`${CLASS}/progress/page`]: { shows: /^Progress: /, to: GRADERS },
  [`${CLASS}/progress/pulse/route`]: { shows: 200, to: GRADERS },
  [`${CLASS}/assignments/new/page`]: {
    shows: /^Make an assignment$/,
    ...{ to: TEACHERS, asked: ["?template=first-lesson&claims=[claimId]"] },
  },
  [`${CLASS}/claims/page`]: {
    ...{ shows: /own claims$/, to: TEACHERS, asked: ["?sort=sentence"] },
  },
  [`${CLASS}/claims/new/page`]: { shows: /^Write a claim$/, to: TEACHERS },
  [`${OWN_CLAIM}/page`]: { shows: /was planned from the first\.$/, to: TEACHERS },
  [`${OWN_CLAIM}/revise/page`]: { shows: /^Reword the claim$/, to: TEACHERS },
  [`${OWN_CLAIM}/evidence/new/page`]: { shows: /^Add evidence$/, to: TEACHERS },
  [`${OWN_CLAIM}/evidence/[evidenceId]/revise/page`]: {
    ...{ shows: /^Reword the evidence$/, to: TEACHERS },
  },
  [`${OWN_CLAIM}/arguments/new/page`]: { shows: /^Add an argument$/, to: TEACHERS },
  [`${OWN_CLAIM}/arguments/[argumentId]/revise/page`]: {
    ...{ shows: /^Reword the argument$/, to: TEACHERS },
  },

  // What one keeps is one's own, and of no class.
  "/(class)/classes/claim-sets/[claimSetId]/page": { shows: /class October$/, to: TEACHERS },
  "/(class)/classes/claim-sets/page": {
    ...{ shows: /^Your sets of claims$/, to: "everybody", asked: ["", "?page=9"] },
  },
  "/(class)/classes/claim-sets/new/page": { shows: /^Keep a set of claims$/, to: "everybody" },
  "/(class)/classes/comments/page": {
    ...{ shows: /^Comments that you keep$/, to: "everybody", asked: ["", "?q=lenin&page=9"] },
  },
  "/(class)/classes/templates/page": {
    ...{ shows: /^Your templates$/, to: "everybody", asked: ["", "?page=9"] },
  },
  "/(class)/classes/page": {
    ...{ shows: /^Your classes$/, to: "everybody", asked: ["", "?page=9"] },
  },
  "/(class)/classes/new/page": { shows: /^Open a class$/, to: "everybody" },
  "/(class)/join/page": {
    ...{ shows: /^Join a class$/, to: "everybody", asked: ["", "?code=never-made"] },
  },
  "/(class)/return/page": { shows: /^You are signed in$/, to: "everybody" },
};

/** Every route of classes with its addresses in one of them. */
export const placesOfClass = (ids: ClassIds): [route: string, addresses: string[]][] =>
  Object.entries(CLASS_ROUTES).map(([route, { asked = [""] }]) => [
    route,
    asked.map((further) => addressOf(route, further, ids)),
  ]);

function addressOf(route: string, further: string, ids: ClassIds): string {
  const inOwnClaim = { claimId: ids.ownClaimId, evidenceId: ids.ownEvidenceId };
  const named: Record<string, string> = {
    ...ids,
    ...(route.startsWith(OWN_CLAIM) && { ...inOwnClaim, argumentId: ids.ownArgumentId }),
  };
  const path = route.replace("/(class)", "").replace(/\/(?:page|route)$/, "");
  return `${path}${further}`.replace(/\[(\w+)\]/g, (_, name: string) => named[name]!);
}
