import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { makeArgument } from "@/prisma/factories/arguments";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeRating, makeVote } from "@/prisma/factories/reviews";
import { act, type Fields, type Sender } from "./actions";
import { inFactories, reviewerOf, type Somebody } from "./class-people";
import { expect, IS_PUBLIC, type Claim } from "./fixtures";

/** A search asks for this word, which stands before every mark. */
export const SOUGHT = "zibeline";
/** What every mark begins with. It stands nowhere else, and no search is for it. */
export const MARK = "quagmar";
const marked = (what: string) => (words: string) => `${SOUGHT} ${MARK}${what} ${words}`;
/** Words that everybody of the class may read, those of one student, their name, those of another, and those of a grade. */
export const ofClass = marked("class");
const ofWork = marked("work");
export const ofName = marked("name");
const ofOtherWork = marked("other");
const ofGrade = marked("grade");

/** Ids of a class whose every word is marked, and of what is done in it. */
export type MarkedClass = {
  classId: string;
  assignmentId: string;
  submissionId: string;
  enrolmentId: string;
  code: string;
  voteId: string;
  /** The other student's. */
  otherVoteId: string;
  evidenceId: string;
  workLevelIds: string[];
} & OwnRow;

/**
 * A class as its people make it, by what their browsers send: an assignment on these claims, the work of two students, handed
 * in, and the grade of the first, which is not released yet. Others' work is shown to nobody.
 */
export async function makeMarkedClass(
  database: Pool,
  { teacher, students }: { teacher: Somebody; students: [Somebody, Somebody] },
  claims: readonly Claim[],
): Promise<MarkedClass> {
  const { classId, code } = await openClass(database, teacher, classWords);
  const [student, classmate] = students;
  for (const one of students) await done(one, "joinClassAction", { code });

  const own = await writeClaim(database, teacher, classId);
  const claimIds = [...claims.map(({ id }) => id), own.ownClaimId];
  await done(teacher, "makeAssignmentAction", { ...assignmentFields, classId, claims: claimIds });
  const assignment = await onlyRow<AssignmentRow>(database, ASSIGNMENT_MADE, [classId]);
  const { assignmentId, workLevelIds } = assignment;
  await done(teacher, "assignAssignmentAction", { assignmentId });

  const to = { ...assignment, claimId: claimIds[0]! };
  const { voteId: otherVoteId } = await workOn(database, classmate, to, ofOtherWork);
  const work = await workOn(database, student, to, ofWork);
  await grade(database, teacher, { assignmentId, submissionId: work.submissionId, workLevelIds });
  return { classId, code, assignmentId, workLevelIds, ...work, otherVoteId, ...own };
}

/** A claim of the class's own with evidence from a public source, and a set of claims that its teacher keeps. */
async function writeClaim(database: Pool, teacher: Somebody, classId: string): Promise<OwnRow> {
  const sentence = ofClass("was planned from the first.");
  await done(teacher, "addOwnClaimAction", { classId, sentence, kind: "FACTUAL" });
  const { claimId } = await onlyRow<{ claimId: string }>(database, OWN_CLAIM, [classId]);
  const { sourceId, publicId } = await onlyRow<PublicSource>(database, PUBLIC_SOURCE, []);
  await done(teacher, "addOwnEvidenceAction", {
    ...{ classId, claimId, sourceId, excerpt: ofClass("all power"), note: ofClass("Read on.") },
    ...{ locatorLabel: "page", locatorValue: "5", direction: "SUPPORTS", directness: "DIRECT" },
  });
  await done(teacher, "addOwnArgumentAction", {
    ...{ classId, claimId, claims: publicId, relation: "REBUTS" },
    wording: ofClass("Both cannot hold at once."),
  });
  await done(teacher, "keepClaimSetAction", { title: ofClass("October"), claims: publicId });
  return onlyRow<OwnRow>(database, OWN_MADE, [claimId, teacher.email]);
}

/** Opens a class, and gives its ids and its code. */
export async function openClass(
  database: Pool,
  teacher: Somebody,
  words: Fields,
): Promise<ClassRow> {
  await done(teacher, "openClassAction", words);
  return onlyRow<ClassRow>(database, CLASS_OPENED, [teacher.email]);
}

async function workOn(
  database: Pool,
  student: Somebody,
  { assignmentId, claimId, argumentsLevelIds }: AssignmentRow & { claimId: string },
  words: (words: string) => string,
) {
  const { evidenceId } = await onlyRow<{ evidenceId: string }>(database, EVIDENCE, [claimId]);
  const work = { assignmentId, claimId, device: randomUUID() };
  await done(student, "saveWorkAction", {
    ...{ ...work, kind: "vote", choice: "MOSTLY_REFUTED", confidence: "SURE" },
    ...{ seenHash: "0".repeat(64), rationale: words("The minutes say the opposite.") },
  });
  await done(student, "saveWorkAction", {
    ...{ ...work, kind: "appraisal", itemId: evidenceId, reason: words("It is hearsay.") },
    level1: argumentsLevelIds[1]!,
  });
  await done(student, "handInAction", { assignmentId, asItIs: "yes" });
  const handedIn = await onlyRow<WorkRow>(database, WORK_OF, [assignmentId, student.email]);
  return { evidenceId, ...handedIn };
}

async function grade(
  database: Pool,
  teacher: Somebody,
  { workLevelIds, ...work }: { assignmentId: string; submissionId: string; workLevelIds: string[] },
): Promise<void> {
  await done(teacher, "giveGradeAction", {
    ...{ ...work, seen: "0", level1: workLevelIds[1]! },
    comment1: ofGrade("You weigh both sides."),
  });
  const { seen } = await onlyRow<{ seen: string }>(database, SEEN, [work.submissionId]);
  const reason = ofGrade("More was said in the lesson.");
  await done(teacher, "overrideGradeAction", {
    ...{ ...work, seen, act: "set", percent: GRADE_SET, reason },
  });
}

/**
 * Lays over a claim what a class does not do yet and the ledger has room for, in the audience of the assignment: evidence and
 * arguments, live and proposed, a note, a rating, and a vote that relies on evidence.
 */
export async function layOver(
  databaseUrl: string,
  { assignmentId, evidenceId }: MarkedClass,
  [{ id: claimId }, other]: [Claim, Claim],
  { student, teacher }: { student: Somebody; teacher: Somebody },
): Promise<void> {
  await inFactories(databaseUrl, async (db) => {
    const { rows } = await db.query<LaidOver>(LAID_OVER, [assignmentId, claimId, evidenceId]);
    const { audienceId, revisionId, sourceId } = rows[0]!;
    const made = { by: await reviewerOf(db, student.email), audienceId };
    for (const state of ["LIVE", "PROPOSED"] as const) {
      const words = { excerpt: ofWork("all power"), note: ofWork("Read on.") };
      await makeEvidence(db, claimId, { ...made, state, sourceId, words });
      const wording = ofWork("Both cannot hold at once.");
      await makeArgument(db, claimId, { ...made, state, premises: [other.id], wording });
    }
    await makeClaimAnnotation(db, claimId, { ...made, body: ofWork("Compare the minutes.") });
    await makeRating(db, claimId, { evidence_id: evidenceId }, made);
    // Each has one vote: the student's is there already.
    const by = await reviewerOf(db, teacher.email);
    const vote = { columns: { rationale: ofWork("So it says.") }, reliedOn: [evidenceId] };
    await makeVote(db, { id: claimId, revisionId }, { ...made, by, ...vote });
  });
}

/** What the teacher set in the place of the computed grade, and what is computed: numbers that stand nowhere else. */
export const GRADE_SET = "73.19";
export const GRADE_COMPUTED = "37.00";

/** Sends an action that must be carried out. */
export async function done(sender: Sender, action: string, fields: Fields): Promise<void> {
  expect(await act(sender, action, fields), action).toBe("done");
}

async function onlyRow<Row extends object>(
  database: Pool,
  text: string,
  values: unknown[],
): Promise<Row> {
  return (await database.query<Row>(text, values)).rows[0]!;
}

const classWords = {
  ...{ name: ofClass("History"), about: ofClass("What we read."), timeZone: "UTC" },
};
const criterion = (name: string) => ({
  ...{ [`${name}1Title`]: ofClass("Reasons"), [`${name}1Hint`]: ofClass("Look at the source.") },
  [`${name}1Weight`]: "1",
  ...level(`${name}1Level1`, "0"),
  ...level(`${name}1Level2`, "37"),
});
const level = (name: string, points: string) => ({
  [`${name}Label`]: ofClass(`Level of ${points}`),
  [`${name}Description`]: ofClass("Said for the half of it."),
  [`${name}Points`]: points,
});
/** An assignment as its form sends it, but for its class and its claims. */
export const assignmentFields = {
  ...{ title: ofClass("Who wanted what"), instructions: ofClass("Read all of it.") },
  ...{ opens: "2020-03-01T08:00", due: "2090-03-08T23:59" },
  ...{ tasks: ["VOTE", "GRADE_ARGUMENTS"], late: "ACCEPTED" },
  ...{ ...criterion("arguments"), ...criterion("work") },
};
type PublicSource = { sourceId: string; publicId: string };
type OwnRow = {
  ownClaimId: string;
  ownRevisionId: string;
  ownEvidenceId: string;
  ownArgumentId: string;
  claimSetId: string;
};
type ClassRow = { classId: string; code: string };
type AssignmentRow = {
  assignmentId: string;
  argumentsLevelIds: string[];
  workLevelIds: string[];
};
type LaidOver = { audienceId: string; revisionId: string; sourceId: string };
type WorkRow = { submissionId: string; enrolmentId: string; voteId: string };

const CLASS_OPENED = `SELECT c.id AS "classId", j.code
  FROM profiles p JOIN actors a ON a.profile_id = p.id JOIN classes c ON c.opened_by_actor_id = a.id
  JOIN join_codes j ON j.class_id = c.id AND j.revoked_at IS NULL WHERE p.email = $1`;
const levelsOf = (
  version: string,
) => `ARRAY(SELECT l.id FROM levels l JOIN criteria r ON r.id = l.criterion_id
  WHERE r.version_id = a.${version} ORDER BY r.position, l.position)`;
const ASSIGNMENT_MADE = `SELECT a.id AS "assignmentId",
    ${levelsOf("arguments_version_id")} AS "argumentsLevelIds", ${levelsOf("work_version_id")} AS "workLevelIds"
  FROM assignments a WHERE a.class_id = $1`;
const EVIDENCE = `SELECT id AS "evidenceId" FROM evidence
  WHERE claim_id = $1 AND state = 'LIVE' AND ${IS_PUBLIC} ORDER BY created_at, id LIMIT 1`;
const WORK_OF = `SELECT s.id AS "submissionId", s.enrolment_id AS "enrolmentId", v.id AS "voteId"
  FROM assignments a JOIN submissions s ON s.assignment_id = a.id JOIN votes v ON v.audience_id = a.audience_id AND v.actor_id = s.actor_id
  JOIN actors x ON x.id = s.actor_id JOIN profiles p ON p.id = x.profile_id WHERE a.id = $1 AND p.email = $2`;
const SEEN = `SELECT max(id)::text AS seen FROM grade_events WHERE submission_id = $1`;
const OWN_CLAIM = `SELECT c.id AS "claimId" FROM classes k JOIN claims c ON c.audience_id = k.audience_id WHERE k.id = $1`;
const PUBLIC_SOURCE = `SELECT w.source_id AS "sourceId", c.id AS "publicId" FROM claims c
  JOIN evidence e ON e.claim_id = c.id AND e.audience_id = c.audience_id AND e.state = 'LIVE'
  JOIN evidence_revisions w ON w.claim_id = e.claim_id AND w.id = e.current_revision_id
  JOIN audiences u ON u.id = c.audience_id AND u.kind = 'PUBLIC'
  WHERE c.state = 'LIVE' AND c.merged_into_id IS NULL ORDER BY c.id, e.id LIMIT 1`;
const OWN_MADE = `SELECT c.id AS "ownClaimId", c.current_revision_id AS "ownRevisionId", e.id AS "ownEvidenceId",
    a.id AS "ownArgumentId", s.id AS "claimSetId"
  FROM claims c JOIN evidence e ON e.claim_id = c.id JOIN arguments a ON a.claim_id = c.id
  JOIN profiles p ON p.email = $2 JOIN actors x ON x.profile_id = p.id JOIN claim_sets s ON s.owner_actor_id = x.id
  WHERE c.id = $1`;
const LAID_OVER = `SELECT a.audience_id AS "audienceId", c.claim_revision_id AS "revisionId", w.source_id AS "sourceId"
  FROM assignments a JOIN assignment_claims c ON c.assignment_id = a.id AND c.claim_id = $2
  JOIN evidence v ON v.claim_id = c.claim_id AND v.id = $3
  JOIN evidence_revisions w ON w.claim_id = v.claim_id AND w.id = v.current_revision_id WHERE a.id = $1`;
