import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { cslOf } from "../rules";
import { listAlikeSources } from "./alike";
import { sameSources } from "./one-source";
import type { LineageKind, OriginChangeKind, Standing } from "@/prisma/generated/enums";

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
    readSql<{ sheet: SheetRow }>(SHEET, [sourceId, PUBLIC_AUDIENCE_ID]),
    readSql<Named>(CHOOSE, [sourceId, PUBLIC_AUDIENCE_ID]),
  ]);
  if (!row) return null;
  const { csl, ...sheet } = row.sheet;
  const byTitle = (one: Named, other: Named) => one.title.localeCompare(other.title, "en");
  return { ...sheet, alike: await alikeTo(sheet, csl), choices: choices.sort(byTitle) };
}

type SheetRow = Omit<KeepingSheet, "choices" | "alike"> & { csl: string };

async function alikeTo({ id, title }: Named, csl: string): Promise<Named[]> {
  const alike = await listAlikeSources(readSql, cslOf({ csl, title }));
  return alike.filter((other) => other.id !== id);
}

export type KeepingSheet = Named & {
  standing: Standing;
  /** Newest first, at most a hundred. */
  standingChanges: (Dated & { standing: Standing })[];
  leansOn: (Named & { lineageId: string; kind: LineageKind; reason: string; at: string })[];
  leanedOnBy: (Named & { kind: LineageKind })[];
  /** Who else goes back to the same original. */
  sharesOriginWith: Named[];
  /** What was said by hand about its origin, newest first; the newest holds. */
  originChanges: (Dated & { kind: OriginChangeKind; with: Named | null })[];
  /** The record that it was merged into, with why; null where it stands for itself. */
  mergedInto: (Named & { reason: string | null; at: string }) | null;
  /** The records that were merged into it. */
  duplicates: Named[];
  /** Records that may be the same source: by number, address or title. */
  alike: Named[];
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
  SELECT json_build_object('id', s.id, 'title', r.title, 'csl', r.csl, 'standing', s.standing,
    'standingChanges', coalesce((SELECT json_agg(h ORDER BY h.at DESC) FROM (
      SELECT c.standing, c.reason, c.changed_at AS at, ${NAME_OF("c")} AS by FROM standing_changes c
      WHERE c.source_id = s.id ORDER BY c.changed_at DESC LIMIT ${CHANGES}) h), '[]'),
    'leansOn', coalesce((SELECT json_agg(f ORDER BY f.at, f."lineageId") FROM (
      SELECT l.id AS "lineageId", o.id, t.title, l.reason, l.kind, l.recorded_at AS at
      FROM lineages l JOIN sources o ON o.id = l.leans_on_id ${TITLED}
      WHERE l.source_id IN (${sameSources("s.id")}) AND l.withdrawn_at IS NULL ORDER BY l.recorded_at, l.id LIMIT ${CHOICES}) f), '[]'),
    'leanedOnBy', coalesce((SELECT json_agg(f ORDER BY f.title) FROM (
      SELECT o.id, t.title, l.kind FROM lineages l JOIN sources o ON o.id = l.source_id ${TITLED}
      WHERE l.leans_on_id IN (${sameSources("s.id")}) AND l.withdrawn_at IS NULL ORDER BY t.title LIMIT ${CHANGES}) f), '[]'),
    'sharesOriginWith', coalesce((SELECT json_agg(f ORDER BY f.title) FROM (
      SELECT o.id, t.title FROM sources o ${TITLED}
      WHERE o.origin_group_id = s.origin_group_id AND coalesce(o.merged_into_id, o.id) <> s.id AND o.merged_into_id IS NULL
      ORDER BY t.title LIMIT ${CHANGES}) f), '[]'),
    'mergedInto', (SELECT json_build_object('id', o.id, 'title', t.title, 'reason', d.reason, 'at', d.decided_at)
      FROM sources o ${TITLED} JOIN LATERAL (SELECT d.reason, d.decided_at FROM decisions d
        WHERE d.source_id = s.id AND d.kind = 'MERGE' ORDER BY d.decided_at DESC LIMIT 1) d ON true WHERE o.id = s.merged_into_id),
    'duplicates', coalesce((SELECT json_agg(f ORDER BY f.title, f.id) FROM (
      SELECT o.id, t.title FROM sources o ${TITLED} WHERE o.merged_into_id = s.id ORDER BY t.title, o.id LIMIT ${CHOICES}) f), '[]'),
    'originChanges', coalesce((SELECT json_agg(h ORDER BY h.at DESC) FROM (
      SELECT c.kind, c.reason, c.changed_at AS at, ${NAME_BY_ACTOR("c")} AS by,
        (SELECT json_build_object('id', o.id, 'title', t.title) FROM sources o ${TITLED} WHERE o.id = c.with_id) AS "with"
      FROM origin_changes c
      WHERE c.source_id = s.id ORDER BY c.changed_at DESC LIMIT ${CHANGES}) h), '[]')) AS sheet
  FROM sources s JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  WHERE s.id = $1 AND s.audience_id = $2 AND s.state = 'LIVE'`,
};

const CHOOSE = {
  name: "sources_keeping_choices",
  text: `SELECT o.id, t.title FROM sources o ${TITLED}
         WHERE o.id <> $1 AND o.audience_id = $2 AND o.state = 'LIVE' AND o.merged_into_id IS NULL ORDER BY o.created_at DESC, o.id LIMIT ${CHOICES}`,
};
