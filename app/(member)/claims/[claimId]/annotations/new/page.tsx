import type { Metadata } from "next";
import { z } from "zod";
import { AnnotationPageView } from "@/components/annotations/annotation-page-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { annotatePath } from "@/lib/annotations/rules";
import { publicIdField } from "@/lib/foundation/fields";
import { readPublicId } from "@/lib/foundation/ids";
import { getAnnotationSheet } from "@/lib/annotations/queries/sheet";

export const instant = false;
export const metadata: Metadata = { title: "Annotate a claim" };

type Props = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function AnnotatePage({ params, searchParams }: Props) {
  const [{ claimId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(claimId);
  if (read.kind === "invalid") return <NotFoundView />;
  const { done, ...items } = asked.parse(query);
  const item = itemIn(items);
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to="annotate" next={annotatePath(read.id, item)} />;
  const sheet = await getAnnotationSheet(viewer, read.id, item);
  if (!sheet) return <NotFoundView />;
  return <AnnotationPageView sheet={sheet} done={done} outcome={outcome} />;
}

function itemIn({ evidence, argument }: { evidence?: string; argument?: string }) {
  if (evidence) return { kind: "evidence" as const, itemId: evidence };
  return argument ? { kind: "argument" as const, itemId: argument } : undefined;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  done: z.string().optional().catch(undefined),
  evidence: publicIdField.optional().catch(undefined),
  argument: publicIdField.optional().catch(undefined),
});
