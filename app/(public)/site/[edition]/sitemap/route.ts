import { cacheLife } from "next/cache";
import { addressOf } from "@/lib/foundation/address";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";
import { listPages } from "@/lib/publishing/queries/sitemap";

type Context = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

/** The pages that search engines may want, with when each changed last (sitemaps.org). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return new Response(await sitemap((await params).edition), {
    headers: { "content-type": "application/xml; charset=utf-8" },
  });
}

// Every vote changes some page: the list is made anew by the hour and not for each.
async function sitemap(edition: string): Promise<string> {
  "use cache";
  cacheLife("hours");
  if (edition !== LIVE) return "";
  const entries = (await listPages()).map(({ path, changedAt }) => {
    const changed = changedAt ? `<lastmod>${changedAt}</lastmod>` : "";
    return `<url><loc>${escaped(addressOf(path))}</loc>${changed}</url>`;
  });
  return `${OPENING}\n${entries.join("\n")}\n</urlset>\n`;
}

const OPENING = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`;

// Paths are made of ids, handles and ASCII words; the origin is the operator's.
const escaped = (address: string): string => address.replaceAll("&", "&amp;");
