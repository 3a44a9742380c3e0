import type { Metadata } from "next";
import { z } from "zod";
import { PersonView } from "@/components/classes/person-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getPerson } from "@/lib/classes/queries/people";
import { personPath } from "@/lib/classes/rules/paths";
import { onClass, type ClassRequest } from "../../on-class";

export const instant = false;
export const metadata: Metadata = { title: "Somebody in a class" };

export default async function PersonPage(request: ClassRequest<{ enrolmentId: string }>) {
  const { enrolmentId } = await request.params;
  if (!z.uuid().safeParse(enrolmentId).success) return <NotFoundView />;
  const pathOf = (classId: string) => personPath(classId, enrolmentId);
  const way = { to: "change what somebody is in a class", pathOf };
  return onClass(request, way, async ({ classId, viewer, outcome }) => {
    const sheet = await getPerson(viewer, classId, enrolmentId);
    return sheet && <PersonView {...{ sheet, outcome }} />;
  });
}
