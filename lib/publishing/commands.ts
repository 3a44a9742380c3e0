import "server-only";
import { hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { bylineTag } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import { documentListTag, documentTag } from "@/lib/documents/tags";
import { redactionListTag, rulingListTag, rulingTag } from "@/lib/moderation/tags";
import { sourceTag } from "@/lib/sources/tags";
import { drawBylinesInput, drawTextInput } from "./schema";

/** How many pages one run names; the rest is asked for again. */
const PAGES = 500;

/**
 * Names every public page on which somebody's name stands, because the name is another or gone. Goes through
 * all that they contributed, five hundred pages at a time.
 */
export const drawBylines = hotCommand({
  permission: "system.redraw",
  input: drawBylinesInput,
  subject: async () => NOTHING,
  run: async ({ input: { actorId, after }, tx, enqueue }) => {
    const pages = await tx.sql<Page>(PAGES_SIGNED, [actorId, after ?? "", PAGES]);
    const last = pages.at(-1);
    if (pages.length === PAGES && last)
      await enqueue("publishing.drawBylines", { actorId, after: last.place });
    return {
      result: { pages: pages.length },
      audit: { subjectKind: "actor", subjectId: actorId, after: { pages: pages.length } },
      stale: pages.map(({ kind, id }) => TAGS[kind](id)),
    };
  },
});

/**
 * Names every public page on which words of a source's texts stand, or whether it has one: a text came, was withdrawn, or is
 * shown no longer. Five hundred pages at a time.
 */
export const drawText = hotCommand({
  permission: "system.redrawText",
  input: drawTextInput,
  subject: async () => NOTHING,
  run: async ({ input: { sourceId, after }, tx, enqueue }) => {
    const pages = await tx.sql<Page>(PAGES_ON_TEXT, [sourceId, after ?? "", PAGES]);
    const last = pages.at(-1);
    if (pages.length === PAGES && last)
      enqueue("publishing.drawText", { sourceId, after: last.place });
    return {
      result: { pages: pages.length },
      audit: { subjectKind: "source", subjectId: sourceId, after: { pages: pages.length } },
      stale: [
        sourceTag(sourceId),
        documentListTag(),
        ...pages.map(({ kind, id }) => TAGS[kind](id)),
      ],
    };
  },
});

type Page = { kind: keyof typeof TAGS; id: string; place: string };

const TAGS = {
  ...{ byline: bylineTag, claim: claimTag, source: sourceTag, document: documentTag },
  ...{ ruling: rulingTag, rulings: rulingListTag, redactions: redactionListTag },
};

const ON_CLAIMS = [
  ...["claim_revisions", "occurrences", "evidence", "evidence_revisions", "arguments"],
  ...["argument_revisions", "votes", "ratings", "claim_annotations", "search_logs", "requests"],
  ...["fit_checks", "fit_settlements", "attestations"],
];
const PAGES_SIGNED = {
  name: "publishing_pages_signed",
  text: `
  SELECT DISTINCT kind, id, kind || ':' || id AS place FROM (
    SELECT 'claim' AS kind, id FROM claims WHERE actor_id = $1::uuid
    ${ON_CLAIMS.map((table) => `UNION SELECT 'claim', claim_id FROM ${table} WHERE actor_id = $1::uuid`).join("\n    ")}
    UNION SELECT 'claim', coalesce(root_claim_id, claim_id) FROM decisions
          WHERE actor_id = $1::uuid AND num_nonnulls(root_claim_id, claim_id) > 0
    UNION SELECT 'byline', id::text FROM bylines WHERE actor_id = $1::uuid AND kind = 'NAME'
    UNION SELECT 'source', id FROM sources WHERE actor_id = $1::uuid
    UNION SELECT 'source', source_id FROM source_revisions WHERE actor_id = $1::uuid
    UNION SELECT 'source', source_id FROM standing_changes WHERE actor_id = $1::uuid
    UNION SELECT 'document', id FROM documents WHERE actor_id = $1::uuid
    UNION SELECT 'ruling', r.id::text FROM rulings r LEFT JOIN ruling_reviews v ON v.ruling_id = r.id
          WHERE $1::uuid IN (r.actor_id, r.subject_actor_id, v.actor_id)
    UNION SELECT 'rulings', 'all' FROM rulings r LEFT JOIN ruling_reviews v ON v.ruling_id = r.id
          WHERE $1::uuid IN (r.actor_id, r.subject_actor_id, v.actor_id)
    UNION SELECT 'redactions', 'all' FROM redactions WHERE actor_id = $1::uuid
    UNION SELECT CASE subject_kind WHEN 'source' THEN 'source' ELSE 'claim' END, split_part(subject_id, '/', 1)
          FROM redactions WHERE actor_id = $1::uuid
            AND (subject_kind IN ('claim', 'source') OR strpos(subject_id, '/') > 0)
  ) signed WHERE kind || ':' || id > $2 ORDER BY place LIMIT $3::int`,
};

const PAGES_ON_TEXT = {
  name: "publishing_pages_on_text",
  text: `
  SELECT DISTINCT kind, id, kind || ':' || id AS place FROM (
    SELECT 'document' AS kind, id FROM documents WHERE source_id = $1
    UNION SELECT 'claim', o.claim_id FROM documents d JOIN occurrences o ON o.document_id = d.id WHERE d.source_id = $1
    UNION SELECT 'claim', claim_id FROM evidence_revisions WHERE source_id = $1
  ) drawn WHERE kind || ':' || id > $2 ORDER BY place LIMIT $3::int`,
};
