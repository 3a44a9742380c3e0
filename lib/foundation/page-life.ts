import { cacheLife } from "next/cache";

/** The parameter that the build renders in place of an id: such a page stays empty and asks no database. */
export const PLACEHOLDER = "placeholder";

/** The one value of `[edition]`, the parameter that rewrites fill for public pages whose address has none. */
export const LIVE = "live";

/** Seconds that an answer lives which junk can ask for: 404s and redirects. */
export const BRIEF = { stale: 60, revalidate: 60, expire: 600 };

/** Makes whatever page awaits it short-lived: the shortest life of its parts is a page's own. */
export async function liveBriefly(): Promise<void> {
  "use cache";
  cacheLife(BRIEF);
}
