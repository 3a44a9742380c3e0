import type { Metadata } from "next";
import { WorkOverviewView } from "@/components/classes/work-overview-view";
import { listChangesSinceAssigned } from "@/lib/classes/queries/assignment-changes";
import { countStuck } from "@/lib/classes/queries/progress-grid";
import { listFreeNames } from "@/lib/classes/queries/pseudonyms";
import { assignmentPath } from "@/lib/classes/rules/paths";
import { onWork, titleOfWork, type AssignmentRequest } from "./on-assignment";

export const instant = false;

export function generateMetadata({ params }: AssignmentRequest): Promise<Metadata> {
  return titleOfWork(params, { otherwise: "Assignment", titleFor: ({ title }) => title });
}

export default function AssignmentPage(request: AssignmentRequest) {
  return onWork(request, assignmentPath, async ({ viewer, work, outcome, done }) => (
    <WorkOverviewView
      {...{ work, outcome, done, freeNames: await listFreeNames(work) }}
      changes={await listChangesSinceAssigned(viewer, work.id)}
      stuck={work.role === "STUDENT" ? null : await countStuck(viewer, work.id, work.now)}
    />
  ));
}
