import type { Metadata } from "next";
import { PeopleView } from "@/components/classes/people-view";
import { getTakenOut, listTakenOut } from "@/lib/classes/queries/class-sheet";
import { getPeople, listSuccessors } from "@/lib/classes/queries/people";
import { peoplePath } from "@/lib/classes/rules/paths";
import { peopleQuery } from "@/lib/classes/schema/people";
import { onClass, type ClassRequest } from "../on-class";

export const instant = false;
export const metadata: Metadata = { title: "People of a class" };

export default function PeoplePage(request: ClassRequest) {
  const way = { to: "see who is in a class", pathOf: (classId: string) => peoplePath(classId) };
  return onClass(request, way, async ({ classId, query, viewer, outcome }) => {
    const { done, was, ...asked } = peopleQuery.parse(query);
    const [sheet, takenOut, gone, successors] = await Promise.all([
      getPeople(viewer, classId, asked),
      asked.who === null ? null : getTakenOut(viewer, classId, asked.who),
      listTakenOut(viewer, classId),
      listSuccessors(viewer, classId),
    ]);
    return sheet && <PeopleView {...{ sheet, takenOut, gone, successors, done, was, outcome }} />;
  });
}
