"use server";

import { formAction } from "@/lib/access/form-action";
import { giveGrade } from "../commands/give-grade";
import { overrideGrade } from "../commands/override-grade";
import { recallGrade, releaseGrades } from "../commands/release-grades";
import { seeGrade } from "../commands/see-grade";
import { gradePath, gridPath, sheetPath } from "../rules/paths";

export const giveGradeAction = formAction(
  giveGrade,
  (given) =>
    `${sheetPath(given.assignmentId, given.submissionId)}?done=${given.isComplete ? "marked" : "marked-in-part"}`,
);

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
  (work) => `${sheetPath(work.assignmentId, work.submissionId)}?done=recalled`,
);

export const seeGradeAction = formAction(seeGrade, ({ assignmentId }) => gradePath(assignmentId));
