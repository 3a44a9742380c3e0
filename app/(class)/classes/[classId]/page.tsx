import { cache } from "react";
import type { Metadata } from "next";
import { z } from "zod";
import { ClassView } from "@/components/classes/class-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { getClassSheet } from "@/lib/classes/queries/class-sheet";
import { classPath } from "@/lib/classes/rules/paths";
import { readPublicId } from "@/lib/foundation/ids";
import { plainly } from "@/lib/foundation/redacted";
import { onClass, type ClassRequest } from "./on-class";

export const instant = false;

export async function generateMetadata({ params, searchParams }: ClassRequest): Promise<Metadata> {
  const [viewer, { classId }, query] = await Promise.all([currentViewer(), params, searchParams]);
  const read = readPublicId(classId);
  const { page } = asked.parse(query);
  const sheet = read.kind === "invalid" ? null : await sheetOnce(viewer, read.id, page);
  return { title: sheet ? plainly(sheet.name) : "A class" };
}

export default function ClassPage(request: ClassRequest) {
  const way = { to: "see this class", pathOf: classPath };
  return onClass(request, way, async ({ classId, query, viewer, outcome }) => {
    const { page, done } = asked.parse(query);
    const sheet = await sheetOnce(viewer, classId, page);
    return sheet && <ClassView {...{ sheet, done, outcome }} />;
  });
}

// Title and page show the same class: it is read once for a request.
const sheetOnce = cache(getClassSheet);

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().optional().catch(undefined),
});
