import "server-only";
import { bylineTag } from "@/lib/access/viewer";
import { claimListTag, claimTag } from "@/lib/claims/tags";
import { documentListTag, documentTag } from "@/lib/documents/tags";
import type { Sql } from "@/lib/foundation/db";
import { sourceListTag, sourceTag } from "@/lib/sources/tags";
import type { RedactionSubject } from "../rules/redaction";
import { redactionListTag, rulingListTag, rulingTag } from "../tags";

/**
 * The cache tags of every page that may show a text of something: its own, those of what it stands on and is drawn from,
 * the lists, and the pages of its authors.
 */
export async function staleAfterRedaction(
  sql: Sql,
  { kind, claimId, id }: RedactionSubject,
  bylineIds: readonly string[],
): Promise<string[]> {
  const shown = await sql<{ kind: keyof typeof TAGS; id: string }>(SHOWN_ON, [
    claimId,
    kind === "source" || kind === "person" || kind === "document" ? id : null,
    kind === "redaction" ? id : null,
  ]);
  const lists = [claimListTag(), sourceListTag(), documentListTag(), redactionListTag()];
  const pages = shown.map((page) => TAGS[page.kind](page.id));
  if (kind === "ruling") pages.push(rulingTag(id), rulingListTag());
  return [...new Set([...pages, ...lists, ...bylineIds.map(bylineTag)])];
}

const TAGS = { claim: claimTag, source: sourceTag, document: documentTag };

// Claims that start from another's sentence carry its tag, and so do those that quote a source. A name stands with
// what its bearer wrote and asserts.
const SHOWN_ON = {
  name: "moderation_shown_on",
  text: `SELECT 'claim' AS kind, $1::text AS id WHERE $1 IS NOT NULL
    UNION SELECT 'document', o.document_id FROM occurrences o WHERE o.claim_id = $1
    UNION SELECT 'source', s.id FROM evidence_revisions r JOIN sources s ON s.id IN (r.source_id, r.via_source_id) WHERE r.claim_id = $1
    UNION SELECT 'source', s.id FROM sources s WHERE s.id = $2
    UNION SELECT CASE r.subject_kind WHEN 'source' THEN 'source' ELSE 'claim' END, split_part(r.subject_id, '/', 1)
      FROM redactions r WHERE r.id = $3::uuid AND (r.subject_kind IN ('claim', 'source') OR strpos(r.subject_id, '/') > 0)
    UNION SELECT 'document', d.id FROM documents d WHERE $2 IN (d.id, d.source_id)
    UNION SELECT 'claim', r.claim_id FROM claim_revisions r WHERE r.about_source_id = $2
    UNION SELECT 'claim', o.claim_id FROM occurrences o JOIN documents d ON d.id = o.document_id WHERE $2 IN (d.id, d.source_id, o.asserter_id)
    UNION SELECT 'document', o.document_id FROM occurrences o WHERE o.asserter_id = $2
    UNION SELECT 'source', a.source_id FROM authorships a WHERE a.person_id = $2
    UNION SELECT 'document', d.id FROM authorships a JOIN documents d ON d.source_id = a.source_id WHERE a.person_id = $2`,
};
