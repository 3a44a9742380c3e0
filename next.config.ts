import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

const MEBIBYTE = 1024 * 1024;

// Public pages that read the database and whose address has no parameter. A rewrite fills one (`/site/[edition]/…`),
// so that they are rendered when first asked for and not by the build, which has no database.
const LIVE_PAGES = [
  ...["/", "/claims", "/documents", "/sources", "/topics", "/people", "/contact"],
  ...["/rulings", "/redactions", "/requests"],
];
// Files of the same kind. Under their own names Next would take their folders for something else.
const LIVE_FILES = { "/robots.txt": "/robots", "/sitemap.xml": "/sitemap" };

// Lists by the keys of their queries: asked with one of these, a list goes to its sibling that renders per request.
const QUERIED_LISTS = {
  "/claims": ["q", "verdict", "turnout", "topic", "kind", "document", "source", "sort", "page"],
  "/claims/:claimId/annotations": ["page"],
  "/sources/:sourceId/:slug": ["page"],
  "/claims/:claimId/history": ["page"],
  "/redactions": ["page"],
  "/topics": ["page"],
  "/topics/:topicId/:slug": ["page"],
  "/people": ["page"],
  "/people/:personId/:slug": ["page"],
  "/reviewers/:handle": ["page"],
  "/rulings": ["sort", "page"],
  "/requests": ["state", "sort", "page"],
};

// Pages whose address ends in words. Without them it is as with wrong ones: the id decides, and leads to the words.
const WORDED_PAGES = ["claims", "documents", "sources", "topics", "people"];
const NO_WORDS = "-";

// A claim or a source as a file that reference managers read. Behind its address stands a route of its own, so that
// whatever else is typed there finds the page that says there is nothing.
const CITED = ["claims", "sources"];
const CITED_FILE = ":id([0-9A-Za-z]{10}).:format(biblatex\\.bib|bib|ris|csl\\.json)";

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
  // Bounds whole pages in memory, a byte a character: 1,000 claims with 60 pieces of evidence each take 139 MB of it.
  cacheMaxMemorySize: 192 * MEBIBYTE,
  experimental: { isrFlushToDisk: false, agentUpgrade: false },
  serverExternalPackages: ["graphile-worker", "citeproc"],

  async rewrites() {
    const queried = Object.entries(QUERIED_LISTS).flatMap(([list, keys]) =>
      keys.map((key) => ({ ...asked(list, key), destination: `/search${list}` })),
    );
    const pages = LIVE_PAGES.map((page) => [page, page === "/" ? "" : page]);
    const live = [...pages, ...Object.entries(LIVE_FILES)].map(([source, place]) => ({
      source: source!,
      destination: `/site/live${place}`,
    }));
    const wordless = WORDED_PAGES.map((list) => ({
      source: `/${list}/:id([0-9A-Za-z]{10})`,
      destination: `/${list}/:id/${NO_WORDS}`,
    }));
    const cited = CITED.map((kind) => ({
      source: `/${kind}/${CITED_FILE}`,
      destination: `/cited/${kind}/:id/:format`,
    }));
    return {
      beforeFiles: [...wordless, ...queried, ...live, ...cited],
      afterFiles: [],
      fallback: [],
    };
  },

  // The addresses behind the rewrites lead back to those that people know.
  async redirects() {
    return [
      { source: "/site/:edition", destination: "/", permanent: true },
      { source: "/site/:edition/:path*", destination: "/:path*", permanent: true },
      // Below it nothing is no path at all: it would lead nowhere.
      { source: "/search", destination: "/claims", permanent: true },
      { source: "/search/:path+", destination: "/:path+", permanent: true },
      { source: "/cited/:kind/:id/:format", destination: "/:kind/:id.:format", permanent: true },
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
