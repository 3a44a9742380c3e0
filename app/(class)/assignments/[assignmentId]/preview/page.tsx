import type { Metadata } from "next";
import { PreviewFrame } from "@/components/classes/preview-frame";
import { WorkOverviewView } from "@/components/classes/work-overview-view";
import { listChangesSinceAssigned } from "@/lib/classes/queries/assignment-changes";
import { previewPath } from "@/lib/classes/rules/paths";
import { onPreview, type AssignmentRequest } from "../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "An assignment as its students see it" };

export default function PreviewPage(request: AssignmentRequest) {
  return onPreview(request, previewPath, async (assignmentId, shown) => (
    <PreviewFrame assignmentId={assignmentId} work={shown.work}>
      <WorkOverviewView
        {...shown}
        changes={await listChangesSinceAssigned(shown.viewer, assignmentId)}
      />
    </PreviewFrame>
  ));
}
