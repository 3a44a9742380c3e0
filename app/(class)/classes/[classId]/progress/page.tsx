import type { Metadata } from "next";
import { ClassProgressView } from "@/components/classes/class-progress-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { getClassProgress } from "@/lib/classes/queries/class-progress";
import { classProgressPath } from "@/lib/classes/rules/paths";
import { classProgressQuery } from "@/lib/classes/schema/progress";
import { systemClock } from "@/lib/foundation/clock";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
export const metadata: Metadata = { title: "Progress of a class" };

type Props = {
  params: Promise<{ classId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ClassProgressPage({ params, searchParams }: Props) {
  const [{ classId }, query, viewer] = await Promise.all([params, searchParams, currentViewer()]);
  const read = readPublicId(classId);
  if (read.kind === "invalid") return <NotFoundView />;
  const to = "see how far a class is";
  if (!viewer.isSignedIn) return <SignInFirst to={to} next={classProgressPath(read.id)} />;
  const progress = await getClassProgress(viewer, read.id, classProgressQuery.parse(query));
  if (!progress) return <NotFoundView />;
  return <ClassProgressView progress={progress} now={systemClock()} />;
}
