import type { Metadata } from "next";
import { KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { EditAssignmentView } from "@/components/classes/edit-assignment-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getAssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import { listTaughtClasses } from "@/lib/classes/queries/templates";
import { editPath } from "@/lib/classes/rules/paths";
import { typedIn } from "@/lib/access/form-action";
import { choiceLeft } from "@/lib/classes/schema/choice";
import { askedAssignment } from "@/lib/classes/schema/assignments";
import { onAssignment, type AssignmentRequest } from "../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Change an assignment" };

export default function EditAssignmentPage(request: AssignmentRequest) {
  const way = { to: "change an assignment", pathOf: editPath };
  return onAssignment(request, way, async ({ assignmentId, query, viewer, outcome }) => {
    const { claims, done, skipped, twice } = askedAssignment.parse(query);
    const choice = choiceLeft(typedIn(outcome, "assignment"), claims);
    const sheet = await getAssignmentSheet(viewer, assignmentId, choice);
    if (!sheet) return <NotFoundView />;
    const classes = await listTaughtClasses(viewer);
    return (
      <KeepingDrafts viewer={viewer} at={editPath(assignmentId)}>
        <EditAssignmentView {...{ sheet, classes, done, outcome }} odd={{ skipped, twice }} />
      </KeepingDrafts>
    );
  });
}
