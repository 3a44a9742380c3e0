import type { Metadata } from "next";
import { VotersView } from "@/components/classes/voters-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getVoters } from "@/lib/classes/queries/voters";
import { votersPath } from "@/lib/classes/rules/paths";
import { votersQuery } from "@/lib/classes/schema/progress";
import { readPublicId } from "@/lib/foundation/ids";
import { onAssignment, type AssignmentRequest } from "../../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Votes on a claim" };

export default async function VotersPage(request: AssignmentRequest<{ claimId: string }>) {
  const claim = readPublicId((await request.params).claimId);
  if (claim.kind === "invalid") return <NotFoundView />;
  const pathOf = (assignmentId: string) => votersPath(assignmentId, claim.id);
  const way = { to: "see what a class judged", pathOf };
  return onAssignment(request, way, async ({ assignmentId, query, viewer }) => {
    const asked = votersQuery.parse(query);
    const voters = await getVoters(viewer, assignmentId, claim.id, asked);
    return voters ? <VotersView voters={voters} /> : <NotFoundView />;
  });
}
