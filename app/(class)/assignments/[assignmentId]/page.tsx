import type { Metadata } from "next";
import { WorkOverviewView } from "@/components/classes/work-overview-view";
import { listFreeNames } from "@/lib/classes/queries/pseudonyms";
import { assignmentPath } from "@/lib/classes/rules/paths";
import { onWork, type AssignmentRequest } from "./on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Assignment" };

export default function AssignmentPage(request: AssignmentRequest) {
  return onWork(request, assignmentPath, async ({ work, outcome, done }) => (
    <WorkOverviewView {...{ work, outcome, done, freeNames: await listFreeNames(work) }} />
  ));
}
