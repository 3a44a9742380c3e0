import type { Metadata } from "next";
import { CopyClassView } from "@/components/classes/copy-class-view";
import { getCopySheet } from "@/lib/classes/queries/copy-sheet";
import { whyNoNewClass } from "@/lib/classes/queries/opening";
import { copyClassPath } from "@/lib/classes/rules/paths";
import { systemClock } from "@/lib/foundation/clock";
import { onClass, type ClassRequest } from "../on-class";

export const instant = false;
export const metadata: Metadata = { title: "Copy a class" };

export default function CopyClassPage(request: ClassRequest) {
  const way = { to: "copy a class", pathOf: copyClassPath };
  return onClass(request, way, async ({ classId, viewer, outcome }) => {
    const sheet = await getCopySheet(viewer, classId);
    const refusal = whyNoNewClass(viewer);
    return sheet && <CopyClassView {...{ sheet, refusal, outcome }} now={systemClock()} />;
  });
}
