import type { Metadata } from "next";
import { z } from "zod";
import { ThreadPageView } from "@/components/annotations/thread-page-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { answerOrDraft, KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getThread } from "@/lib/annotations/queries/thread";
import { notePath } from "@/lib/annotations/rules";
import { readPublicId } from "@/lib/foundation/ids";

export const instant = false;
export const metadata: Metadata = { title: "A note and its answers" };

type Props = {
  params: Promise<{ claimId: string; annotationId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NotePage({ params, searchParams }: Props) {
  const [path, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const [claim, note] = [readPublicId(path.claimId), z.uuid().safeParse(path.annotationId)];
  if (claim.kind === "invalid" || !note.success) return <NotFoundView />;
  const { done, page } = asked.parse(query);
  const at = notePath(claim.id, note.data);
  const [thread, shown] = await Promise.all([
    getThread(viewer, claim.id, note.data, page),
    answerOrDraft(viewer, at, outcome),
  ]);
  if (!thread) return <NotFoundView />;
  return (
    <KeepingDrafts viewer={viewer} at={at}>
      <ThreadPageView {...{ thread, isSignedIn: viewer.isSignedIn, done, outcome: shown }} />
    </KeepingDrafts>
  );
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  done: z.string().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
