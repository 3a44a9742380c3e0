import type { Metadata } from "next";
import { WorkOverviewView } from "@/components/classes/work-overview-view";
import { listChangesSinceAssigned } from "@/lib/classes/queries/assignment-changes";
import { assignmentPath } from "@/lib/classes/rules/paths";
import { onWork, type AssignmentRequest } from "./on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Assignment" };

export default function AssignmentPage(request: AssignmentRequest) {
  return onWork(request, assignmentPath, async ({ viewer, ...shown }) => (
    <WorkOverviewView {...shown} changes={await listChangesSinceAssigned(viewer, shown.work.id)} />
  ));
}
