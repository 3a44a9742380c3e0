import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { documentOf } from "./page-document.mjs";

const require = createRequire(import.meta.url);
const {
  default: FileSystemCache,
} = require("next/dist/server/lib/incremental-cache/file-system-cache.js");
const {
  SharedCacheControls,
} = require("next/dist/server/lib/incremental-cache/shared-cache-controls.external.js");
const {
  areTagsExpired,
} = require("next/dist/server/lib/incremental-cache/tags-manifest.external.js");
const { NEXT_CACHE_TAGS_HEADER } = require("next/dist/lib/constants.js");
// Next remembers a lifetime for every address it ever answered; those of evicted answers are forgotten here.
const lifetimes = SharedCacheControls.cacheControls;

/** How many 404s and redirects are kept. */
export const MOST_REFUSALS = 500;
/** How many files that are no pages are kept: pictures of up to 60 kB, citations. */
export const MOST_FILES = 200;
const MOST_RENDERS_AT_ONCE = 1000;

/** By key, oldest first. */
const refusals = new Map();
const files = new Map();
/** When the render of a key was asked for, in milliseconds. */
const askedAt = new Map();

/**
 * The cache of whole pages: Next's own, in memory alone, changed in seven points.
 *
 * - A page is kept as a document: its html without React's payload and scripts, its tag reckoned once, and none of
 *   what only React would ask for. The first answer is that document too.
 * - Nothing is written to disk. What the build wrote is read.
 * - 404s and redirects have a small room of their own: addresses that anyone can invent push no page out.
 * - So have files that route handlers make, one of each claim and more: pictures would push pages out by their size, and
 *   of small ones far more would be kept than their bytes say.
 * - A page carries the time at which its render was asked for, not the end of it: a tag that expires while the page
 *   renders then counts, and the next visitor gets the new words instead of the old ones for ever.
 * - A page that renders per request has no shell, so that its status is that of its render: 500 where it failed.
 * - The first answer of a redirect sends its location once; Next would add it a second time.
 */
export default class PageCache extends FileSystemCache {
  constructor(context) {
    super({ ...context, flushToDisk: false });
    const pages = FileSystemCache.memoryCache;
    if (pages) pages.onEvict = (key) => lifetimes.delete(key);
  }

  async get(key, context) {
    const kept = inRoom(refusals, key) ?? inRoom(files, key) ?? (await this.#page(key, context));
    // The first to ask sets the time: a change during that render counts for it, whoever asks meanwhile.
    if ((!kept || isDue(kept)) && !askedAt.has(key))
      remember(askedAt, key, Date.now(), MOST_RENDERS_AT_ONCE);
    return kept?.value?.postponed && kept.value.html === "" ? withoutShell(kept) : kept;
  }

  // What the build wrote becomes a document when it is first read.
  async #page(key, context) {
    const stored = await super.get(key, context);
    if (stored && becomeDocument(stored.value)) FileSystemCache.memoryCache?.set(key, stored);
    return stored;
  }

  async set(key, data, context) {
    becomeDocument(data);
    if (data?.kind === "APP_ROUTE") tag(data, data.body);
    const lastModified = askedAt.get(key) ?? Date.now();
    askedAt.delete(key);
    const [room, most] = roomOf(data);
    for (const other of [refusals, files]) if (other !== room) other.delete(key);
    if (room) {
      const value = isPage(data) ? withoutSecondLocation(data) : data;
      const { cacheControl } = context;
      const evicted = remember(room, key, { value, lastModified, cacheControl }, most);
      if (evicted) lifetimes.delete(evicted);
      return;
    }
    await super.set(key, data, context);
    const stored = FileSystemCache.memoryCache?.get(key);
    if (stored) stored.lastModified = lastModified;
  }
}

/**
 * Changes the value itself, since Next goes on to send the object that it gave us. A shell whose holes are filled per
 * request (`postponed`) stays React's.
 *
 * @returns whether it was a whole page and no document yet
 */
function becomeDocument(value) {
  if (!isPage(value) || value.postponed !== undefined || value.headers?.etag) return false;
  value.html = documentOf(value.html);
  value.rscData = undefined;
  value.segmentData = undefined;
  tag(value, value.html);
  return true;
}

// An empty text would be sent as a first, empty piece, and with it the head: status 200, whatever the render comes to.
function withoutShell(kept) {
  return { ...kept, value: { ...kept.value, html: null } };
}

function tag(value, body) {
  const digest = createHash("sha256").update(body).digest("base64url");
  value.headers = { ...value.headers, etag: `"${digest.slice(0, 27)}"` };
}

// What is born or moves elsewhere expires its tags, and with them the 404 or redirect that stood there.
function inRoom(room, key) {
  const kept = room.get(key);
  const tags = kept?.value.headers?.[NEXT_CACHE_TAGS_HEADER];
  if (typeof tags !== "string" || !areTagsExpired(tags.split(","), kept.lastModified)) return kept;
  room.delete(key);
  return undefined;
}

// Pages have none of these: they are bounded by their bytes.
function roomOf(data) {
  const isFile = data?.kind === "APP_ROUTE";
  if ((isFile || isPage(data)) && data.status >= 300) return [refusals, MOST_REFUSALS];
  return isFile ? [files, MOST_FILES] : [];
}

function isPage(data) {
  return data?.kind === "APP_PAGE";
}

function isDue({ lastModified, cacheControl }) {
  const seconds = cacheControl?.revalidate;
  return typeof seconds === "number" && lastModified + seconds * 1000 <= Date.now();
}

// Next goes on to send the object it gave us, on a response whose location the render has set already.
function withoutSecondLocation(data) {
  const kept = { ...data, headers: { ...data.headers } };
  if (data.headers) delete data.headers.location;
  return kept;
}

// Gives the key that had to go, if any.
function remember(map, key, value, most) {
  map.delete(key);
  map.set(key, value);
  if (map.size <= most) return undefined;
  const [oldest] = map.keys();
  map.delete(oldest);
  return oldest;
}
