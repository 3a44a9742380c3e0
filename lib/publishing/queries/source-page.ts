import "server-only";
import { plainly } from "@/lib/foundation/redacted";
import { claimPath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { sourceTag } from "@/lib/sources/tags";
import { documentPath } from "@/lib/documents/rules";
import { namedPlace } from "@/lib/evidence/queries/wording";
import { publicSql } from "@/lib/foundation/db";
import type { ContentState, Direction, LineageKind } from "@/prisma/generated/enums";
import { cslOf, personPath, sourcePath } from "@/lib/sources/rules";
import { sameSources } from "@/lib/sources/queries/one-source";
import { sourceItem } from "../rules/citing";
import { redactionsOn, type ListedRedaction } from "./redactions";
import {
  checkShown,
  citation,
  citedSource,
  EDITIONS,
  excerptCheck,
  RETRACTION,
  tagsOf,
  type CheckRow,
  type EditionShown,
  type Locator,
  type SourceRow,
  type SourceStanding,
} from "./parts";

export const EXCERPTS_PER_PAGE = 50;
const LAST_PAGE = 200;
/** How much of each of its lists a source's page shows, and how many other sources have it rendered anew. */
const [LISTED, ORIGIN_TITLES, SOURCE_TAGS] = [100, 12, 60];

/** A source's title and place, for the page's own title; null where there is none. */
export async function getSourceTitle(sourceId: string) {
  const [row] = await publicSql<TitleRow>(TITLE, [sourceId]);
  return row ? { ...row, title: plainly(row.title), path: sourcePath(row) } : null;
}

/**
 * A source with what is known of it and one page of the excerpts drawn from it, in three statements;
 * null where there is none.
 *
 * @param page of the excerpts, from 1
 */
export async function getSourcePage(sourceId: string, page = 1) {
  const from = (Math.min(Math.max(page, 1), LAST_PAGE) - 1) * EXCERPTS_PER_PAGE;
  const [[row], drawn, reported] = await Promise.all([
    publicSql<{ source: RecordRow }>(RECORD, [sourceId]),
    publicSql<{ item: DrawnRow }>(DRAWN, [sourceId, EXCERPTS_PER_PAGE, from]),
    publicSql<{ item: DrawnRow & { reporter: SourceRow } }>(REPORTED, [
      sourceId,
      EXCERPTS_PER_PAGE,
    ]),
  ]);
  if (!row) return null;
  const { document, leansOn, leanedOnBy, people, mergedInto, ...source } = row.source;
  return {
    ...source,
    /** Where the record leads that it was merged into; null where it stands for itself. */
    mergedPath: mergedInto && sourcePath(mergedInto),
    path: sourcePath(source),
    csl: cslOf(row.source),
    item: sourceItem(row.source),
    document: document && documentPath({ id: document, title: source.title }),
    people: people.map(({ role, ...person }) => ({ role, href: personPath(person) })),
    leansOn: leansOn.map(leaning),
    leanedOnBy: leanedOnBy.map(leaning),
    excerpts: drawn.map(({ item }) => drawnShown(item)),
    reported: reported.map(({ item: { reporter, ...item } }) => ({
      ...drawnShown(item),
      reporter: citation(reporter, item.locator),
    })),
    tags: tagsOf([
      ...sourcesShown(row.source, reported).map(sourceTag),
      ...[...drawn, ...reported].map(({ item }) => claimTag(item.claim.id)),
    ]),
    position: { from: from + 1, to: from + drawn.length, page: from / EXCERPTS_PER_PAGE + 1 },
  };
}

export type SourcePage = NonNullable<Awaited<ReturnType<typeof getSourcePage>>>;

type TitleRow = {
  id: string;
  title: string;
  csl: string;
  state: ContentState;
  excerpts: number;
  mergedInto: { id: string; title: string } | null;
};
type LeaningRow = { source: SourceRow; kind: LineageKind; reason: string };
type RecordRow = {
  id: string;
  title: string;
  csl: string;
  state: ContentState;
  standing: SourceStanding;
  standingChanges: { standing: SourceStanding; reason: string; at: string }[];
  redactions: ListedRedaction[];
  retraction: { reason: string | null; at: string } | null;
  mergedInto: { id: string; title: string } | null;
  /** Records that were merged into it. */
  duplicates: { id: string; title: string; reason: string | null }[];
  /** Who had a hand in it, in the order of the record's own lists. */
  people: { role: string; id: string; name: string }[];
  leansOn: LeaningRow[];
  leanedOnBy: LeaningRow[];
  /** Who goes back to the same original: some by title, and how many more. */
  originGroup: { titles: string[]; moreCount: number; reason: string | null } | null;
  editions: EditionShown[];
  document: string | null;
  excerptCount: number;
  reportedCount: number;
};
type DrawnRow = {
  id: string;
  excerpt: string;
  locator: Locator | null;
  direction: Direction;
  check: CheckRow;
  claim: { id: string; slug: string; sentence: string };
};

/** The other records that stand on its page, by title: those beyond these are renewed with the page's own life. */
const sourcesShown = (
  { leansOn, leanedOnBy, duplicates }: RecordRow,
  reported: readonly { item: { reporter: SourceRow } }[],
): string[] =>
  [
    ...duplicates.map(({ id }) => id),
    ...[...leansOn, ...leanedOnBy].map(({ source }) => source.id),
    ...reported.map(({ item }) => item.reporter.id),
  ].slice(0, SOURCE_TAGS);

const leaning = ({ source, kind, reason }: LeaningRow) => ({
  citation: citation(source),
  kind,
  reason,
});

function drawnShown({ check, claim, ...item }: DrawnRow) {
  return {
    ...item,
    check: checkShown(check),
    claim: { sentence: claim.sentence, href: claimPath(claim) },
  };
}

const LIVE_EVIDENCE = `evidence_revisions r
  JOIN evidence e ON e.claim_id = r.claim_id AND e.current_revision_id = r.id AND e.state = 'LIVE'
  JOIN claims c ON c.id = e.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL`;

const TITLE = {
  name: "publishing_source_title",
  text: `SELECT s.id, t.title, t.csl, s.state,
           (SELECT count(*)::int FROM ${LIVE_EVIDENCE} WHERE r.source_id IN (${sameSources("s.id")})) AS excerpts,
           (SELECT json_build_object('id', m.id, 'title', mt.title) FROM sources m
            JOIN source_revisions mt ON mt.source_id = m.id AND mt.id = m.current_revision_id WHERE m.id = s.merged_into_id) AS "mergedInto"
         FROM sources s JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id WHERE s.id = $1`,
};

const leanings = (mine: string, theirs: string) => `
  coalesce((SELECT json_agg(json_build_object('source', ${citedSource(`l.${theirs}`)}, 'kind', l.kind, 'reason', l.reason) ORDER BY l.recorded_at, l.id)
    FROM (SELECT l.id, l.source_id, l.leans_on_id, l.kind, l.reason, l.recorded_at FROM lineages l WHERE l.${mine} IN (${sameSources("s.id")}) AND l.withdrawn_at IS NULL
      AND EXISTS (SELECT 1 FROM sources o WHERE o.id = l.${theirs}) ORDER BY l.recorded_at, l.id LIMIT ${LISTED}) l), '[]')`;

const RECORD = {
  name: "publishing_source_record",
  text: `
  SELECT json_build_object('id', s.id, 'title', sr.title, 'csl', sr.csl, 'state', s.state, 'standing', s.standing,
    'standingChanges', coalesce((SELECT json_agg(json_build_object('standing', h.standing, 'reason', h.reason, 'at', h.changed_at)
      ORDER BY h.changed_at DESC) FROM (SELECT c.standing, c.reason, c.changed_at FROM standing_changes c
        WHERE c.source_id = s.id ORDER BY c.changed_at DESC LIMIT ${LISTED}) h), '[]'),
    'mergedInto', (SELECT json_build_object('id', m.id, 'title', mt.title) FROM sources m
      JOIN source_revisions mt ON mt.source_id = m.id AND mt.id = m.current_revision_id WHERE m.id = s.merged_into_id),
    'duplicates', coalesce((SELECT json_agg(json_build_object('id', m.id, 'title', mt.title, 'reason', (
        SELECT d.reason FROM decisions d WHERE d.source_id = m.id AND d.kind = 'MERGE' ORDER BY d.decided_at DESC LIMIT 1)) ORDER BY mt.title, m.id)
      FROM (SELECT o.id, o.current_revision_id FROM sources o WHERE o.merged_into_id = s.id ORDER BY o.id LIMIT ${LISTED}) m
      JOIN source_revisions mt ON mt.source_id = m.id AND mt.id = m.current_revision_id), '[]'),
    'redactions', ${redactionsOn("source", "s.id")}, 'retraction', ${RETRACTION},
    'people', coalesce((SELECT json_agg(json_build_object('role', a.role, 'id', p.id, 'name', p.name) ORDER BY a.role, a.position)
      FROM authorships a JOIN persons p ON p.id = a.person_id WHERE a.source_id = s.id), '[]'),
    'leansOn', ${leanings("source_id", "leans_on_id")},
    'leanedOnBy', ${leanings("leans_on_id", "source_id")},
    'originGroup', (SELECT CASE WHEN count(*) > 0 THEN json_build_object('titles', (array_agg(fr.title ORDER BY fr.title))[1:${ORIGIN_TITLES}],
        'moreCount', greatest(count(*) - ${ORIGIN_TITLES}, 0),
        'reason', (SELECT g.reason FROM origin_changes g JOIN sources gs ON gs.id = g.source_id
                   WHERE g.origin_group_id = s.origin_group_id AND gs.origin_group_id = s.origin_group_id
                   ORDER BY g.source_id = s.id DESC, g.changed_at DESC LIMIT 1)) END
      FROM sources f JOIN source_revisions fr ON fr.source_id = f.id AND fr.id = f.current_revision_id
      WHERE f.origin_group_id = s.origin_group_id AND f.id <> s.id AND f.merged_into_id IS NULL),
    'editions', ${EDITIONS},
    'document', (SELECT d.id FROM documents d WHERE d.source_id IN (${sameSources("s.id")}) ORDER BY d.source_id = s.id DESC, d.id LIMIT 1),
    'excerptCount', (SELECT count(*) FROM ${LIVE_EVIDENCE} WHERE r.source_id IN (${sameSources("s.id")})),
    'reportedCount', (SELECT count(*) FROM ${LIVE_EVIDENCE} WHERE r.via_source_id IN (${sameSources("s.id")}))) AS source
  FROM sources s JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id WHERE s.id = $1`,
};

const DRAWN_ROW = `'id', e.id, 'excerpt', r.excerpt, 'direction', r.direction,
  'locator', ${namedPlace("r")},
  'check', ${excerptCheck("r")},
  'claim', (SELECT json_build_object('id', c.id, 'slug', cr.slug, 'sentence', cr.sentence)
            FROM claim_revisions cr WHERE cr.claim_id = c.id AND cr.id = c.current_revision_id)`;

const DRAWN = {
  name: "publishing_source_excerpts",
  text: `SELECT json_build_object(${DRAWN_ROW}) AS item FROM ${LIVE_EVIDENCE}
         WHERE r.source_id IN (${sameSources("$1")}) ORDER BY e.created_at, e.id LIMIT $2 OFFSET $3`,
};

const REPORTED = {
  name: "publishing_source_reported",
  text: `SELECT json_build_object(${DRAWN_ROW}, 'reporter', ${citedSource("r.source_id")}) AS item FROM ${LIVE_EVIDENCE}
         JOIN sources reporter ON reporter.id = r.source_id
         WHERE r.via_source_id IN (${sameSources("$1")}) ORDER BY e.created_at, e.id LIMIT $2`,
};
