import type { Metadata } from "next";
import { z } from "zod";
import { SentencePageView } from "@/components/claims/sentence-page-view";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { answerOrDraft, KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { beginsAs } from "@/lib/access/permissions";
import { getSentenceSheet } from "@/lib/claims/queries/sentence-sheet";
import { claimFromSentencePath, claimIdIn } from "@/lib/claims/rules";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
export const metadata: Metadata = { title: "Make a claim of a sentence" };

type Props = {
  params: Promise<{ documentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ClaimFromSentencePage({ params, searchParams }: Props) {
  const [{ documentId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(documentId);
  const { sentence, claim, done } = asked.parse(query);
  if (read.kind === "invalid" || sentence === null) return <NotFoundView />;
  const next = claimFromSentencePath(read.id, sentence);
  if (viewer.isGuest) return <AddressFirst to="make a claim" />;
  if (!viewer.isSignedIn && !outcome) return <SignInFirst to="make a claim" next={next} />;
  const state = beginsAs("claim.propose", viewer);
  const [sheet, shown] = await Promise.all([
    getSentenceSheet(viewer, read.id, sentence, claimIdIn(claim)),
    answerOrDraft(viewer, next, outcome),
  ]);
  if (!sheet) return <NotFoundView />;
  return (
    <KeepingDrafts viewer={viewer} at={next}>
      <SentencePageView {...{ sheet, done, outcome: shown, beginsAs: state }} />
    </KeepingDrafts>
  );
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  sentence: z.coerce.number().int().min(1).max(1_000_000).nullable().catch(null),
  ...{ claim: z.string().catch(""), done: z.string().optional().catch(undefined) },
});
