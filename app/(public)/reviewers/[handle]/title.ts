import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { bylineTag } from "@/lib/access/viewer";
import { liveBriefly } from "@/lib/foundation/page-life";
import { isHandle } from "@/lib/identity/rules";
import { faceTag } from "@/lib/identity/tags";
import { getReviewer } from "@/lib/publishing/queries/reviewers";

type Props = { params: Promise<{ handle: string }> };

/** The page's title and what else machines read of it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const { handle } = await params;
  if (isHandle(handle)) cacheTag(faceTag(handle));
  const reviewer = await getReviewer(handle);
  if (!reviewer) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("hours");
  cacheTag(bylineTag(reviewer.bylineId));
  return described({
    title: reviewer.name,
    description: `What ${reviewer.name} has contributed here: reasons for votes, evidence, arguments and notes.`,
    path: reviewer.path,
  });
}
