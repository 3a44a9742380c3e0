import type { Metadata } from "next";
import { DeleteClassView } from "@/components/classes/delete-class-view";
import { getEndingSheet } from "@/lib/classes/queries/ending";
import { deleteClassPath } from "@/lib/classes/rules/paths";
import { systemClock } from "@/lib/foundation/clock";
import { onClass, type ClassRequest } from "../on-class";

export const instant = false;
export const metadata: Metadata = { title: "Delete a class" };

export default function DeleteClassPage(request: ClassRequest) {
  const way = { to: "delete a class", pathOf: deleteClassPath };
  return onClass(request, way, async ({ classId, viewer, outcome }) => {
    const sheet = await getEndingSheet(viewer, classId);
    return sheet && <DeleteClassView {...{ sheet, outcome }} now={systemClock()} />;
  });
}
