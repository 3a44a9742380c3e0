import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { SHOWN_EDITION } from "@/lib/documents/queries";
import { documentPath } from "@/lib/documents/rules";
import { readSql } from "@/lib/foundation/db";
import type { ContentState } from "@/prisma/generated/enums";
import { listNamedClaims, type NamedClaim } from "./alike";

// The newest; a page for all that one proposed comes with the account's pages.
const MINE = 20;

/**
 * What the form for making a claim of a sentence shows: the sentence among those around it, who may be
 * said to assert it, what the claim may be about, and what the viewer proposed from this document. Null
 * where there is no such sentence in a text of the document that everyone may read.
 *
 * @param claimId a claim of the ledger that the sentence may assert
 */
export async function getSentenceSheet(
  viewer: Viewer,
  documentId: string,
  sentenceId: number,
  claimId: string | null,
): Promise<SentenceSheet | null> {
  const [[row], mine, [claim]] = await Promise.all([
    readSql<{ sheet: SheetRow }>(SHEET, [documentId, sentenceId, PUBLIC_AUDIENCE_ID]),
    viewer.actorId
      ? readSql<MyClaim>(MINE_HERE, [documentId, viewer.actorId, PUBLIC_AUDIENCE_ID, MINE])
      : [],
    listNamedClaims(claimId ? [claimId] : []),
  ]);
  if (!row) return null;
  const { document, block, start, end, ...sheet } = row.sheet;
  return {
    ...sheet,
    document: { ...document, path: documentPath(document) },
    sentenceId,
    before: block.slice(0, start),
    sentence: block.slice(start, end),
    after: block.slice(end),
    mine,
    mayPlace: mayEver("claim.place", viewer),
    claim: claim ?? null,
  };
}

export type SentenceSheet = Omit<SheetRow, "document" | "block" | "start" | "end"> & {
  document: SheetRow["document"] & { path: string };
  sentenceId: number;
  before: string;
  sentence: string;
  after: string;
  mine: MyClaim[];
  /** Whether the viewer may record that the words assert a claim that is here already. */
  mayPlace: boolean;
  claim: NamedClaim | null;
};
export type MyClaim = {
  id: string;
  slug: string;
  state: ContentState;
  sentence: string;
  /** Why it was sent back or taken out; an acceptance may have a reason too. */
  reason: string | null;
};

type Choice = { id: string; name: string };
type SheetRow = {
  document: { id: string; title: string };
  editionId: string;
  language: string;
  isPrecis: boolean;
  /** The paragraph, and where the sentence stands in it, in UTF-16 units. */
  block: string;
  start: number;
  end: number;
  authors: string[];
  persons: Choice[];
  topics: Choice[];
  sources: Choice[];
};

// Lists to choose from are bounded.
const SHEET = {
  name: "claims_sentence_sheet",
  text: `
  SELECT json_build_object('document', json_build_object('id', d.id, 'title', sr.title),
    'editionId', e.id, 'language', e.language, 'isPrecis', e.role = 'PRECIS',
    'block', b.text, 'start', n.start - b.start, 'end', n."end" - b.start,
    'authors', coalesce((SELECT json_agg(p.name ORDER BY a.position) FROM authorships a JOIN persons p ON p.id = a.person_id
      WHERE a.source_id = s.id AND a.role = 'author'), '[]'),
    'persons', coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.sort_name) ORDER BY p.sort_name, p.id)
      FROM (SELECT id, sort_name FROM persons WHERE audience_id = $3 ORDER BY created_at DESC, id LIMIT 500) p), '[]'),
    'topics', coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name, t.id)
      FROM (SELECT id, name FROM topics WHERE audience_id = $3 ORDER BY created_at DESC, id LIMIT 100) t), '[]'),
    'sources', (SELECT json_agg(json_build_object('id', o.id, 'name', o.title) ORDER BY o.id <> s.id, o.title, o.id)
      FROM (SELECT os.id, osr.title FROM sources os JOIN source_revisions osr ON osr.source_id = os.id AND osr.id = os.current_revision_id
            WHERE os.audience_id = $3 AND os.state = 'LIVE' ORDER BY os.id <> s.id, os.created_at DESC, os.id LIMIT 500) o)
  ) AS sheet
  FROM documents d JOIN sources s ON s.id = d.source_id AND s.state = 'LIVE'
  JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
  JOIN LATERAL ${SHOWN_EDITION} e ON true
  JOIN sentences n ON n.edition_id = e.id AND n.id = $2
  JOIN blocks b ON b.edition_id = e.id AND b.id = n.block_id
  WHERE d.id = $1 AND d.audience_id = $3`,
};

// A proposal is seen by its proposer and by editors, so that the author stands in the `where`.
const MINE_HERE = {
  name: "claims_mine_here",
  text: `SELECT c.id, r.slug, c.state, r.sentence,
           (SELECT d.reason FROM decisions d WHERE d.claim_id = c.id ORDER BY d.decided_at DESC LIMIT 1) AS reason
         FROM claims c JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
         WHERE c.actor_id = $2 AND c.audience_id = $3
           AND EXISTS (SELECT 1 FROM occurrences o WHERE o.claim_id = c.id AND o.document_id = $1)
         ORDER BY c.created_at DESC, c.id LIMIT $4`,
};
