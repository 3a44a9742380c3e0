import type { Metadata } from "next";
import { cacheLife } from "next/cache";
import { Absent } from "@/app/absent";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { CitePage } from "@/components/publishing/cite-page";
import { liveBriefly } from "@/lib/foundation/page-life";
import type { CitePage as CitePageView } from "@/lib/publishing/queries/cite-page";

/** A page for citing something, or that there is nothing; for pages whose whole is cached under the tags of their own. */
export function citedPage(page: CitePageView | null) {
  if (!page) return <Absent />;
  cacheLife("max");
  return <CitePage page={page} />;
}

/** What machines read of such a page. */
export async function citedMetadata(page: CitePageView | null, path: string): Promise<Metadata> {
  if (!page) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  const { heading, cited } = page;
  return described({
    ...{ title: `${heading}: ${cited.slice(0, 120)}`, path, isIndexed: false },
    description: `${heading}, in the usual styles and for reference managers: ${cited.slice(0, 200)}`,
  });
}
