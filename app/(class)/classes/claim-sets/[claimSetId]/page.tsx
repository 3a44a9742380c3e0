import type { Metadata } from "next";
import { z } from "zod";
import { ClaimSetView } from "@/components/classes/claim-set-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, typedIn } from "@/lib/access/form-action";
import { getClaimSet } from "@/lib/classes/queries/claim-sets";
import { claimSetPath } from "@/lib/classes/rules/paths";
import { choiceLeft } from "@/lib/classes/schema/choice";
import { askedClaimSets } from "@/lib/classes/schema/claim-sets";

export const instant = false;
export const metadata: Metadata = { title: "A set of claims" };

type Props = {
  params: Promise<{ claimSetId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ClaimSetPage({ params, searchParams }: Props) {
  const [{ claimSetId }, query, viewer, outcome] = await Promise.all([
    ...([params, searchParams, currentViewer(), outcomeOfThisRequest()] as const),
  ]);
  if (!z.uuid().safeParse(claimSetId).success) return <NotFoundView />;
  const at = claimSetPath(claimSetId);
  if (!viewer.isSignedIn) return <SignInFirst to="see a set of claims" next={at} />;
  const sheet = await getClaimSet(viewer, claimSetId, choiceLeft(typedIn(outcome, "claim-set")));
  if (!sheet) return <NotFoundView />;
  return (
    <KeepingDrafts {...{ viewer, at }}>
      <ClaimSetView {...{ sheet, outcome, done: askedClaimSets.parse(query).done }} />
    </KeepingDrafts>
  );
}
