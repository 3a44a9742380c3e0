import type { Fields } from "./actions";
import type { MarkedClass } from "./marked-class";
import { assignmentFields, ofClass } from "./marked-words";

/** What a student of the class does themselves. */
export const STUDENTS_OWN = [
  ...["saveWorkAction", "handInAction", "choosePseudonymAction"],
  ...["leaveClassAction", "seeGradeAction", "askInquiryAction"],
];
/** What an assistant does in it: beside grading, they leave it. */
export const ASSISTANTS_OWN = ["giveGradeAction", "leaveClassAction"];
const NO_SOURCE = "0000000000";
/** An action that is anybody's, and of no class that is there already. */
export const ANYBODYS = null;

/**
 * What names a thing of another class beside a class of one's own: of the actions above those that do, and what is taken over
 * into one's own.
 *
 * @param own ids of the class of one's own
 */
export function attemptsBeside(
  made: MarkedClass,
  own: { classId: string; assignmentId: string },
  claimId: string,
): Record<string, Fields> {
  const { submissionId, enrolmentId, ownClaimId, ownEvidenceId, claimSetId } = made;
  const theirs = [submissionId, enrolmentId, ownClaimId, ownEvidenceId, claimSetId];
  const naming = Object.entries(attemptsOn({ ...made, ...own }, claimId)).filter(
    (attempt): attempt is [string, Fields] =>
      attempt[1] !== ANYBODYS &&
      Object.values(attempt[1]).some((value) => [value].flat().some((id) => theirs.includes(id))),
  );
  const { classId } = own;
  return {
    ...Object.fromEntries(naming),
    copyClassAction: { classId, name: "Mine", assignmentIds: [made.assignmentId] },
    copyAssignmentAction: { assignmentId: made.assignmentId, classId },
    makeAssignmentAction: { ...assignmentFields, classId, claims: ownClaimId },
  };
}

/**
 * What everybody sends with the ids of the class: each action of classes that there is.
 *
 * @param claimId one of its claims that everyone sees
 */
export function attemptsOn(
  { classId, assignmentId, ...ids }: MarkedClass,
  claimId: string,
): Record<string, Fields | null> {
  const { submissionId, enrolmentId, evidenceId, workLevelIds, code } = ids;
  const work = { assignmentId, submissionId };
  const own = { classId, claimId: ids.ownClaimId };
  const ownEvidence = { ...own, kind: "evidence", itemId: ids.ownEvidenceId };
  const part = { assignmentId, claimId, device: submissionId, kind: "appraisal" };
  return {
    openClassAction: ANYBODYS,
    reviseClassAction: { classId, name: "Taken over", about: "", timeZone: "UTC" },
    archiveClassAction: { classId, goal: "archive" },
    renewCodeAction: { classId, goal: "renew" },
    // With a code that was revoked.
    joinClassAction: { code },
    enterClassAction: { code, name: "Anna" },
    joinExpectedAction: { entryId: enrolmentId },
    importRosterAction: { classId, text: "name\nAnna" },
    correctRosterAction: { classId, entryId: enrolmentId, name: "Anna" },
    removeFromRosterAction: { classId, entryId: enrolmentId, goal: "remove" },
    renewReturnCodesAction: { classId },
    leaveClassAction: { classId, goal: "leave" },
    endEnrolmentAction: { classId, enrolmentId, goal: "end" },
    appointPersonAction: { classId, enrolmentId, from: "STUDENT", role: "TEACHER" },
    handOverClassAction: { classId, enrolmentId },
    copyClassAction: { classId, name: "Mine", assignmentIds: [assignmentId] },
    deleteClassAction: { classId, typedName: ofClass("History") },
    keepClassAction: { classId },
    // One's own account.
    deleteAccountAction: ANYBODYS,
    makeAssignmentAction: { ...assignmentFields, classId, claims: claimId },
    reviseAssignmentAction: {
      ...{ ...assignmentFields, assignmentId, scope: "all", claims: claimId },
      revision: "1",
    },
    assignAssignmentAction: { assignmentId },
    withdrawAssignmentAction: { assignmentId },
    discardAssignmentAction: { assignmentId, goal: "discard" },
    copyAssignmentAction: { assignmentId, classId },
    grantExtensionAction: { assignmentId, enrolmentId, until: "2040-03-08T23:59", seen: "none" },
    withdrawExtensionAction: {
      ...{ assignmentId, enrolmentId, extensionId: submissionId, goal: "withdraw" },
    },
    keepTemplateAction: { assignmentId, title: "Mine" },
    removeTemplateAction: { templateId: submissionId, goal: "remove" },
    addOwnClaimAction: { classId, sentence: "It was so.", kind: "FACTUAL" },
    addOwnEvidenceAction: {
      ...{ ...own, sourceId: NO_SOURCE, excerpt: "all power", locatorLabel: "page" },
      ...{ locatorValue: "5", direction: "SUPPORTS", directness: "DIRECT" },
    },
    addOwnArgumentAction: {
      ...{ ...own, claims: claimId, relation: "REBUTS", wording: "Both cannot hold at once." },
    },
    reviseOwnAction: {
      ...{ ...own, kind: "claim", seen: ids.ownRevisionId, sentence: "It was not so." },
      claimKind: "FACTUAL",
    },
    retractOwnAction: { ...ownEvidence, reason: "It is too hard." },
    restoreOwnAction: ownEvidence,
    keepClaimSetAction: ANYBODYS,
    reviseClaimSetAction: { claimSetId: ids.claimSetId, title: "Mine", claims: claimId, seen: "0" },
    removeClaimSetAction: { claimSetId: ids.claimSetId, goal: "remove" },
    saveWorkAction: { ...part, itemId: evidenceId, reason: "It is so." },
    handInAction: { assignmentId, asItIs: "yes" },
    choosePseudonymAction: { assignmentId, pseudonym: "Heron" },
    giveGradeAction: { ...work, seen: "0", level1: workLevelIds[0]! },
    overrideGradeAction: { ...work, seen: "0", act: "set", percent: "100", reason: "I say so." },
    releaseGradesAction: { assignmentId, of: "all" },
    recallGradeAction: work,
    seeGradeAction: { assignmentId },
    unmaskWorkAction: { ...work, reason: "I want to know." },
    askInquiryAction: { assignmentId, criterionId: submissionId, question: "Why is that so?" },
    answerInquiryAction: {
      ...{ assignmentId, inquiryId: submissionId, seen: "0", outcome: "STANDS", answer: "It is." },
    },
    // What one keeps is one's own, and of no class.
    keepCommentAction: ANYBODYS,
    removeCommentAction: { commentId: submissionId, goal: "remove" },
  };
}
