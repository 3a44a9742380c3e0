import type { Metadata } from "next";
import { askedPage } from "@/app/(public)/search/asked-page";
import { NotFoundView } from "@/components/layout/not-found-view";
import { ReviewerPage } from "@/components/publishing/reviewer-page";
import { addressOf } from "@/lib/foundation/address";
import { getReviewerPage } from "@/lib/publishing/queries/reviewers";

type Props = {
  params: Promise<{ handle: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Rendered for each request: which of the contributions are shown stands in the query.
export const instant = false;

export const metadata: Metadata = {
  title: "Contributions of a reviewer",
  robots: { index: false },
};

export default async function PagedReviewerPage({ params, searchParams }: Props) {
  const { handle } = await params;
  const reviewer = await getReviewerPage(handle, await askedPage(searchParams));
  if (!reviewer) return <NotFoundView />;
  return <ReviewerPage reviewer={reviewer} address={addressOf(reviewer.path)} />;
}
