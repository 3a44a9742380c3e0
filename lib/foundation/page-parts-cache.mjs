import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { createDefaultCacheHandler } = require("next/dist/server/lib/cache-handlers/default.js");

const MEBIBYTE = 1024 * 1024;

/**
 * Where the results of `"use cache"` functions live: Next's own handler in memory, with a bound of its own. A public
 * page that is kept whole asks for its parts only when it is rendered, so they need far less room than the pages do.
 */
export default createDefaultCacheHandler(32 * MEBIBYTE);
