import type { Metadata } from "next";
import { OwnClaimsView } from "@/components/classes/own-claims-view";
import { listOwnClaims } from "@/lib/classes/queries/own-claims";
import { ownClaimsPath } from "@/lib/classes/rules/paths";
import { onOwnClaims, type OwnClaimsRequest } from "./on-own-claim";

export const instant = false;
export const metadata: Metadata = { title: "A class’s own claims" };

const way = {
  to: "see the claims of a class",
  pathOf: ({ classId }: { classId: string }) => ownClaimsPath(classId),
};

export default function OwnClaimsPage(request: OwnClaimsRequest) {
  return onOwnClaims(request, way, async ({ named: { classId }, asked, viewer }) => {
    const list = await listOwnClaims(viewer, classId, asked);
    return list && <OwnClaimsView list={list} />;
  });
}
