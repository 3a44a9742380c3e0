import type { Metadata } from "next";
import { NewOwnClaimView } from "@/components/classes/new-own-claim-view";
import { listOwnClaims } from "@/lib/classes/queries/own-claims";
import { ownClaimsPath } from "@/lib/classes/rules/paths";
import { onOwnClaims, type OwnClaimsRequest } from "../on-own-claim";

export const instant = false;
export const metadata: Metadata = { title: "Write a claim for a class" };

const way = {
  to: "write a claim for a class",
  pathOf: ({ classId }: { classId: string }) => `${ownClaimsPath(classId)}/new`,
};

export default function NewOwnClaimPage(request: OwnClaimsRequest) {
  return onOwnClaims(request, way, async ({ named: { classId }, asked, viewer, outcome }) => {
    const list = await listOwnClaims(viewer, classId, asked);
    return list && !list.class.isArchived && <NewOwnClaimView of={list.class} outcome={outcome} />;
  });
}
