import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { sameSources } from "@/lib/sources/queries/one-source";
import { mostQuoted } from "@/lib/texts/rules/context";
import { newestCheckOf } from "../queries/wording";
import { isQuotedIn, unitsQuoted } from "../rules/quoted";

/** An excerpt that is to be shown, or to wait until it is. */
type Quoting = {
  sourceId: string;
  excerpt: string;
  /** Whose waiting excerpts count as well, where it waits itself; and the piece whose waiting words it replaces. */
  waits?: { actorId: string; insteadOf: string | null } | null;
};

/**
 * Says in a sentence that with an excerpt more of a text in copyright would be quoted than one source may show, all wordings
 * counted that anybody may read, or once could. Null where it is not so, where its words are shown already, for texts that
 * everybody may read, and for sources of which no text is held.
 */
export async function tooMuchQuoted(
  sql: Sql,
  { sourceId, excerpt, waits = null }: Quoting,
): Promise<string | null> {
  const [held] = await sql<Held>(HELD, [sourceId, PUBLIC_AUDIENCE_ID]);
  if (!held || held.longest === null) return null;
  await sql(LOCK_NAME, [`quoted/${held.keptId}`]);
  const rows = await sql<Row>(QUOTED, [
    ...[held.keptId, PUBLIC_AUDIENCE_ID, waits?.actorId ?? null, waits?.insteadOf ?? null],
  ]);
  if (isQuotedIn(excerpt, rows.map(wordsOf))) return null;
  const counted = rows.filter(({ isCounted }) => isCounted).map(wordsOf);
  const most = mostQuoted(held.longest);
  if (unitsQuoted([...counted, excerpt]) <= most) return null;
  const already = `${inWords(unitsQuoted(counted))} are already${waits ? ", with what waits of yours" : ""}`;
  return `This source is in copyright: of its text ${inWords(most)} may be quoted here in all, and ${already}.`;
}

const wordsOf = ({ excerpt }: Row): string => excerpt;
const inWords = (units: number): string => `${units.toLocaleString("en-GB")} characters`;

type Held = {
  /** The record that others were merged into, or itself: those who count of one source wait for each other. */
  keptId: string;
  /** Of the longest private text, in UTF-16 units; null where none is held, or another is open to everybody. */
  longest: number | null;
};
const HELD = {
  name: "evidence_held_in_private",
  text: `
  SELECT coalesce(s.merged_into_id, s.id) AS "keptId",
    (SELECT CASE WHEN NOT bool_or(d.holding = 'SHOWN') THEN max(d.length_units) END FROM editions d
     WHERE d.source_id IN (${sameSources("s.id")}) AND d.audience_id = $2
       AND d.role <> 'PRECIS' AND d.holding <> 'NOT_HELD') AS longest
  FROM sources s WHERE s.id = $1`,
};

type Row = { excerpt: string; isCounted: boolean };
// A wording that was live stays to be read, in the history of its claim, or comes back with its piece. One of which the text
// has nothing alike shows nothing of it; of which it has something alike, all but a word may be the text's.
const QUOTED = {
  name: "evidence_quoted_of_private",
  text: `
  SELECT r.excerpt, coalesce(NOT ${newestCheckOf("r", "k.status = 'NOT_FOUND' AND k.differences = '[]'")}, true) AS "isCounted"
  FROM evidence_revisions r JOIN evidence e ON e.claim_id = r.claim_id AND e.id = r.evidence_id
  WHERE r.source_id IN (${sameSources("$1")}) AND e.audience_id = $2 AND (r.state = 'LIVE' OR (
    r.state = 'PROPOSED' AND e.state IN ('LIVE', 'PROPOSED') AND r.actor_id = $3::uuid AND e.id IS DISTINCT FROM $4))`,
};
