import type { Metadata } from "next";
import { GradingGridView } from "@/components/classes/grading-grid-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { gradingGrid } from "@/lib/classes/queries/grading-grid";
import { gridPath } from "@/lib/classes/rules/grading-paths";
import { gridQuery } from "@/lib/classes/schema/grading";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
export const metadata: Metadata = { title: "Grades of an assignment" };

type Props = {
  params: Promise<{ assignmentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function GradesPage({ params, searchParams }: Props) {
  const [{ assignmentId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(assignmentId);
  if (read.kind === "invalid") return <NotFoundView />;
  const at = gridPath({ assignmentId: read.id });
  if (!viewer.isSignedIn && !outcome) return <SignInFirst to="grade an assignment" next={at} />;
  const { done, ...asked } = gridQuery.parse(query);
  const grid = await gradingGrid(viewer, read.id, asked);
  if (!grid) return <NotFoundView />;
  return <GradingGridView grid={grid} done={done} outcome={outcome} />;
}
