import type { Metadata } from "next";
import { NewAssignmentView } from "@/components/classes/new-assignment-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, typedIn } from "@/lib/access/form-action";
import { getNewAssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import { beginningNamed, listMyTemplates } from "@/lib/classes/queries/templates";
import { newAssignmentPath } from "@/lib/classes/rules/paths";
import { askedAssignment } from "@/lib/classes/schema/assignments";
import { choiceLeft } from "@/lib/classes/schema/choice";
import { systemClock } from "@/lib/foundation/clock";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
export const metadata: Metadata = { title: "Make an assignment" };

type Props = {
  params: Promise<{ classId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NewAssignmentPage({ params, searchParams }: Props) {
  const [{ classId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(classId);
  if (read.kind === "invalid") return <NotFoundView />;
  const { template: key = "", claims } = askedAssignment.parse(query);
  const template = await beginningNamed(viewer, key);
  const at = newAssignmentPath(read.id, {
    ...(template && { template: template.key }),
    ...(claims && { claims }),
  });
  if (!viewer.isSignedIn) return <SignInFirst to="make an assignment" next={at} />;
  const choice = choiceLeft(typedIn(outcome, "assignment"), claims);
  const sheet = await getNewAssignmentSheet(viewer, read.id, choice);
  if (!sheet) return <NotFoundView />;
  const mine = template ? [] : (await listMyTemplates(viewer, { page: 1 })).templates;
  return (
    <KeepingDrafts {...{ viewer, at }}>
      <NewAssignmentView {...{ sheet, template, mine, outcome }} now={systemClock()} />
    </KeepingDrafts>
  );
}
