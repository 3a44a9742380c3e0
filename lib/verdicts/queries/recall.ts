import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { leaningEvidence } from "@/lib/evidence/queries/leaning";
import { systemClock } from "@/lib/foundation/clock";
import { readSql, type Sql } from "@/lib/foundation/db";
import { readSeenLedgers } from "@/lib/reviews/queries/ledger";
import { leaningSources } from "@/lib/sources/queries/leaning";
import { sameSources, standingIn } from "@/lib/sources/queries/one-source";
import type { LineageKind, Standing } from "@/prisma/generated/enums";
import { readVerdictInputsOf } from "../queries";
import { foreseenVerdict, hashWith } from "../rules/foreseen";
import { TOUCHED_PER_PAGE } from "../rules/recall";
import { verdictOfNothing, type KeptVerdict, type Verdict } from "../rules/verdict";

const [LAST_PAGE, SOURCES, PIECES] = [200, 100, 10];

/**
 * Everything that leans on a source, over whichever connection is handed in: the sources that do, at first hand or through
 * others, and one page of the claims on which evidence is drawn from any of them, each with its verdict now and before the
 * standing of the source changed last.
 *
 * @param page counted from 1
 */
export async function listLeaning(sql: Sql, sourceId: string, page = 1): Promise<Leaning> {
  const at = Math.min(Math.max(page, 1), LAST_PAGE);
  const window = [TOUCHED_PER_PAGE, (at - 1) * TOUCHED_PER_PAGE];
  const [row] = await sql<{ leaning: LeaningRow }>(LEANING, [sourceId, ...window]);
  const { claims, ...rest } = row!.leaning;
  return { ...rest, page: at, claims: claims.map(touched) };
}

/**
 * What the verdicts of these claims would be if a source, with its duplicates, had another standing: by the very rule, in
 * three statements. Claims that are not live are missing.
 */
export async function foreseeVerdicts(
  sql: Sql,
  sourceId: string,
  standing: Standing,
  claimIds: readonly string[],
  now: Date,
): Promise<Map<string, Verdict>> {
  const [same, ledgers] = await Promise.all([
    sql<{ id: string }>(SAME, [sourceId]),
    readSeenLedgers(
      sql,
      claimIds.map((id) => ({ id, audienceId: PUBLIC_AUDIENCE_ID })),
    ),
  ]);
  const sourceIds = new Set(same.map(({ id }) => id));
  const hashes = new Map(
    [...ledgers].map(([id, ledger]) => [id, hashWith(ledger, sourceIds, standing)]),
  );
  const inputs = await readVerdictInputsOf(sql, hashes, PUBLIC_AUDIENCE_ID, now);
  return new Map(
    [...inputs].map(([id, of]) => [id, foreseenVerdict(of, ledgers.get(id)!, sourceIds, standing)]),
  );
}

/**
 * The same for who keeps sources; with what would follow from another standing, where one is asked about. Null for
 * everyone else.
 */
export async function getLeaningToKeep(
  viewer: Viewer,
  sourceId: string,
  { page, ifStanding }: { page: number; ifStanding: Standing | undefined },
): Promise<LeaningToKeep | null> {
  if (!mayEver("source.standing", viewer)) return null;
  const leaning = await listLeaning(readSql, sourceId, page);
  if (!ifStanding || ifStanding === leaning.standing) return { leaning, foreseen: null };
  const claimIds = leaning.claims.map(({ id }) => id);
  const now = systemClock();
  const verdicts = await foreseeVerdicts(readSql, sourceId, ifStanding, claimIds, now);
  return { leaning, foreseen: { standing: ifStanding, verdicts } };
}

export type LeaningToKeep = {
  leaning: Leaning;
  foreseen: { standing: Standing; verdicts: Map<string, Verdict> } | null;
};
export type Leaning = Omit<LeaningRow, "claims"> & { page: number; claims: TouchedClaim[] };
export type TouchedClaim = Omit<TouchedRow, "now"> & { now: KeptVerdict };

type LeaningRow = {
  sourceCount: number;
  /** The sources that lean on it, by title; of the first so many. The kind is null where it is through others alone. */
  sources: { id: string; title: string; kind: LineageKind | null }[];
  claimCount: number;
  pieceCount: number;
  standing: Standing;
  /** When its standing changed last; null where it never did. */
  changedAt: string | null;
  claims: TouchedRow[];
};
type TouchedRow = {
  id: string;
  slug: string;
  sentence: string;
  isAboutText: boolean;
  /** As it was counted last. */
  now: string | null;
  /** Before the last change of standing; null where that cannot be told. */
  then: Verdict["outcome"]["state"] | null;
  pieces: {
    id: string;
    excerpt: string;
    source: { id: string; title: string };
    /** Whether the words are from the source itself or report it; else they are from one that leans on it. */
    isDirect: boolean;
  }[];
  pieceCount: number;
};

const touched = ({ now, ...row }: TouchedRow): TouchedClaim => ({
  ...row,
  now: now ? (JSON.parse(now) as KeptVerdict) : verdictOfNothing({ isAboutText: row.isAboutText }),
});

const SAME = { name: "verdicts_same_sources", text: sameSources("$1") };
const IS_SAME = (id: string) => `${id} IN (SELECT id FROM same)`;
const LEANING = {
  name: "verdicts_leaning",
  text: `
  WITH same AS MATERIALIZED (${sameSources("$1::text")}),
  web AS MATERIALIZED (
    SELECT w.id FROM (${leaningSources("$1::text")}) w JOIN sources s ON s.id = w.id
    WHERE NOT ${IS_SAME("w.id")} AND s.merged_into_id IS NULL AND s.state = 'LIVE'),
  touched AS MATERIALIZED (${leaningEvidence("$1::text")}),
  changed AS MATERIALIZED (
    SELECT h.changed_at AS at FROM standing_changes h JOIN sources a ON a.id = $1 AND h.source_id = coalesce(a.merged_into_id, a.id)
    ORDER BY h.changed_at DESC LIMIT 1),
  page AS (
    SELECT c.id, c.created_at, c.current_revision_id FROM claims c WHERE c.id IN (SELECT claim_id FROM touched)
    ORDER BY c.created_at, c.id LIMIT $2 OFFSET $3)
  SELECT json_build_object(
    'sourceCount', (SELECT count(*) FROM web),
    'sources', coalesce((SELECT json_agg(f ORDER BY f.title, f.id) FROM (
      SELECT w.id, t.title, (SELECT l.kind FROM lineages l WHERE l.source_id = w.id AND ${IS_SAME("l.leans_on_id")}
          AND l.withdrawn_at IS NULL ORDER BY l.recorded_at LIMIT 1) AS kind
      FROM web w JOIN sources s ON s.id = w.id
      JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id ORDER BY t.title, w.id LIMIT ${SOURCES}) f), '[]'),
    'claimCount', (SELECT count(DISTINCT claim_id) FROM touched), 'pieceCount', (SELECT count(*) FROM touched),
    'changedAt', (SELECT at FROM changed), 'standing', (SELECT ${standingIn("s")} FROM sources s WHERE s.id = $1),
    'claims', coalesce((SELECT json_agg(json_build_object('id', p.id, 'slug', w.slug, 'sentence', w.sentence,
        'isAboutText', w.about_source_id IS NOT NULL,
        'now', (SELECT t.verdict FROM tallies t WHERE t.claim_id = p.id AND t.audience_id = '${PUBLIC_AUDIENCE_ID}'),
        'then', (SELECT v.state FROM verdicts v WHERE v.claim_id = p.id AND v.audience_id = '${PUBLIC_AUDIENCE_ID}'
                   AND v.computed_at <= (SELECT at FROM changed) ORDER BY v.computed_at DESC, v.id DESC LIMIT 1),
        'pieceCount', (SELECT count(*) FROM touched t WHERE t.claim_id = p.id),
        'pieces', (SELECT json_agg(json_build_object('id', f.id, 'excerpt', f.excerpt, 'isDirect', f.direct,
            'source', json_build_object('id', f.source_id, 'title', f.title)) ORDER BY f.direct DESC, f.id) FROM (
          SELECT t.id, r.excerpt, t.source_id, sr.title,
            ${IS_SAME("t.source_id")} OR coalesce(${IS_SAME("t.via_source_id")}, false) AS direct
          FROM touched t JOIN evidence_revisions r ON r.claim_id = t.claim_id AND r.id = t.revision_id
          JOIN sources s ON s.id = t.source_id JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
          WHERE t.claim_id = p.id ORDER BY direct DESC, t.id LIMIT ${PIECES}) f)) ORDER BY p.created_at, p.id)
      FROM page p JOIN claim_revisions w ON w.claim_id = p.id AND w.id = p.current_revision_id), '[]')) AS leaning`,
};
