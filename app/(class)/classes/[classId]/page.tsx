import type { Metadata } from "next";
import { z } from "zod";
import { ClassView } from "@/components/classes/class-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getClassSheet, getTakenOut } from "@/lib/classes/queries/class-sheet";
import { classPath } from "@/lib/classes/rules/paths";
import { publicIdField } from "@/lib/foundation/fields";

export const instant = false;
export const metadata: Metadata = { title: "A class" };

type Props = {
  params: Promise<{ classId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ClassPage({ params, searchParams }: Props) {
  const [{ classId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  if (!publicIdField.safeParse(classId).success) return <NotFoundView />;
  if (!viewer.isSignedIn) return <SignInFirst to="see this class" next={classPath(classId)} />;
  const { page, done, who } = asked.parse(query);
  const [sheet, takenOut] = await Promise.all([
    getClassSheet(viewer, classId, page),
    who === null ? null : getTakenOut(viewer, classId, who),
  ]);
  if (!sheet) return <NotFoundView />;
  return <ClassView {...{ sheet, takenOut, done, outcome }} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().optional().catch(undefined),
  who: z.uuid().nullable().catch(null),
});
