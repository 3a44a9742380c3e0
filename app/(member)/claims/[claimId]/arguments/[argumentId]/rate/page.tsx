import type { Metadata } from "next";
import { z } from "zod";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { RatedArgument } from "@/components/reviews/rated-argument";
import { RatingPageView } from "@/components/reviews/rating-page-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { readPublicId } from "@/lib/foundation/ids";
import { getRatingSheet } from "@/lib/reviews/queries/rating-sheet";

export const instant = false;
export const metadata: Metadata = { title: "Rate an argument" };

type Props = {
  params: Promise<{ claimId: string; argumentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RateArgumentPage({ params, searchParams }: Props) {
  const [path, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const [claim, item] = [readPublicId(path.claimId), readPublicId(path.argumentId)];
  if (claim.kind === "invalid" || item.kind === "invalid") return <NotFoundView />;
  // A session that ended meanwhile takes nothing that was chosen with it: the form comes back and says so.
  if (viewer.isGuest) return <AddressFirst to="rate" />;
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="rate" next={`/claims/${claim.id}/arguments/${item.id}/rate`} />;
  const sheet = await getRatingSheet(viewer, claim.id, "argument", item.id);
  if (!sheet?.argument) return <NotFoundView />;
  return (
    <RatingPageView sheet={sheet} done={asked.parse(query).done} outcome={outcome}>
      <RatedArgument argument={sheet.argument} wording={sheet.words} />
    </RatingPageView>
  );
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ done: z.string().optional().catch(undefined) });
