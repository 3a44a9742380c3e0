import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import { act, type Fields, type Sender } from "./actions";
import type { Somebody } from "./class-people";
import type { ClassIds } from "./class-routes";
import { expect, IS_PUBLIC, type Claim } from "./fixtures";
import {
  assignmentFields,
  classWords,
  GRADE_SET,
  ofClass,
  ofGrade,
  ofMasked,
  ofOtherWork,
  ofReason,
  ofShared,
  ofWork,
} from "./marked-words";

/** Ids of a class whose every word is marked, and of what is done in it. */
export type MarkedClass = ClassIds & {
  code: string;
  voteId: string;
  /** The other student's. */
  otherVoteId: string;
  evidenceId: string;
  workLevelIds: string[];
  /** An assignment that is graded blind, and one in which classmates see each other under pseudonyms. */
  masked: Also;
  shared: Also;
} & OwnRow;
type Also = { assignmentId: string; submissionId: string; workLevelIds: string[] };

/**
 * A class as its people make it, by what their browsers send: an assignment on these claims, the work of two students, handed
 * in, and the grade of the first, which is not released yet. Others' work is shown to nobody, but in an assignment of its own;
 * and one more is graded blind.
 */
export async function makeMarkedClass(
  database: Pool,
  { teacher, assistant, student, classmate }: Record<MemberOf, Somebody>,
  claims: readonly Claim[],
): Promise<MarkedClass> {
  const { classId, code } = await openClass(database, teacher, classWords);
  for (const one of [assistant, student, classmate]) await done(one, "joinClassAction", { code });
  const assisting = await onlyRow<EnrolmentRow>(database, ENROLMENT, [classId, assistant.email]);
  const role = { from: "STUDENT", role: "ASSISTANT" };
  await done(teacher, "appointPersonAction", { classId, ...assisting, ...role });

  const own = await writeClaim(database, teacher, classId);
  const claimIds = [...claims.map(({ id }) => id), own.ownClaimId];
  const given = { classId, claims: claimIds };
  const assignment = await assign(database, teacher, given);
  const { assignmentId, workLevelIds } = assignment;
  const { voteId: otherVoteId } = await workOn(database, classmate, assignment, ofOtherWork);
  const work = await workOn(database, student, assignment, ofWork);
  await grade(database, teacher, { assignmentId, submissionId: work.submissionId, workLevelIds });
  await done(teacher, "keepTemplateAction", { assignmentId, title: ofClass("A lesson") });
  await done(teacher, "keepCommentAction", { comment: ofClass("Well weighed.") });

  const masked = await assign(database, teacher, { ...given, naming: "MASKED" });
  await done(teacher, "grantExtensionAction", {
    ...{ assignmentId: masked.assignmentId, enrolmentId: work.enrolmentId, seen: "none" },
    ...{ until: "2090-04-08T23:59", reason: ofReason("Ill until April.") },
  });
  const behind = await workOn(database, student, masked, ofMasked);
  // Only a vote, so that with it nothing is missing: then others' work is shown.
  const asked = await assign(database, teacher, {
    ...{ classId, claims: claimIds.slice(0, 1), tasks: ["VOTE"] },
    ...{ naming: "PSEUDONYMS", others: "AFTER_HANDING_IN" },
  });
  const shared = { ...asked, argumentsLevelIds: [] };
  const seen = await workOn(database, student, shared, ofShared);
  await workOn(database, classmate, shared, ofOtherWork);
  return {
    ...{ classId, code, assignmentId, workLevelIds, ...work, otherVoteId, ...own },
    masked: { ...masked, submissionId: behind.submissionId },
    shared: { ...shared, submissionId: seen.submissionId },
    claimId: claimIds[0]!,
  };
}

/** Makes an assignment and assigns it. */
export async function assign(
  database: Pool,
  teacher: Somebody,
  given: Fields & { classId: string; claims: readonly string[] },
): Promise<AssignmentRow> {
  await done(teacher, "makeAssignmentAction", { ...assignmentFields, ...given });
  const made = await onlyRow<AssignmentRow>(database, ASSIGNMENT_MADE, [given.classId]);
  await done(teacher, "assignAssignmentAction", { assignmentId: made.assignmentId });
  return { ...made, claimId: given.claims[0]! };
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
  { assignmentId, claimId, argumentsLevelIds }: AssignmentRow,
  words: (words: string) => string,
) {
  const { evidenceId } = await onlyRow<{ evidenceId: string }>(database, EVIDENCE, [claimId]);
  const work = { assignmentId, claimId, device: randomUUID() };
  await done(student, "saveWorkAction", {
    ...{ ...work, kind: "vote", choice: "MOSTLY_REFUTED", confidence: "SURE" },
    ...{ seenHash: "0".repeat(64), rationale: words("The minutes say the opposite.") },
  });
  if (argumentsLevelIds.length > 0)
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

type PublicSource = { sourceId: string; publicId: string };
type OwnRow = {
  ownClaimId: string;
  ownRevisionId: string;
  ownEvidenceId: string;
  ownArgumentId: string;
  claimSetId: string;
};
type ClassRow = { classId: string; code: string };
type MemberOf = "teacher" | "assistant" | "student" | "classmate";
type EnrolmentRow = { enrolmentId: string };
type AssignmentRow = {
  assignmentId: string;
  /** The first of its claims. */
  claimId: string;
  argumentsLevelIds: string[];
  workLevelIds: string[];
};
type WorkRow = { submissionId: string; enrolmentId: string; voteId: string };

const CLASS_OPENED = `SELECT c.id AS "classId", j.code
  FROM profiles p JOIN actors a ON a.profile_id = p.id JOIN classes c ON c.opened_by_actor_id = a.id
  JOIN join_codes j ON j.class_id = c.id AND j.revoked_at IS NULL WHERE p.email = $1
  ORDER BY c.opened_at DESC LIMIT 1`;
const levelsOf = (
  version: string,
) => `ARRAY(SELECT l.id FROM levels l JOIN criteria r ON r.id = l.criterion_id
  WHERE r.version_id = a.${version} ORDER BY r.position, l.position)`;
const ASSIGNMENT_MADE = `SELECT a.id AS "assignmentId",
    ${levelsOf("arguments_version_id")} AS "argumentsLevelIds", ${levelsOf("work_version_id")} AS "workLevelIds"
  FROM assignments a WHERE a.class_id = $1 ORDER BY a.made_at DESC LIMIT 1`;
const ENROLMENT = `SELECT e.id AS "enrolmentId" FROM enrolments e JOIN actors a ON a.id = e.actor_id
  JOIN profiles p ON p.id = a.profile_id WHERE e.class_id = $1 AND p.email = $2`;
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
