"use server";

import { formAction } from "@/lib/access/form-action";
import { giveGrade } from "../commands/give-grade";
import { overrideGrade } from "../commands/override-grade";
import { recallGrade, releaseGrades } from "../commands/release-grades";
import { answerInquiry } from "../commands/answer-inquiry";
import { askInquiry } from "../commands/ask-inquiry";
import { seeGrade } from "../commands/see-grade";
import { unmaskWork } from "../commands/unmask-work";
import { gradePath, gridPath, sheetPath } from "../rules/paths";

export const giveGradeAction = formAction(giveGrade, (given) => {
  const { assignmentId, submissionId, goesTo, isComplete } = given;
  const how = isComplete ? "graded" : "graded-in-part";
  return goesTo === null
    ? `${sheetPath(assignmentId, submissionId)}?done=${how}`
    : `${sheetPath(assignmentId, goesTo)}?done=${how}-before`;
});

export const overrideGradeAction = formAction(
  overrideGrade,
  (work) =>
    `${sheetPath(work.assignmentId, work.submissionId)}?done=${work.act === "set" ? "overridden" : "taken-back"}`,
);

export const releaseGradesAction = formAction(releaseGrades, ({ of, ...released }) =>
  of === "one"
    ? `${sheetPath(released.assignmentId, released.submissionId)}?done=released`
    : `${gridPath(released.assignmentId)}?done=${released.count === 1 ? "released-one" : "released"}`,
);

export const recallGradeAction = formAction(
  recallGrade,
  ({ assignmentId, submissionId }) =>
    `${submissionId === null ? gridPath(assignmentId) : sheetPath(assignmentId, submissionId)}?done=recalled`,
);

export const seeGradeAction = formAction(seeGrade, ({ assignmentId }) => gradePath(assignmentId));

export const unmaskWorkAction = formAction(
  unmaskWork,
  (work) => `${sheetPath(work.assignmentId, work.submissionId)}?done=unmasked`,
);

export const askInquiryAction = formAction(
  askInquiry,
  ({ assignmentId }) => `${gradePath(assignmentId)}?done=asked`,
);

export const answerInquiryAction = formAction(
  answerInquiry,
  (work) => `${sheetPath(work.assignmentId, work.submissionId)}?done=answered`,
);
