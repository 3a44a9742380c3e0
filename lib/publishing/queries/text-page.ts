import "server-only";
import { publicSql } from "@/lib/foundation/db";
import { plainly } from "@/lib/foundation/redacted";
import { sourcePath } from "@/lib/sources/rules";
import { textPath } from "@/lib/sources/rules/texts";
import {
  readContents,
  readPart,
  type ReadPart,
  type TextContents,
} from "@/lib/texts/queries/reading";
import type { DescribedText } from "@/lib/texts/rules/described";
import type { Holding } from "@/prisma/generated/enums";

/**
 * A text of a live source as everyone sees it: its record, and where it is shown its contents and one part. Without
 * `ordinal` the part is there for a text of one part alone. Null where there is no such text, and no such part to be read.
 */
export async function getTextPage(editionId: string, ordinal?: number): Promise<TextPage | null> {
  const [row] = await publicSql<{ record: RecordRow }>(RECORD, [editionId]);
  if (!row) return null;
  const record = recordShown(row.record);
  if (record.holding !== "SHOWN") return ordinal === undefined ? { ...record, ...NO_WORDS } : null;
  const contents = await readContents(publicSql, editionId);
  const isWhole = contents.parts.length === 1;
  const part =
    ordinal !== undefined || isWhole ? await readPart(publicSql, editionId, ordinal ?? 1) : null;
  if (ordinal !== undefined && !part) return null;
  return { ...record, contents, part };
}

/** What a text is called, for the page's own title; null where there is none. */
export async function getTextTitle(editionId: string) {
  const [row] = await publicSql<{ record: RecordRow }>(RECORD, [editionId]);
  return row ? recordShown(row.record) : null;
}

export type TextRecordShown = Omit<RecordRow, "source"> & {
  source: { id: string; title: string; href: string };
  path: string;
};
export type TextPage = TextRecordShown & { contents: TextContents; part: ReadPart | null };

const NO_WORDS = { contents: { parts: [], isCut: false }, part: null };

type RecordRow = DescribedText & {
  id: string;
  source: { id: string; title: string };
  holding: Holding;
  sha256: string;
  /** In UTF-16 units. */
  length: number;
  at: string;
  /** Which of the texts of this name it is, from 1, and of how many. */
  version: number;
  versions: number;
  /** Excerpts of live evidence that stand in it, by the newest check of each. */
  matched: number;
  /** Newest first. */
  withdrawals: Withdrawal[];
};
type Withdrawal = {
  reason: string;
  by: string;
  at: string;
  restoredAt: string | null;
  restoredReason: string | null;
};

function recordShown({ source, ...record }: RecordRow): TextRecordShown {
  const { id, title } = source;
  return {
    ...record,
    source: { id, title: plainly(title), href: sourcePath(source) },
    path: textPath({ sourceId: id, editionId: record.id }),
  };
}

const SAME_NAME = `editions v WHERE v.source_id = e.source_id AND v.role = e.role AND v.label = e.label`;
const RECORD = {
  name: "publishing_text_record",
  text: `
  SELECT json_build_object('id', e.id, 'source', json_build_object('id', s.id, 'title', r.title), 'role', e.role,
    'holding', e.holding, 'rights', e.rights, 'rightsNote', e.rights_note, 'language', e.language, 'label', e.label,
    'sha256', e.sha256, 'length', e.length_units, 'at', e.created_at,
    'version', (SELECT count(*) FROM ${SAME_NAME} AND (v.created_at, v.id) <= (e.created_at, e.id)),
    'versions', (SELECT count(*) FROM ${SAME_NAME}),
    'matched', (SELECT count(*) FROM evidence_revisions x
      JOIN evidence n ON n.claim_id = x.claim_id AND n.current_revision_id = x.id AND n.state = 'LIVE'
      JOIN LATERAL (SELECT k.status, k.edition_id FROM excerpt_checks k
        WHERE k.claim_id = x.claim_id AND k.evidence_revision_id = x.id ORDER BY k.checked_at DESC, k.id DESC LIMIT 1) newest ON true
      WHERE x.source_id = e.source_id AND newest.edition_id = e.id AND newest.status IN ('VERIFIED', 'WRONG_LOCATOR')),
    'withdrawals', coalesce((SELECT json_agg(json_build_object('reason', w.reason, 'at', w.withdrawn_at,
        'restoredAt', w.restored_at, 'restoredReason', w.restored_reason, 'by', (
          SELECT coalesce(b.pseudonym, p.name, 'a former reviewer') FROM bylines b LEFT JOIN profiles p ON p.id = b.profile_id
          WHERE b.id = w.byline_id)) ORDER BY w.withdrawn_at DESC)
      FROM text_withdrawals w WHERE w.edition_id = e.id), '[]')) AS record
  FROM editions e JOIN sources s ON s.id = e.source_id AND s.state = 'LIVE'
  JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  WHERE e.id = $1::uuid`,
};
