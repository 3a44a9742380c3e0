import type { Metadata } from "next";
import { OthersView } from "@/components/classes/others-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getOthers, listOthersOnClaim } from "@/lib/classes/queries/others";
import { othersPath } from "@/lib/classes/rules/paths";
import { othersQuery } from "@/lib/classes/schema/work";
import { onAssignment, type AssignmentRequest } from "../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "What others did" };

export default function OthersPage(request: AssignmentRequest) {
  const way = { to: "see what others of your class did", pathOf: (id: string) => othersPath(id) };
  return onAssignment(request, way, async ({ assignmentId, query, viewer }) => {
    const { claim: claimId, page } = othersQuery.parse(query);
    const others = await getOthers(viewer, assignmentId);
    if (!others) return <NotFoundView />;
    const claim = others.claims.find(({ id }) => id === claimId);
    const found = claim && (await listOthersOnClaim(viewer, assignmentId, claim.id, page));
    return <OthersView others={others} one={found ? { claim: claim!, page, ...found } : null} />;
  });
}
