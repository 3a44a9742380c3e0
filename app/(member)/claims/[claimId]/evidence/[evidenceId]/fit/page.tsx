import type { Metadata } from "next";
import { FitView } from "@/components/evidence/fit-view";
import { getFitSheet } from "@/lib/evidence/queries/fit-sheet";
import type { PieceAddress } from "@/lib/evidence/queries/live-piece";
import { fitPath } from "@/lib/evidence/rules";
import { onItem, type ItemRequest } from "../../../on-item";

export const instant = false;
// Neither the address nor the title says what its adder reads in it.
export const metadata: Metadata = { title: "Read an excerpt" };

export default function FitPage(request: ItemRequest<PieceAddress>) {
  return onItem(request, {
    to: "read excerpts",
    pathOf: fitPath,
    getSheet: getFitSheet,
    show: (shown) => <FitView {...shown} />,
  });
}
