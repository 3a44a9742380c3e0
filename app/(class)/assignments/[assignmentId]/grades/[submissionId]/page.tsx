import type { Metadata } from "next";
import { z } from "zod";
import { KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { GradingSheetView } from "@/components/classes/grading-sheet-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { offeredComments } from "@/lib/classes/queries/comment-bank";
import { getGradingSheet } from "@/lib/classes/queries/grading-sheet";
import { sheetPath } from "@/lib/classes/rules/paths";
import { gridQuery } from "@/lib/classes/schema/grading";
import { onAssignment, type AssignmentRequest } from "../../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Grade a student’s work" };

export default async function GradingSheetPage(
  request: AssignmentRequest<{ submissionId: string }>,
) {
  const { submissionId } = await request.params;
  if (!z.uuid().safeParse(submissionId).success) return <NotFoundView />;
  const pathOf = (assignmentId: string) => sheetPath(assignmentId, submissionId);
  const way = { to: "grade a student’s work", pathOf };
  return onAssignment(request, way, async ({ assignmentId, query, viewer, outcome }) => {
    const { done, anew: isAnew } = gridQuery.parse(query);
    const [sheet, comments] = await Promise.all([
      getGradingSheet(viewer, assignmentId, submissionId, isAnew),
      offeredComments(viewer),
    ]);
    if (!sheet) return <NotFoundView />;
    // What is typed is kept for the work and the rubric, whatever else the address says.
    const at = `${pathOf(assignmentId)}${isAnew ? "?anew=yes" : ""}`;
    return (
      <KeepingDrafts viewer={viewer} at={at}>
        <GradingSheetView {...{ sheet, comments, isAnew, done, outcome }} />
      </KeepingDrafts>
    );
  });
}
