import type { Metadata } from "next";
import { AnnotationPageView } from "@/components/annotations/annotation-page-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getAnnotationSheet } from "@/lib/annotations/queries";

export const instant = false;
export const metadata: Metadata = { title: "Annotate a claim" };

type Props = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<{ done?: string }>;
};

export default async function AnnotatePage({ params, searchParams }: Props) {
  const [{ claimId }, { done }, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="annotate" next={`/claims/${claimId}/annotations/new`} />;
  const sheet = await getAnnotationSheet(viewer, claimId);
  if (!sheet) return <NotFoundView />;
  return <AnnotationPageView sheet={sheet} done={done} outcome={outcome} />;
}
