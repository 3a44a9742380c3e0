import type { Metadata } from "next";
import { EditAssignmentView } from "@/components/classes/edit-assignment-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getAssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import { editPath } from "@/lib/classes/rules/assignment-paths";
import { askedAssignment } from "@/lib/classes/schema/assignments";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
export const metadata: Metadata = { title: "Change an assignment" };

type Props = {
  params: Promise<{ assignmentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function EditAssignmentPage({ params, searchParams }: Props) {
  const [{ assignmentId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(assignmentId);
  if (read.kind === "invalid") return <NotFoundView />;
  const at = editPath(read.id);
  if (!viewer.isSignedIn) return <SignInFirst to="change an assignment" next={at} />;
  const { q: words, claims, done, skipped } = askedAssignment.parse(query);
  const sheet = await getAssignmentSheet(viewer, read.id, { words, claims });
  if (!sheet) return <NotFoundView />;
  return (
    <KeepingDrafts {...{ viewer, at }}>
      <EditAssignmentView {...{ sheet, done, skipped, outcome }} />
    </KeepingDrafts>
  );
}
