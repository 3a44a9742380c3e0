import "server-only";
import { SHOWN_EDITION } from "@/lib/documents/queries";
import { documentPath } from "@/lib/documents/rules";
import { publicSql } from "@/lib/foundation/db";
import { cslOf } from "@/lib/sources/rules";

const MOST = 200;

/** The dossiers, the newest first, with how far each has been read. */
export async function listDocuments({ most = MOST }: { most?: number } = {}) {
  const rows = await publicSql<Row>(DOCUMENTS, [most]);
  return rows.map(({ csl, ...row }) => ({
    ...row,
    href: documentPath(row),
    csl: cslOf({ csl, title: row.title }),
  }));
}

type Row = {
  id: string;
  title: string;
  csl: string;
  claimCount: number;
  sentenceCount: number;
  seenSentenceCount: number;
};

const DOCUMENTS = {
  name: "publishing_documents",
  text: `
  SELECT d.id, sr.title, sr.csl,
    (SELECT count(DISTINCT o.claim_id)::int FROM occurrences o WHERE o.document_id = d.id) AS "claimCount",
    (SELECT count(*)::int FROM sentences n WHERE n.edition_id = shown.id) AS "sentenceCount",
    (SELECT count(*)::int FROM sentences n WHERE n.edition_id = shown.id AND EXISTS (
       SELECT 1 FROM occurrence_anchors a
       WHERE a.edition_id = n.edition_id AND a.start < n."end" AND a."end" > n.start)) AS "seenSentenceCount"
  FROM documents d JOIN sources s ON s.id = d.source_id
  JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
  LEFT JOIN LATERAL ${SHOWN_EDITION} shown ON true
  WHERE s.state = 'LIVE' ORDER BY d.created_at DESC, d.id LIMIT $1`,
};
