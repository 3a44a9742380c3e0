import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import { invalidField, type Invalid } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { sameSources } from "@/lib/sources/queries/one-source";
import { mostQuoted } from "@/lib/texts/rules/context";

/**
 * Refuses an excerpt with which more of a text in copyright would be quoted, in all evidence that stands or waits, than one
 * source may show. Words that are quoted already count once. Null for texts that everybody may read, and for sources of
 * which no text is held.
 *
 * @param but the piece of evidence that is reworded by it
 */
export async function tooMuchQuoted(
  sql: Sql,
  { sourceId, excerpt, but = null }: { sourceId: string; excerpt: string; but?: string | null },
): Promise<Invalid | null> {
  await sql(LOCK_NAME, [`quoted/${sourceId}`]);
  const [held] = await sql<Held>(HELD, [sourceId, PUBLIC_AUDIENCE_ID, excerpt, but]);
  if (!held || held.isQuoted || held.longest === null) return null;
  const most = mostQuoted(held.longest);
  if (held.quoted + excerpt.length <= most) return null;
  return invalidField(
    "excerpt",
    `This source is in copyright: of its text ${inWords(most)} may be quoted here in all, and ${inWords(held.quoted)} are already. Quote fewer words of it.`,
  );
}

const inWords = (units: number): string => `${units.toLocaleString("en-GB")} characters`;

type Held = {
  /** Of the longest private text, in UTF-16 units; null where none is held, or another is open to everybody. */
  longest: number | null;
  quoted: number;
  /** Whether these words are quoted already. */
  isQuoted: boolean;
};
const HELD = {
  name: "evidence_quoted_of_private",
  text: `
  WITH same AS (${sameSources("$1")}),
  quoted AS (
    SELECT DISTINCT ON (assay_bare_words(r.excerpt)) assay_bare_words(r.excerpt) AS words, char_length(r.excerpt) AS units
    FROM evidence_revisions r JOIN evidence e ON e.claim_id = r.claim_id AND e.id = r.evidence_id
    WHERE r.source_id IN (SELECT id FROM same) AND e.audience_id = $2 AND e.state IN ('LIVE', 'PROPOSED')
      AND (r.id = e.current_revision_id OR r.state = 'PROPOSED') AND e.id IS DISTINCT FROM $4)
  SELECT (SELECT CASE WHEN NOT bool_or(d.holding = 'SHOWN') THEN max(d.length_units) END FROM editions d
          WHERE d.source_id IN (SELECT id FROM same) AND d.role <> 'PRECIS' AND d.holding <> 'NOT_HELD') AS longest,
    (SELECT coalesce(sum(units), 0)::int FROM quoted) AS quoted,
    EXISTS (SELECT 1 FROM quoted WHERE words = assay_bare_words($3)) AS "isQuoted"`,
};
