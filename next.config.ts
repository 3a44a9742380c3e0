import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const MEBIBYTE = 1024 * 1024;

// Public pages that read the database and whose address has no parameter. A rewrite fills one (`/site/[edition]/…`),
// so that they are rendered when first asked for and not by the build, which has no database.
const LIVE_PAGES = ["/", "/claims", "/documents", "/sources"];

// Lists by the keys of their queries: asked with one of these, a list goes to its sibling that renders per request.
const QUERIED_LISTS = {
  "/claims": ["q", "page", "sort"],
  "/claims/:claimId/annotations": ["page"],
  "/sources/:sourceId/:slug": ["page"],
};

// A shared cache in front may keep the answer to a search for this many seconds.
const SEARCH_SECONDS = 5;

const config: NextConfig = {
  cacheComponents: true,
  // With true, the first visit to an id is not cached and an unknown id answers 200.
  partialPrefetching: false,
  // Types are a check of their own, for every file of the project; a start builds what is served.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // A cached page carries a tag that was reckoned when it was kept; Next would reckon it again for every request.
  generateEtags: false,
  reactStrictMode: true,
  // Next renders every request of the bots on its list; a pattern that nothing matches gives them the cached page.
  htmlLimitedBots: /(?!)/,
  // The optimiser would write files for whoever asks; no picture here needs it.
  images: { unoptimized: true },
  agentRules: false,
  cacheHandler: fileOf("./lib/foundation/page-cache.mjs"),
  cacheHandlers: { default: fileOf("./lib/foundation/page-parts-cache.mjs") },
  // Bounds whole pages in memory, a byte a character: 1,000 claims with 60 pieces of evidence each take 86 MB of it.
  cacheMaxMemorySize: 128 * MEBIBYTE,
  experimental: { isrFlushToDisk: false, agentUpgrade: false },
  serverExternalPackages: ["graphile-worker"],

  async rewrites() {
    const queried = Object.entries(QUERIED_LISTS).flatMap(([list, keys]) =>
      keys.map((key) => ({ ...asked(list, key), destination: `/search${list}` })),
    );
    const live = LIVE_PAGES.map((page) => ({
      source: page,
      destination: page === "/" ? "/site/live" : `/site/live${page}`,
    }));
    return { beforeFiles: [...queried, ...live], afterFiles: [], fallback: [] };
  },

  // The addresses behind the rewrites lead back to those that people know.
  async redirects() {
    return [
      { source: "/site/:edition", destination: "/", permanent: true },
      { source: "/site/:edition/:path*", destination: "/:path*", permanent: true },
      { source: "/search/:path*", destination: "/:path*", permanent: true },
    ];
  },

  async headers() {
    const value = `public, max-age=0, s-maxage=${SEARCH_SECONDS}`;
    return Object.entries(QUERIED_LISTS).flatMap(([list, keys]) =>
      keys.map((key) => ({ ...asked(list, key), headers: [{ key: "Cache-Control", value }] })),
    );
  },
};

export default config;

function asked(source: string, key: string) {
  return { source, has: [{ type: "query" as const, key }] };
}

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
