import type { Metadata } from "next";
import { GradingGridView } from "@/components/classes/grading-grid-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getGradingGrid } from "@/lib/classes/queries/grading-grid";
import { gridPath } from "@/lib/classes/rules/paths";
import { gridQuery } from "@/lib/classes/schema/grading";
import { onAssignment, type AssignmentRequest } from "../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Grades of an assignment" };

export default function GradesPage(request: AssignmentRequest) {
  const way = { to: "grade an assignment", pathOf: gridPath };
  return onAssignment(request, way, async ({ assignmentId, query, viewer, outcome }) => {
    const { done, ...asked } = gridQuery.parse(query);
    const grid = await getGradingGrid(viewer, assignmentId, asked);
    return grid ? <GradingGridView {...{ grid, done, outcome }} /> : <NotFoundView />;
  });
}
