import type { Metadata } from "next";
import { z } from "zod";
import { GradingSheetView } from "@/components/classes/grading-sheet-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { gradingSheet } from "@/lib/classes/queries/grading-sheet";
import { sheetPath } from "@/lib/classes/rules/grading-paths";
import { gridQuery } from "@/lib/classes/schema/grading";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
export const metadata: Metadata = { title: "Grade a student’s work" };

type Props = {
  params: Promise<{ assignmentId: string; submissionId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function GradingSheetPage({ params, searchParams }: Props) {
  const [{ assignmentId, submissionId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(assignmentId);
  if (read.kind === "invalid" || !z.uuid().safeParse(submissionId).success) return <NotFoundView />;
  const at = sheetPath({ assignmentId: read.id, submissionId });
  if (!viewer.isSignedIn && !outcome) return <SignInFirst to="grade a student’s work" next={at} />;
  const sheet = await gradingSheet(viewer, read.id, submissionId);
  if (!sheet) return <NotFoundView />;
  const { done } = gridQuery.parse(query);
  return <GradingSheetView sheet={sheet} done={done} outcome={outcome} />;
}
