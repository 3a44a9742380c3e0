import type { Metadata } from "next";
import { z } from "zod";
import { RosterView } from "@/components/classes/roster-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getRosterEntry, getRosterSheet } from "@/lib/classes/queries/roster";
import { rosterPath } from "@/lib/classes/rules/paths";
import { publicIdField } from "@/lib/foundation/fields";

export const instant = false;
export const metadata: Metadata = { title: "The roster of a class" };

type Props = {
  params: Promise<{ classId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RosterPage({ params, searchParams }: Props) {
  const [{ classId }, query, viewer] = await Promise.all([params, searchParams, currentViewer()]);
  if (!publicIdField.safeParse(classId).success) return <NotFoundView />;
  if (!viewer.isSignedIn) return <SignInFirst to="see this roster" next={rosterPath(classId)} />;
  const { expected, instants, done, who, entry } = asked.parse(query);
  const name = done === "removed" ? who : entry;
  const [sheet, named, outcome] = await Promise.all([
    getRosterSheet(viewer, classId, { expected, instants }),
    name === null ? null : getRosterEntry(viewer, classId, name),
    outcomeOfThisRequest(),
  ]);
  return sheet ? <RosterView {...{ sheet, named, done, outcome }} /> : <NotFoundView />;
}

// Whatever cannot be read is as if it had not been asked.
const page = z.coerce.number().int().min(1).max(10_000).catch(1);
const asked = z.object({
  ...{ expected: page, instants: page },
  done: z.string().optional().catch(undefined),
  who: z.uuid().nullable().catch(null),
  entry: z.uuid().nullable().catch(null),
});
