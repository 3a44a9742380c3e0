import type { Metadata } from "next";
import { VotePageView } from "@/components/reviews/vote-page-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getVoteSheet } from "@/lib/reviews/queries";
import { NotFoundView } from "@/components/layout/not-found-view";
import { SignInFirst } from "@/components/identity/sign-in-first";

export const instant = false;
export const metadata: Metadata = { title: "Vote on a claim" };

type Props = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<{ done?: string }>;
};

export default async function VotePage({ params, searchParams }: Props) {
  const [{ claimId }, { done }, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="vote" next={`/claims/${claimId}/vote`} />;
  const sheet = await getVoteSheet(viewer, claimId);
  if (!sheet) return <NotFoundView />;
  return <VotePageView sheet={sheet} done={done} outcome={outcome} />;
}
