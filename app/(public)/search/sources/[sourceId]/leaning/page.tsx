import type { Metadata } from "next";
import { askedPage } from "@/app/(public)/search/asked-page";
import { NotFoundView } from "@/components/layout/not-found-view";
import { LeaningPage } from "@/components/publishing/leaning-page";
import { readPublicId } from "@/lib/foundation/ids";
import { getLeaningPage } from "@/lib/publishing/queries/leaning-page";

type Props = {
  params: Promise<{ sourceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Rendered for each request: which of the claims are shown stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "What leans on a source", robots: { index: false } };

export default async function PagedLeaningPage({ params, searchParams }: Props) {
  const read = readPublicId((await params).sourceId);
  const page = await askedPage(searchParams);
  const found = read.kind === "invalid" ? null : await getLeaningPage(read.id, page);
  return found ? <LeaningPage {...found} /> : <NotFoundView />;
}
