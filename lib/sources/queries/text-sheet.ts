import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import {
  readContents,
  readPart,
  type ReadPart,
  type TextContents,
} from "@/lib/texts/queries/reading";
import type { DescribedText } from "@/lib/texts/rules/described";
import type { Holding } from "@/prisma/generated/enums";

/**
 * What the page for a text's rights shows, with the history of both; null for whoever corrects none, and where there is no
 * such text of a public, live source.
 */
export async function getRightsSheet(
  viewer: Viewer,
  editionId: string,
): Promise<RightsSheet | null> {
  if (!mayEver("source.rights", viewer)) return null;
  const [row] = await readSql<{ sheet: RightsSheet }>(SHEET, [editionId, PUBLIC_AUDIENCE_ID]);
  return row?.sheet ?? null;
}

/**
 * A text to be read by those who keep sources, shown to everyone or not: one part of it. Null for everybody else, and
 * where it has no words or no such part.
 */
export async function getPrivateText(
  viewer: Viewer,
  editionId: string,
  ordinal: number,
): Promise<PrivateText | null> {
  if (!mayEver("text.readPrivate", viewer)) return null;
  const [row] = await readSql<{ sheet: RightsSheet }>(SHEET, [editionId, PUBLIC_AUDIENCE_ID]);
  if (!row) return null;
  const [contents, part] = await Promise.all([
    readContents(readSql, editionId),
    readPart(readSql, editionId, ordinal),
  ]);
  return part && { ...row.sheet, contents, part };
}

export type RightsSheet = DescribedText & {
  id: string;
  source: { id: string; title: string };
  holding: Holding;
  isWithdrawn: boolean;
  hasWords: boolean;
  /** What was done to it since it came in, newest first, at most a hundred. */
  history: {
    act: "source.rights" | "text.withdraw" | "text.restore";
    reason: string;
    by: string;
    at: string;
  }[];
};
export type PrivateText = RightsSheet & { contents: TextContents; part: ReadPart };

// Who acted is known by actor alone: the name that they contribute under. Audits are the program's own to read.
const SHEET = {
  name: "sources_rights_sheet",
  text: `
  SELECT json_build_object('id', e.id, 'source', json_build_object('id', s.id, 'title', r.title), 'role', e.role,
    'holding', e.holding, 'rights', e.rights, 'rightsNote', e.rights_note, 'language', e.language, 'label', e.label,
    'isWithdrawn', EXISTS (SELECT 1 FROM text_withdrawals w WHERE w.edition_id = e.id AND w.restored_at IS NULL),
    'hasWords', EXISTS (SELECT 1 FROM edition_texts t WHERE t.edition_id = e.id),
    'history', coalesce((SELECT json_agg(h ORDER BY h.at DESC) FROM (
      SELECT a.name AS act, a.after::json ->> 'reason' AS reason, a.at, (
        SELECT coalesce(p.name, 'a former reviewer') FROM bylines b LEFT JOIN profiles p ON p.id = b.profile_id
        WHERE b.actor_id = a.actor_id ORDER BY b.kind = 'NAME' DESC LIMIT 1) AS by
      FROM audit_events a WHERE a.subject_kind = 'edition' AND a.subject_id = e.id::text
        AND a.name IN ('source.rights', 'text.withdraw', 'text.restore')
      ORDER BY a.at DESC LIMIT 100) h), '[]')) AS sheet
  FROM editions e JOIN sources s ON s.id = e.source_id AND s.state = 'LIVE'
  JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  WHERE e.id = $1::uuid AND e.audience_id = $2::uuid AND s.audience_id = $2::uuid`,
};
