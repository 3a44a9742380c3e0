import type { Metadata } from "next";
import { WorkOverviewView } from "@/components/classes/work-overview-view";
import { onWork, type WorkRequest } from "./on-work";

export const instant = false;
export const metadata: Metadata = { title: "Assignment" };

export default function AssignmentPage(request: WorkRequest) {
  return onWork(request, (shown) => <WorkOverviewView {...shown} />);
}
