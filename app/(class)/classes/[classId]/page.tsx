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
    const { page, done } = asked.parse(query);
    const sheet = await getClassSheet(viewer, classId, page);
    return sheet && <ClassView {...{ sheet, done, outcome }} />;
  });
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().optional().catch(undefined),
});
