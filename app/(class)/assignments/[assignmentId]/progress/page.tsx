import type { Metadata } from "next";
import { ProgressGridView } from "@/components/classes/progress-grid-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getProgressGrid } from "@/lib/classes/queries/progress-grid";
import { progressPath } from "@/lib/classes/rules/paths";
import { progressQuery } from "@/lib/classes/schema/progress";
import { systemClock } from "@/lib/foundation/clock";
import { onAssignment, type AssignmentRequest } from "../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Progress of an assignment" };

export default function ProgressPage(request: AssignmentRequest) {
  const way = { to: "see how far a class is", pathOf: progressPath };
  return onAssignment(request, way, async ({ assignmentId, query, viewer }) => {
    const asked = progressQuery.parse(query);
    const grid = await getProgressGrid(viewer, assignmentId, asked, systemClock());
    return grid ? <ProgressGridView grid={grid} /> : <NotFoundView />;
  });
}
