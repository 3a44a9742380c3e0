import "server-only";
import { hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { documentTag } from "@/lib/documents/tags";
import { placeIn, type Place } from "@/lib/texts/rules/anchors";
import { anchorTextsInput } from "../schema";
import { claimTag } from "../tags";

/** How many places one run looks for; the rest is asked for again. */
const AT_ONCE = 500;

/**
 * Looks in a text that came to a document for the places of all claims that were placed in its other texts. Only a place that
 * is the one is an anchor; what stands in several or in none waits for a person (law 9).
 */
export const anchorTexts = hotCommand({
  permission: "system.anchorText",
  input: anchorTextsInput,
  subject: async () => NOTHING,
  run: async ({ input: { sourceId }, tx: { sql }, now, enqueue }) => {
    const open = await sql<Open>(OPEN, [sourceId, AT_ONCE]);
    const texts = await sql<{ editionId: string; text: string }>(TEXTS, [
      [...new Set(open.map(({ editionId }) => editionId))],
    ]);
    const held = new Map(texts.map(({ editionId, text }) => [editionId, text]));
    const anchors = open.map(({ exact, prefix, suffix, documentId: _, ...place }) => ({
      ...place,
      // A position counts in the text that it was taken from and in no other.
      ...(placeIn(held.get(place.editionId) ?? null, {
        ...(exact !== null && { exact }),
        prefix,
        suffix,
      }) satisfies Place),
    }));
    await sql(ANCHOR, [JSON.stringify(anchors), now]);
    if (open.length === AT_ONCE) enqueue("claims.anchorTexts", { sourceId });
    return {
      result: { anchored: anchors.length },
      audit: {
        ...{ subjectKind: "source", subjectId: sourceId },
        after: { anchored: anchors.length },
      },
      stale: [
        ...new Set(
          open.flatMap(({ claimId, documentId }) => [claimTag(claimId), documentTag(documentId)]),
        ),
      ],
    };
  },
});

type Open = {
  claimId: string;
  occurrenceId: string;
  documentId: string;
  editionId: string;
  audienceId: string;
  exactSha256: string | null;
  /** Null where nobody had the text. */
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
};

const OPEN = {
  name: "claims_places_to_anchor",
  text: `SELECT o.claim_id AS "claimId", o.id AS "occurrenceId", o.document_id AS "documentId", e.id AS "editionId",
           o.audience_id AS "audienceId", o.exact_sha256 AS "exactSha256", o.exact, o.prefix, o.suffix
         FROM documents d JOIN occurrences o ON o.document_id = d.id
         JOIN editions e ON e.source_id = d.source_id AND e.holding <> 'NOT_HELD' AND e.audience_id = o.audience_id
         WHERE d.source_id = $1 AND NOT EXISTS (SELECT 1 FROM occurrence_anchors a
           WHERE a.claim_id = o.claim_id AND a.occurrence_id = o.id AND a.edition_id = e.id)
         ORDER BY o.claim_id, o.id LIMIT $2::int`,
};
const TEXTS = {
  name: "claims_texts_to_anchor_in",
  text: `SELECT edition_id AS "editionId", text FROM edition_texts WHERE edition_id = ANY ($1::uuid[])`,
};
const ANCHOR = {
  name: "claims_anchor_places",
  text: `INSERT INTO occurrence_anchors (claim_id, occurrence_id, edition_id, audience_id, state, start, "end", exact_sha256, anchored_at)
         SELECT a."claimId", a."occurrenceId", a."editionId", a."audienceId", a.state, a.start, a."end", a."exactSha256", $2
         FROM json_to_recordset($1::json) AS a ("claimId" text, "occurrenceId" uuid, "editionId" uuid, "audienceId" uuid,
           state "AnchorState", start int, "end" int, "exactSha256" text)
         ON CONFLICT DO NOTHING`,
};
