import type { Metadata } from "next";
import { z } from "zod";
import { EvidenceCard } from "@/components/evidence/evidence-card";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { RatingPageView } from "@/components/reviews/rating-page-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { readPublicId } from "@/lib/foundation/ids";
import { getEvidence } from "@/lib/publishing/queries/claim-evidence";
import { getRatingSheet } from "@/lib/reviews/queries/rating-sheet";

export const instant = false;
export const metadata: Metadata = { title: "Rate evidence" };

type Props = {
  params: Promise<{ claimId: string; evidenceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RateEvidencePage({ params, searchParams }: Props) {
  const [path, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const [claim, item] = [readPublicId(path.claimId), readPublicId(path.evidenceId)];
  if (claim.kind === "invalid" || item.kind === "invalid") return <NotFoundView />;
  // A session that ended meanwhile takes nothing that was chosen with it: the form comes back and says so.
  if (viewer.isGuest) return <AddressFirst to="rate" />;
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="rate" next={`/claims/${claim.id}/evidence/${item.id}/rate`} />;
  const [sheet, evidence] = await Promise.all([
    getRatingSheet(viewer, claim.id, "evidence", item.id),
    getEvidence(claim.id, item.id),
  ]);
  if (!sheet || !evidence) return <NotFoundView />;
  return (
    <RatingPageView sheet={sheet} done={asked.parse(query).done} outcome={outcome}>
      <EvidenceCard evidence={{ ...evidence, undercuts: [], notes: NO_NOTES }} />
    </RatingPageView>
  );
}

// Here it is judged by itself.
const NO_NOTES = { notes: [], total: 0 };

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ done: z.string().optional().catch(undefined) });
