import "server-only";
import { documentPath } from "@/lib/documents/rules";
import { publicSql } from "@/lib/foundation/db";
import { sourcePath } from "@/lib/sources/rules";
import { handleUnder, nameUnder } from "./parts";

/** So many of the newest stand on a claim's page; its history has them all. */
const MOST_HERE = 50;

/** A ruling that hides something now: nobody has overturned it. */
export type Hiding = {
  rulingId: string;
  /** What is hidden, by the name that rulings have for it: of something on a claim, the claim's id before its own. */
  kind: string;
  subjectId: string;
  reason: string;
  at: string;
  byline: string;
  handle: string | null;
};

/** SQL: the rulings that hide a claim or something on it, as `Hiding[]`; the newest first. */
export const hidingsOn = (claimId: string): string => `
  coalesce((SELECT json_agg(here.hiding ORDER BY here.ruled_at DESC) FROM (
    SELECT ${HIDING} AS hiding, r.ruled_at FROM rulings r
    WHERE split_part(r.subject_id, '/', 1) = ${claimId} AND r.subject_kind <> 'source' AND ${HIDES}
    ORDER BY r.ruled_at DESC LIMIT ${MOST_HERE}) here), '[]')`;

/**
 * The ruling that hides a source, and with it the dossier on it; null where none does.
 *
 * @param id the source's own, or the document's
 */
export async function getHiding(kind: "source" | "document", id: string): Promise<Hiding | null> {
  const [row] = await publicSql<{ hiding: Hiding }>(STATEMENTS[kind], [id]);
  return row?.hiding ?? null;
}

/** The address of the notice that is left of what has lost its title. */
export const noticePath = (kind: "source" | "document", id: string): string =>
  ({ source: sourcePath, document: documentPath })[kind]({ id, title: "Retracted" });

const HIDES = `r.kind = 'HIDE'
  AND NOT EXISTS (SELECT 1 FROM ruling_reviews v WHERE v.ruling_id = r.id AND NOT v.is_upheld)`;
const HIDING = `json_build_object('rulingId', r.id, 'kind', r.subject_kind, 'subjectId', r.subject_id,
  'reason', r.public_reason, 'at', r.ruled_at, 'byline', ${nameUnder("r")}, 'handle', ${handleUnder("r")})`;

const hidingOf = (kind: string, sourceId: string) => ({
  name: `publishing_hiding_of_${kind}`,
  text: `SELECT ${HIDING} AS hiding FROM rulings r
         WHERE r.subject_kind = 'source' AND r.subject_id = ${sourceId} AND ${HIDES} ORDER BY r.ruled_at DESC LIMIT 1`,
});
const STATEMENTS = {
  source: hidingOf("source", "$1"),
  document: hidingOf("document", "assay_source_of_document($1)"),
};
