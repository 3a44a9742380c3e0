import type { Metadata } from "next";
import { ReleasedGradeView } from "@/components/classes/released-grade-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { releasedGrade } from "@/lib/classes/queries/released-grade";
import { gradePath } from "@/lib/classes/rules/grading-paths";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
export const metadata: Metadata = { title: "Your grade" };

type Props = { params: Promise<{ assignmentId: string }> };

export default async function GradePage({ params }: Props) {
  const [{ assignmentId }, viewer, outcome] = await Promise.all([
    params,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(assignmentId);
  if (read.kind === "invalid") return <NotFoundView />;
  const at = gradePath({ assignmentId: read.id });
  if (!viewer.isSignedIn && !outcome) return <SignInFirst to="see your grade" next={at} />;
  const grade = await releasedGrade(viewer, read.id);
  return grade ? <ReleasedGradeView grade={grade} outcome={outcome} /> : <NotFoundView />;
}
