import type { Metadata } from "next";
import { z } from "zod";
import { EvidencePageView } from "@/components/evidence/evidence-page-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { readPublicId } from "@/lib/foundation/ids";
import { getEvidenceSheet } from "@/lib/evidence/queries";

export const instant = false;
export const metadata: Metadata = { title: "Add evidence" };

type Props = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AddEvidencePage({ params, searchParams }: Props) {
  const [{ claimId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(claimId);
  if (read.kind === "invalid") return <NotFoundView />;
  const { done, direction } = asked.parse(query);
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="add evidence" next={`/claims/${read.id}/evidence/new`} />;
  const sheet = await getEvidenceSheet(viewer, read.id);
  if (!sheet) return <NotFoundView />;
  return (
    <EvidencePageView
      sheet={sheet}
      beginsAs={viewer.standing === "member" ? "PROPOSED" : "LIVE"}
      direction={direction}
      done={done}
      outcome={outcome}
    />
  );
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  done: z.string().optional().catch(undefined),
  direction: z.string().optional().catch(undefined),
});
