import { cacheLife } from "next/cache";
import { addressOf } from "@/lib/foundation/address";
import { env } from "@/lib/foundation/env";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";

type Context = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

/** Everything that anyone reads may be indexed, unless the operator wishes otherwise; forms, the desk and answers to queries are not worth a visit. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return new Response(await robots((await params).edition), {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

// What the operator wishes, and the full address of the list of pages, are known when it runs, not when it is built.
async function robots(edition: string): Promise<string> {
  "use cache";
  cacheLife("max");
  if (edition !== LIVE) return "";
  if (env().isNoindex) return "User-Agent: *\nDisallow: /\n";
  return [
    "User-Agent: *",
    "Allow: /",
    ...CLOSED.map((path) => `Disallow: ${path}`),
    "",
    `Sitemap: ${addressOf("/sitemap.xml")}`,
    "",
  ].join("\n");
}

const CLOSED = [
  ...["/api/", "/desk", "/account", "/outbox", "/sign-in", "/sign-up", "/reset"],
  ...["/flag", "/follow", "/fits", "/notifications", "/report"],
  ...["/*/new", "/*/revise", "/*/rate", "/*/answer", "/*/fit", "/claims/*/vote"],
  // A list narrowed, searched or turned over says nothing that its first page and the pages it leads to do not.
  "/*?",
];
