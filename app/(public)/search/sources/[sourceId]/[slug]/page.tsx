import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { askedPage } from "@/app/(public)/search/asked-page";
import { NotFoundView } from "@/components/layout/not-found-view";
import { SourcePage } from "@/components/publishing/source-page";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { getHiding, noticePath } from "@/lib/publishing/queries/hidden";
import { getSourcePage } from "@/lib/publishing/queries/source-page";

type Props = {
  params: Promise<{ sourceId: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Rendered for each request: which of the excerpts are shown stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "Excerpts of a source", robots: { index: false } };

export default async function PagedSourcePage({ params, searchParams }: Props) {
  const { sourceId, slug } = await params;
  const read = readPublicId(sourceId);
  const page = await askedPage(searchParams);
  const source = read.kind === "invalid" ? null : await getSourcePage(read.id, page);
  if (!source) {
    const isHidden = read.kind !== "invalid" && (await getHiding("source", read.id));
    return isHidden ? permanentRedirect(noticePath("source", read.id)) : <NotFoundView />;
  }
  if (source.mergedPath) permanentRedirect(source.mergedPath);
  if (source.path !== `/sources/${sourceId}/${slug}`)
    permanentRedirect(page > 1 ? `${source.path}?page=${page}` : source.path);
  return <SourcePage source={source} address={addressOf(source.path)} />;
}
