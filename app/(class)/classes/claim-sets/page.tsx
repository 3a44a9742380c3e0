import type { Metadata } from "next";
import { ClaimSetsView } from "@/components/classes/claim-sets-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { listClaimSets } from "@/lib/classes/queries/claim-sets";
import { claimSetsPath } from "@/lib/classes/rules/paths";
import { askedClaimSets } from "@/lib/classes/schema/claim-sets";

export const instant = false;
export const metadata: Metadata = { title: "Your sets of claims" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ClaimSetsPage({ searchParams }: Props) {
  const [query, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  if (!viewer.isSignedIn)
    return <SignInFirst to="see your sets of claims" next={claimSetsPath()} />;
  const { page, removed } = askedClaimSets.parse(query);
  return <ClaimSetsView list={await listClaimSets(viewer, page, removed)} outcome={outcome} />;
}
