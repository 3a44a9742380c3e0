import type { Metadata } from "next";
import { AttestView } from "@/components/evidence/attest-view";
import { getAttestSheet } from "@/lib/evidence/queries/attest-sheet";
import type { PieceAddress } from "@/lib/evidence/queries/live-piece";
import { attestPath } from "@/lib/evidence/rules/paths";
import { onItem, type ItemRequest } from "../../../on-item";

export const instant = false;
export const metadata: Metadata = { title: "Attest words from the print" };

export default function AttestPage(request: ItemRequest<PieceAddress>) {
  return onItem(request, {
    to: "attest words",
    pathOf: ({ claimId, evidenceId }) => attestPath(claimId, evidenceId),
    getSheet: getAttestSheet,
    show: (shown) => <AttestView {...shown} />,
  });
}
