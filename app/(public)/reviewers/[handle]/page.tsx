import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { ReviewerPage } from "@/components/publishing/reviewer-page";
import { addressOf } from "@/lib/foundation/address";
import { isHandle } from "@/lib/identity/rules";
import { faceTag } from "@/lib/identity/tags";
import { getReviewerPage } from "@/lib/publishing/queries/reviewers";

export { generateMetadata } from "./title";

type Props = { params: Promise<{ handle: string }> };

// What the build renders in place of a handle is nobody's: a word could be.
export const generateStaticParams = () => [{ handle: NOBODY }];
const NOBODY = "_";

export default async function ReviewerPublicPage({ params }: Props) {
  "use cache";
  const { handle } = await params;
  if (handle === NOBODY) return null;
  // Also where there is none: whoever wants a page takes away what stood in its place.
  if (isHandle(handle)) cacheTag(faceTag(handle));
  const reviewer = await getReviewerPage(handle);
  if (!reviewer) return <Absent />;
  // What others do to their notes makes nothing here stale: after an hour it is read anew.
  cacheLife("hours");
  cacheTag(...reviewer.tags);
  return <ReviewerPage reviewer={reviewer} address={addressOf(reviewer.path)} />;
}
