import type { Metadata } from "next";
import { z } from "zod";
import { VotePageView } from "@/components/reviews/vote-page-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { readPublicId } from "@/lib/foundation/ids";
import { getVoteSheet } from "@/lib/reviews/queries/vote-sheet";
import { NotFoundView } from "@/components/layout/not-found-view";
import { SignInFirst } from "@/components/identity/sign-in-first";

export const instant = false;
export const metadata: Metadata = { title: "Vote on a claim" };

type Props = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function VotePage({ params, searchParams }: Props) {
  const [{ claimId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(claimId);
  if (read.kind === "invalid") return <NotFoundView />;
  const { done } = asked.parse(query);
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="vote" next={`/claims/${read.id}/vote`} />;
  const sheet = await getVoteSheet(viewer, read.id);
  if (!sheet) return <NotFoundView />;
  return <VotePageView sheet={sheet} done={done} outcome={outcome} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  done: z.string().optional().catch(undefined),
});
