import type { Metadata } from "next";
import { WorkOverviewView } from "@/components/classes/work-overview-view";
import { assignmentPath } from "@/lib/classes/rules/paths";
import { onWork, type AssignmentRequest } from "./on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Assignment" };

export default function AssignmentPage(request: AssignmentRequest) {
  return onWork(request, assignmentPath, (shown) => <WorkOverviewView {...shown} />);
}
