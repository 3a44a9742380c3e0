import "server-only";
import { newestCheck, type CheckRow } from "@/lib/evidence/queries/context";
import { authorsOfFit, claimsServed } from "@/lib/evidence/queries/fit-given";
import { namedPlace } from "@/lib/evidence/queries/wording";
import type { FitGiven, Reading } from "@/lib/evidence/rules";
import type { Statement } from "@/lib/foundation/db";
import type { Standing } from "@/prisma/generated/enums";
import { STANDING_DAYS, type DeskQueueName, type QUEUE_SORTS } from "../rules/desk-queues";

// The statements of the desk's queues. Each begins with the lines that an index has of its queue, in its order, and goes into
// no more than a page of them.

/** A piece of evidence in a queue. */
export type LineRow = {
  claimId: string;
  evidenceId: string;
  revisionId: string;
  state: "PROPOSED" | "LIVE";
  since: Date;
  slug: string;
  sentence: string;
  excerpt: string;
  locator: { label: string; value: string } | null;
  source: { id: string; title: string };
  via: { id: string; title: string } | null;
  /** Whether the viewer added it or worded it so. */
  isOwn: boolean;
  /** Whether the viewer read it as a second person. */
  isRead: boolean;
  /** What its adder says of it; null for whoever may still read it as a second person. */
  said: (Reading & { note: string | null }) | null;
  /** What the machine found last; null before it has looked. */
  check: CheckRow | null;
  claimsServed: number;
  hold: { isMine: boolean; until: string } | null;
  /** Of what is disputed: how it is read, and by whom. */
  readings: (FitGiven["checks"][number] & { reason: string; reader: string })[];
  /** Of what leans on a source that stands otherwise: how its sources stand, and why. */
  standings: {
    id: string;
    title: string;
    standing: Standing;
    reason: string | null;
    changedAt: string | null;
  }[];
};

/** A claim without live evidence. */
export type UnsourcedRow = {
  claimId: string;
  slug: string;
  sentence: string;
  since: Date;
  /** How many ask for a source, and whether the viewer does. */
  requests: number;
  isAsked: boolean;
};

type Sort = (typeof QUEUE_SORTS)[number];
type Queue = Exclude<DeskQueueName, "unsourced">;
type Part = { holds: string; since: string };

const NOT_GOOD_OR_RECENT = (now: string) => `l.state = 'LIVE' AND l.standing_at IS NOT NULL
  AND (NOT l.is_in_good_standing OR l.standing_at > ${now}::timestamptz - interval '${STANDING_DAYS} days')`;

/** What stands in each queue; `now` is a place of the statement. */
const partOf = (now: string): Record<Queue, Part> => ({
  "not-checked": { holds: "l.proof = 'NOT_CHECKED'", since: "l.since" },
  "not-found": { holds: "l.proof = 'NOT_FOUND'", since: "l.since" },
  // Words that stand in several places want the right one, too.
  "wrong-locator": { holds: "l.proof IN ('WRONG_LOCATOR', 'AMBIGUOUS')", since: "l.since" },
  "awaiting-fit": { holds: "l.state = 'LIVE' AND l.fit = 'NOT_CHECKED'", since: "l.since" },
  disputed: { holds: "l.state = 'LIVE' AND l.fit = 'DISPUTED'", since: "l.since" },
  "standing-changed": { holds: NOT_GOOD_OR_RECENT(now), since: "l.standing_at" },
});

const ON_LIVE_CLAIM = `desk_lines l
  JOIN claims c ON c.id = l.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL`;
const WITH_WORDS = `${ON_LIVE_CLAIM}
  JOIN evidence e ON e.claim_id = l.claim_id AND e.id = l.evidence_id
  JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id`;
const IS_READ = `EXISTS (SELECT 1 FROM fit_checks f
  WHERE f.claim_id = r.claim_id AND f.evidence_revision_id = r.id AND f.actor_id = $1::uuid)`;
// Whoever may still read it as a second person learns nothing of what its adder says, by no filter either.
const IS_SAID = `(l.fit = 'DISPUTED' OR $1::uuid = ANY (${authorsOfFit("e", "r")}) OR ${IS_READ})`;
const OF_TOPIC = (topic: string) => `(${topic}::text IS NULL OR EXISTS (
  SELECT 1 FROM claim_topics t WHERE t.claim_id = c.id AND t.topic_id = ${topic}))`;

const orderOf = (sort: Sort, columns: readonly string[]) =>
  columns.map((column) => (sort === "newest" ? `${column} DESC` : column)).join(", ");

function linesOf(queue: Queue, sort: Sort): Statement {
  const { holds, since } = partOf("$2")[queue];
  const order = orderOf(sort, [since, "l.claim_id", "l.evidence_id"]);
  return {
    name: `moderation_desk_${queue}_${sort}`,
    text: `
    WITH page AS (
      SELECT l.claim_id, l.evidence_id, ${since} AS since, row_number() OVER (ORDER BY ${order}) AS place
      FROM ${WITH_WORDS}
      WHERE ${holds} AND ${OF_TOPIC("$3")} AND ($4::text IS NULL OR $4 IN (r.source_id, r.via_source_id))
        AND ($5::text IS NULL OR (r.direction = $5::"Direction" AND ${IS_SAID}))
      ORDER BY ${order} LIMIT $6 OFFSET $7)
    SELECT e.claim_id AS "claimId", e.id AS "evidenceId", r.id AS "revisionId", e.state, page.since, cr.slug, cr.sentence, r.excerpt,
      ${namedPlace("r")} AS locator,
      ${sourceNamed("r.source_id")} AS source, ${sourceNamed("r.via_source_id")} AS via,
      $1::uuid IN (e.actor_id, r.actor_id) AS "isOwn", ${IS_READ} AS "isRead",
      CASE WHEN ${IS_SAID} THEN json_build_object('direction', r.direction, 'directness', r.directness, 'note', r.note) END AS said,
      ${newestCheck("r")} AS check,
      ${claimsServed("r")} AS "claimsServed",
      (SELECT json_build_object('isMine', h.actor_id = $1::uuid, 'until', h.until) FROM fit_holds h
       WHERE h.claim_id = r.claim_id AND h.evidence_revision_id = r.id AND h.until > $2::timestamptz) AS hold,
      ${queue === "disputed" ? READINGS : "'[]'::json"} AS readings,
      ${queue === "standing-changed" ? STANDINGS : "'[]'::json"} AS standings
    FROM page JOIN ${WITH_WORDS.replace("desk_lines l", "desk_lines l ON l.claim_id = page.claim_id AND l.evidence_id = page.evidence_id")}
    JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
    ORDER BY page.place`,
  };
}

const sourceNamed = (sourceId: string) => `
      (SELECT json_build_object('id', s.id, 'title', t.title) FROM sources s
       JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id WHERE s.id = ${sourceId})`;
const READINGS = `
      coalesce((SELECT json_agg(json_build_object('direction', f.direction, 'directness', f.directness, 'reason', f.reason,
          'checkedAt', f.checked_at, 'reader', coalesce(b.pseudonym, p.name, 'a former reviewer')) ORDER BY f.checked_at, f.id)
        FROM fit_checks f JOIN bylines b ON b.id = f.byline_id LEFT JOIN profiles p ON p.id = b.profile_id
        WHERE f.claim_id = r.claim_id AND f.evidence_revision_id = r.id), '[]')`;
const STANDINGS = `
      coalesce((SELECT json_agg(json_build_object('id', s.id, 'title', t.title, 'standing', s.standing,
          'reason', changed.reason, 'changedAt', changed.changed_at)
          ORDER BY s.id NOT IN (SELECT assay_kept_sources(ARRAY[r.source_id])))
        FROM sources s JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id
        LEFT JOIN LATERAL (SELECT g.reason, g.changed_at FROM standing_changes g WHERE g.source_id = s.id
          ORDER BY g.changed_at DESC, g.id DESC LIMIT 1) changed ON true
        WHERE s.id IN (SELECT assay_kept_sources(ARRAY[r.source_id, r.via_source_id]))), '[]')`;

function unsourcedOf(sort: Sort): Statement {
  const order = orderOf(sort, ["u.since", "u.claim_id"]);
  return {
    name: `moderation_desk_unsourced_${sort}`,
    text: `
    WITH page AS (
      SELECT u.claim_id, u.since, row_number() OVER (ORDER BY ${order}) AS place
      FROM unsourced_claims u JOIN claims c ON c.id = u.claim_id WHERE ${OF_TOPIC("$2")}
      ORDER BY ${order} LIMIT $3 OFFSET $4)
    SELECT page.claim_id AS "claimId", page.since, cr.slug, cr.sentence,
      (SELECT count(*)::int FROM requests q WHERE q.claim_id = c.id AND q.kind = 'NEEDS_SOURCE' AND q.closed_at IS NULL) AS requests,
      EXISTS (SELECT 1 FROM requests q WHERE q.claim_id = c.id AND q.kind = 'NEEDS_SOURCE' AND q.closed_at IS NULL
              AND q.actor_id = $1::uuid) AS "isAsked"
    FROM page JOIN claims c ON c.id = page.claim_id
    JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id ORDER BY page.place`,
  };
}

const inBothOrders = (statement: (sort: Sort) => Statement): Record<Sort, Statement> => ({
  oldest: statement("oldest"),
  newest: statement("newest"),
});

/** The lines of a queue: `$1` who asks, `$2` now, `$3` a topic, `$4` a source, `$5` a direction, then how many after how many. */
export const LINES = Object.fromEntries(
  (Object.keys(partOf("")) as Queue[]).map((queue) => [
    queue,
    inBothOrders((sort) => linesOf(queue, sort)),
  ]),
) as Record<Queue, Record<Sort, Statement>>;

/** Claims without a source: `$1` who asks, `$2` a topic, then how many after how many. */
export const UNSOURCED = inBothOrders(unsourcedOf);

const counted = (name: string, from: string) =>
  `(SELECT count(*)::int FROM (SELECT 1 FROM ${from} LIMIT $2) found) AS "${name}"`;

/** How much stands in each queue: `$1` now, `$2` how many are counted at most. */
export const COUNTS: Statement = {
  name: "moderation_desk_counts",
  text: `SELECT ${[
    counted("unsourced", "unsourced_claims"),
    ...Object.entries(partOf("$1")).map(([queue, { holds }]) =>
      counted(queue, `${ON_LIVE_CLAIM} WHERE ${holds}`),
    ),
    `(SELECT count(*)::int FROM (SELECT DISTINCT subject_kind, subject_id FROM flags
      WHERE answered_at IS NULL LIMIT $2) found) AS flags`,
  ].join(",\n    ")}`,
};
