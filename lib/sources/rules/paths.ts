/**
 * The page on which editors bring bibliographies in.
 * @param asked.at when an import was saved, in milliseconds since 1970: what it brought is shown
 */
export function importPath(asked: { at?: number; page?: number; number?: string } = {}): string {
  const query = Object.entries(asked).map(([name, value]) => [name, String(value)]);
  return `/desk/import${query.length > 0 ? `?${new URLSearchParams(query)}` : ""}`;
}
