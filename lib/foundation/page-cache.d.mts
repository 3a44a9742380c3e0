/** How many 404s and redirects are kept. */
export const MOST_REFUSALS: number;

/** How many files that are no pages are kept. */
export const MOST_FILES: number;

type Entry = { value: unknown; lastModified: number; cacheControl?: unknown };

/** The cache of whole pages, as Next's `cacheHandler` setting expects it. */
export default class PageCache {
  constructor(context: object);
  get(key: string, context: { kind: string }): Promise<Entry | null>;
  set(key: string, data: object | null, context: object): Promise<void>;
  revalidateTag(tags: string | string[], durations?: { expire?: number }): Promise<void>;
}
