import type { Metadata } from "next";
import { OthersView } from "@/components/classes/others-view";
import { PreviewFrame } from "@/components/classes/preview-frame";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getOthersPreview } from "@/lib/classes/queries/preview";
import { othersPath, previewId } from "@/lib/classes/rules/paths";
import { onPreview, type AssignmentRequest } from "../../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "What students see of each other" };

export default function PreviewOthersPage(request: AssignmentRequest) {
  const pathOf = (assignmentId: string) => othersPath(previewId(assignmentId));
  return onPreview(request, pathOf, async (assignmentId, { work, viewer }) => {
    const others = await getOthersPreview(viewer, assignmentId);
    if (!others) return <NotFoundView />;
    return (
      <PreviewFrame assignmentId={assignmentId} work={work}>
        <OthersView others={others} one={null} />
      </PreviewFrame>
    );
  });
}
