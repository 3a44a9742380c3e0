import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { ContentState } from "@/prisma/generated/enums";

export const IMPORTED_PER_PAGE = 50;

/**
 * What the page for importing shows of an import of the viewer's own that was saved: a page of what it brought, in the
 * order of titles. Null for whoever imports nothing.
 *
 * @param at when it was saved, in milliseconds since 1970; null where the page shows none
 */
export async function getImportSheet(
  viewer: Viewer,
  at: number | null,
  page: number,
): Promise<ImportSheet | null> {
  if (!mayEver("source.import", viewer)) return null;
  if (at === null) return { imported: null };
  const from = (page - 1) * IMPORTED_PER_PAGE;
  const rows = await readSql<ImportedSource & { total: number }>(IMPORTED, [
    ...[viewer.actorId, PUBLIC_AUDIENCE_ID, new Date(at), IMPORTED_PER_PAGE, from],
  ]);
  if (rows.length === 0 && page === 1) return { imported: null };
  const sources = rows.map(({ total: _, ...source }) => source);
  return { imported: { at, page, total: rows[0]?.total ?? 0, sources } };
}

export type ImportSheet = { imported: Imported | null };
export type Imported = { at: number; page: number; total: number; sources: ImportedSource[] };
export type ImportedSource = { id: string; title: string; state: ContentState };

const IMPORTED = {
  name: "sources_imported",
  text: `SELECT s.id, r.title, s.state, count(*) OVER ()::int AS total
         FROM sources s JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
         WHERE s.actor_id = $1 AND s.audience_id = $2 AND s.created_at = $3
         ORDER BY lower(r.title), s.id LIMIT $4 OFFSET $5`,
};
