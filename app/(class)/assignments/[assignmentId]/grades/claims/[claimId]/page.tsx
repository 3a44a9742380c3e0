import type { Metadata } from "next";
import { ClaimWorkView } from "@/components/classes/claim-work-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getClaimWork } from "@/lib/classes/queries/claim-work";
import { claimWorkPath } from "@/lib/classes/rules/paths";
import { pageQuery } from "@/lib/classes/schema/inquiries";
import { readPublicId } from "@/lib/foundation/ids";
import { onAssignment, type AssignmentRequest } from "../../../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Work on one claim" };

export default async function ClaimWorkPage(request: AssignmentRequest<{ claimId: string }>) {
  const read = readPublicId((await request.params).claimId);
  if (read.kind === "invalid") return <NotFoundView />;
  const pathOf = (assignmentId: string) => claimWorkPath(assignmentId, read.id);
  const way = { to: "grade an assignment", pathOf };
  return onAssignment(request, way, async ({ assignmentId, query, viewer }) => {
    const { page } = pageQuery.parse(query);
    const shown = await getClaimWork(viewer, assignmentId, read.id, page);
    return shown ? <ClaimWorkView shown={shown} /> : <NotFoundView />;
  });
}
