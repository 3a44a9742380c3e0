import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { Moved } from "@/app/moved";
import { CitePage } from "@/components/publishing/cite-page";
import { liveBriefly } from "@/lib/foundation/page-life";
import type { CiteElsewhere, CitePage as CitePageView } from "@/lib/publishing/queries/cite-page";

type Found = CitePageView | CiteElsewhere | null;

/**
 * A page for citing something, or that it is elsewhere, or that there is nothing; for pages whose whole is cached.
 * @param asked the address that it was asked for by
 */
export function citedPage(page: Found, asked: string) {
  if (!page) return <Absent />;
  if ("movedTo" in page) return <Moved to={page.movedTo} />;
  if (page.path !== asked) return <Moved to={page.path} />;
  cacheTag(...page.tags);
  cacheLife("max");
  return <CitePage page={page} />;
}

/** What machines read of such a page. */
export async function citedMetadata(page: Found): Promise<Metadata> {
  if (!page || "movedTo" in page) return liveBriefly().then(() => NOT_FOUND);
  cacheTag(...page.tags);
  cacheLife("max");
  const { heading, cited, path } = page;
  return described({
    ...{ title: `${heading}: ${cited.slice(0, 120)}`, path, isIndexed: false },
    description: `${heading}, in the usual styles and for reference managers: ${cited.slice(0, 200)}`,
  });
}
