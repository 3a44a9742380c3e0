import type { Metadata } from "next";
import { ExtensionsView } from "@/components/classes/extensions-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getExtensions } from "@/lib/classes/queries/extensions";
import { extensionsPath } from "@/lib/classes/rules/paths";
import { extensionsQuery } from "@/lib/classes/schema/extensions";
import { onAssignment, type AssignmentRequest } from "../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Until when each student has" };

export default function ExtensionsPage(request: AssignmentRequest) {
  const way = { to: "give a student longer", pathOf: (id: string) => extensionsPath(id) };
  return onAssignment(request, way, async ({ assignmentId, query, viewer, outcome }) => {
    const { page, sort, done, which, ...odd } = extensionsQuery.parse(query);
    const sheet = await getExtensions(viewer, assignmentId, { page, sort, which });
    if (!sheet) return <NotFoundView />;
    return <ExtensionsView {...{ sheet, done, odd, outcome }} />;
  });
}
