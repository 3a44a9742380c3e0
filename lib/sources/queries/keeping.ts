import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { Standing } from "@/prisma/generated/enums";

// The newest; a list of choices that is longer is searched on its own page.
const CHOICES = 500;
const CHANGES = 100;

/**
 * What the page for keeping a source honest shows: its standing with the history of it, what it leans on,
 * with whom it shares an original, and the sources to choose from. Null for whoever does not keep sources,
 * and where there is no such public, live source.
 */
export async function getKeepingSheet(
  viewer: Viewer,
  sourceId: string,
): Promise<KeepingSheet | null> {
  if (!mayEver("source.standing", viewer)) return null;
  const [[row], choices] = await Promise.all([
    readSql<{ sheet: Omit<KeepingSheet, "choices"> }>(SHEET, [sourceId, PUBLIC_AUDIENCE_ID]),
    readSql<Named>(CHOOSE, [sourceId, PUBLIC_AUDIENCE_ID]),
  ]);
  if (!row) return null;
  const byTitle = (one: Named, other: Named) => one.title.localeCompare(other.title, "en");
  return { ...row.sheet, choices: choices.sort(byTitle) };
}

export type KeepingSheet = Named & {
  standing: Standing;
  /** Newest first, at most a hundred. */
  standingChanges: (Dated & { standing: Standing })[];
  leansOn: (Named & { lineageId: string; reason: string; at: string })[];
  /** Who else goes back to the same original. */
  sharesOriginWith: Named[];
  originChanges: Dated[];
  choices: Named[];
};
type Named = { id: string; title: string };
type Dated = { reason: string; by: string; at: string };

const NAME_OF = (table: string) => `(SELECT coalesce(b.pseudonym, p.name, 'a former reviewer')
  FROM bylines b LEFT JOIN profiles p ON p.id = b.profile_id WHERE b.id = ${table}.byline_id)`;
// Who changed an origin is known by actor alone: the name that they contribute under.
const NAME_BY_ACTOR = (table: string) => `(SELECT coalesce(p.name, 'a former reviewer')
  FROM bylines b LEFT JOIN profiles p ON p.id = b.profile_id
  WHERE b.actor_id = ${table}.actor_id ORDER BY b.kind = 'NAME' DESC LIMIT 1)`;
const TITLED = `JOIN source_revisions t ON t.source_id = o.id AND t.id = o.current_revision_id`;

const SHEET = {
  name: "sources_keeping_sheet",
  text: `
  SELECT json_build_object('id', s.id, 'title', r.title, 'standing', s.standing,
    'standingChanges', coalesce((SELECT json_agg(h ORDER BY h.at DESC) FROM (
      SELECT c.standing, c.reason, c.changed_at AS at, ${NAME_OF("c")} AS by FROM standing_changes c
      WHERE c.source_id = s.id ORDER BY c.changed_at DESC LIMIT ${CHANGES}) h), '[]'),
    'leansOn', coalesce((SELECT json_agg(json_build_object('lineageId', l.id, 'id', o.id, 'title', t.title, 'reason', l.reason,
        'at', l.recorded_at) ORDER BY l.recorded_at, l.id)
      FROM lineages l JOIN sources o ON o.id = l.leans_on_id ${TITLED}
      WHERE l.source_id = s.id AND l.withdrawn_at IS NULL), '[]'),
    'sharesOriginWith', coalesce((SELECT json_agg(f ORDER BY f.title) FROM (
      SELECT o.id, t.title FROM sources o ${TITLED}
      WHERE o.origin_group_id = s.origin_group_id AND o.id <> s.id ORDER BY t.title LIMIT ${CHANGES}) f), '[]'),
    'originChanges', coalesce((SELECT json_agg(h ORDER BY h.at DESC) FROM (
      SELECT c.reason, c.changed_at AS at, ${NAME_BY_ACTOR("c")} AS by FROM origin_changes c
      WHERE c.source_id = s.id ORDER BY c.changed_at DESC LIMIT ${CHANGES}) h), '[]')) AS sheet
  FROM sources s JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  WHERE s.id = $1 AND s.audience_id = $2 AND s.state = 'LIVE'`,
};

const CHOOSE = {
  name: "sources_keeping_choices",
  text: `SELECT o.id, t.title FROM sources o ${TITLED}
         WHERE o.id <> $1 AND o.audience_id = $2 AND o.state = 'LIVE' ORDER BY o.created_at DESC, o.id LIMIT ${CHOICES}`,
};
