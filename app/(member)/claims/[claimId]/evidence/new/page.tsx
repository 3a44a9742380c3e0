import type { Metadata } from "next";
import { EvidencePageView } from "@/components/evidence/evidence-page-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getEvidenceSheet } from "@/lib/evidence/queries";

export const instant = false;
export const metadata: Metadata = { title: "Add evidence" };

type Props = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<{ done?: string; direction?: string | string[] }>;
};

export default async function AddEvidencePage({ params, searchParams }: Props) {
  const [{ claimId }, { done, direction }, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="add evidence" next={`/claims/${claimId}/evidence/new`} />;
  const sheet = await getEvidenceSheet(viewer, claimId);
  if (!sheet) return <NotFoundView />;
  return (
    <EvidencePageView
      sheet={sheet}
      beginsAs={viewer.standing === "member" ? "PROPOSED" : "LIVE"}
      direction={typeof direction === "string" ? direction : undefined}
      done={done}
      outcome={outcome}
    />
  );
}
