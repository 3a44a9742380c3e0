import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { cslOf, type CslItem } from "@/lib/sources/rules";
import { sourceLanguage, namedPlace } from "./wording";

/**
 * Opens public, live evidence for somebody who is to say something about its words: the claim, the words and where they
 * stand, and beside them what a sheet names. How its adder reads them (direction, directness, note) is not among what every
 * sheet has: whoever opens one may still be its second reader. Null where there is no such piece.
 *
 * @param name of the statement
 * @param more SQL for what else the sheet has, by its name there, of the piece `e` in its wording `r`; values come from `$3` on
 */
export function pieceOpener<More extends object>(
  name: string,
  more: Readonly<Record<keyof More & string, string>>,
) {
  const text = `SELECT ${jsonOf(PIECE)} AS piece, ${jsonOf(more)} AS more
    FROM claim_revisions cr, ${LIVE_PIECE} AND cr.claim_id = c.id AND cr.id = c.current_revision_id`;
  return async (
    { claimId, evidenceId }: PieceAddress,
    values: readonly unknown[],
  ): Promise<(OpenedPiece & More) | null> => {
    const asked = [claimId, evidenceId, ...values];
    const [row] = await readSql<{ piece: PieceRow; more: More }>({ name, text }, asked);
    if (!row) return null;
    const { piece, more } = row;
    return { claimId, evidenceId, ...piece, source: cited(piece.source), ...more };
  };
}

export type PieceAddress = { claimId: string; evidenceId: string };
export type OpenedPiece = PieceAddress & {
  /** The wording that is shown. */
  revisionId: string;
  slug: string;
  sentence: string;
  excerpt: string;
  language: string | null;
  locator: { label: string; value: string } | null;
  source: CitedSource;
};
export type CitedSource = { id: string; csl: CslItem };
export type CitedRow = { id: string; title: string; csl: string };

/** The piece of evidence `$2` on the claim `$1` where it is public and live: `e`, in its wording `r`, on its claim `c`. */
export const LIVE_PIECE = `evidence e
  JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  JOIN claims c ON c.id = e.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL
  WHERE e.claim_id = $1 AND e.id = $2 AND e.audience_id = '${PUBLIC_AUDIENCE_ID}' AND e.state = 'LIVE'`;

/** SQL for a source as it is cited, as `CitedRow`; null where `sourceId` is. */
export const citedNow = (sourceId: string): string => `
  (SELECT json_build_object('id', s.id, 'title', w.title, 'csl', w.csl) FROM sources s
   JOIN source_revisions w ON w.source_id = s.id AND w.id = s.current_revision_id WHERE s.id = ${sourceId})`;

export const cited = ({ id, ...source }: CitedRow): CitedSource => ({ id, csl: cslOf(source) });

type PieceRow = Omit<OpenedPiece, keyof PieceAddress | "source"> & { source: CitedRow };

const PIECE: Record<keyof PieceRow, string> = {
  revisionId: "r.id",
  slug: "cr.slug",
  sentence: "cr.sentence",
  excerpt: "r.excerpt",
  language: sourceLanguage("r"),
  locator: namedPlace("r"),
  source: citedNow("r.source_id"),
};

const jsonOf = (columns: Readonly<Record<string, string>>): string =>
  `json_build_object(${Object.entries(columns)
    .map(([name, sql]) => `'${name}', ${sql}`)
    .join(",\n    ")})`;
