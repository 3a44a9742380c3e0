/** Beyond this page a list has nothing: to skip more rows than it has would cost as much as reading them. */
export const LAST_PAGE = 200;

/** LIMIT and OFFSET of a page: one row more than it shows, which says whether there is a further one. */
export function windowOf(page: number, perPage: number): [limit: number, offset: number] {
  return [perPage + 1, (within(page) - 1) * perPage];
}

/**
 * What one page shows of the rows that `windowOf` asked for, and where it stands in the list.
 * `from` and `to` count items from 1; on a page behind the end `to` is less than `from`.
 */
export function pageOf<Row>(rows: readonly Row[], page: number, perPage: number) {
  const items = rows.slice(0, perPage);
  const from = (within(page) - 1) * perPage + 1;
  const hasMore = rows.length > perPage && within(page) < LAST_PAGE;
  return { items, page: within(page), from, to: from + items.length - 1, hasMore };
}

const within = (page: number) => Math.min(Math.max(page, 1), LAST_PAGE);
