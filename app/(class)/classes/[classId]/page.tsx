import type { Metadata } from "next";
import { z } from "zod";
import { ClassView } from "@/components/classes/class-view";
import { getClassSheet } from "@/lib/classes/queries/class-sheet";
import { classPath } from "@/lib/classes/rules/paths";
import { onClass, type ClassRequest } from "./on-class";

export const instant = false;
export const metadata: Metadata = { title: "A class" };

export default function ClassPage(request: ClassRequest) {
  const way = { to: "see this class", pathOf: classPath };
  return onClass(request, way, async ({ classId, query, viewer, outcome }) => {
    const sheet = await getClassSheet(viewer, classId);
    return sheet && <ClassView {...{ sheet, outcome }} done={asked.parse(query.done)} />;
  });
}

const asked = z.string().optional().catch(undefined);
