import type { Metadata } from "next";
import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { KeepingView } from "@/components/sources/keeping-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, typedIn } from "@/lib/access/form-action";
import { readPublicId } from "@/lib/foundation/ids";
import { getKeepingSheet } from "@/lib/sources/queries/keeping";
import { changeStandingInput } from "@/lib/sources/schema/keeping";
import { getLeaningToKeep } from "@/lib/verdicts/queries/recall";

export const instant = false;
export const metadata: Metadata = { title: "Standing and lineage" };

type Props = {
  params: Promise<{ sourceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function StandingPage({ params, searchParams }: Props) {
  const [{ sourceId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(sourceId);
  if (read.kind === "invalid") return <NotFoundView />;
  if (!viewer.isSignedIn)
    return <SignInFirst to="change a source’s standing" next={`/sources/${read.id}/standing`} />;
  const sheet = await getKeepingSheet(viewer, read.id);
  if (!sheet) return <NotFoundView />;
  const { done, touched } = asked.parse(query);
  const leaning = await getLeaningToKeep(viewer, read.id, {
    page: touched,
    ifStanding: asIf.parse(typedIn(outcome, "standing")?.standing),
  });
  if (!leaning) return <NotFoundView />;
  return <KeepingView {...{ sheet, done, outcome }} {...leaning} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  done: z.string().optional().catch(undefined),
  touched: z.coerce.number().int().min(1).max(10_000).catch(1),
});
const asIf = changeStandingInput.shape.standing.optional().catch(undefined);
