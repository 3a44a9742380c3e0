/** How many claims that lean on a source one page lists. */
export const TOUCHED_PER_PAGE = 20;

/** Where everyone reads what leans on a source. */
export const leaningPath = (sourceId: string, page = 1): string =>
  `/sources/${sourceId}/leaning${page > 1 ? `?page=${page}` : ""}`;
