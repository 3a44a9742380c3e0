import type { Metadata } from "next";
import { ReleasedGradeView } from "@/components/classes/released-grade-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getReleasedGrade } from "@/lib/classes/queries/released-grade";
import { gradePath } from "@/lib/classes/rules/paths";
import { pageQuery } from "@/lib/classes/schema/inquiries";
import { onAssignment, type AssignmentRequest } from "../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Your grade" };

export default function GradePage(request: AssignmentRequest) {
  const way = { to: "see your grade", pathOf: gradePath };
  return onAssignment(request, way, async ({ assignmentId, query, viewer, outcome }) => {
    const grade = await getReleasedGrade(viewer, assignmentId);
    const { done } = pageQuery.parse(query);
    return grade ? <ReleasedGradeView {...{ grade, done, outcome }} /> : <NotFoundView />;
  });
}
