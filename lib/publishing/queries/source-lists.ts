import "server-only";
import { publicSql } from "@/lib/foundation/db";
import { sameSources } from "@/lib/sources/queries/one-source";
import { cslOf, sourcePath } from "@/lib/sources/rules";
import { sourceItem } from "../rules/citing";
import { coinsOf } from "../rules/coins";
import type { SourceRow } from "./parts";

const MOST = 500;

/** The live sources by title, with how many excerpts are drawn from each. */
export async function listSources() {
  const rows = await publicSql<SourceRow & { evidenceCount: number }>(SOURCES, [MOST]);
  return rows.map(({ csl, ...row }) => ({
    ...row,
    href: sourcePath(row),
    coins: coinsOf(sourceItem({ ...row, csl })),
    csl: cslOf({ csl, title: row.title }),
  }));
}

const SOURCES = {
  name: "publishing_sources",
  text: `
  SELECT s.id, r.title, r.csl, s.standing,
    (SELECT count(*)::int FROM evidence_revisions er
     JOIN evidence e ON e.claim_id = er.claim_id AND e.current_revision_id = er.id AND e.state = 'LIVE'
     JOIN claims c ON c.id = e.claim_id AND c.state = 'LIVE'
     WHERE er.source_id IN (${sameSources("s.id")})) AS "evidenceCount"
  FROM sources s JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  WHERE s.state = 'LIVE' AND s.merged_into_id IS NULL ORDER BY lower(r.title), s.id LIMIT $1`,
};
