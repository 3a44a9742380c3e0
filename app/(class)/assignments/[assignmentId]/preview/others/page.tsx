import type { Metadata } from "next";
import { OthersView } from "@/components/classes/others-view";
import { PreviewFrame } from "@/components/classes/preview-frame";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getOthers } from "@/lib/classes/queries/others";
import { othersPath, previewId } from "@/lib/classes/rules/paths";
import { onPreview, type AssignmentRequest } from "../../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "What students see of each other" };

export default function PreviewOthersPage(request: AssignmentRequest) {
  const pathOf = (assignmentId: string) => othersPath(previewId(assignmentId));
  return onPreview(request, pathOf, async (assignmentId, { work, viewer }) => {
    const others = await getOthers(viewer, assignmentId);
    if (!others) return <NotFoundView />;
    const isOpen = work.othersShown === "ALWAYS";
    return (
      <PreviewFrame assignmentId={assignmentId} work={work}>
        <OthersView others={{ ...others, id: work.id, isStudent: true, isOpen }} one={null} />
      </PreviewFrame>
    );
  });
}
