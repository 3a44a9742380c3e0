import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { Confidence, Direction, OthersShown } from "@/prisma/generated/enums";
import type { OFF_SCALE } from "@/lib/reviews/rules";
import { dueFor } from "./due";

/** How many of the others stand on one page. */
export const OTHERS_PER_PAGE = 20;

/**
 * What the others of a class handed in for an assignment, claim by claim: how they voted, which grades each thing got, and
 * how many added something. Null where the assignment shows that to nobody, and for whoever is not in the class. Where it
 * shows it after handing in, it is closed to a student who has not, or not everything, until it is due.
 */
export async function getOthers(viewer: Viewer, assignmentId: string): Promise<Others | null> {
  if (viewer.actorId === null) return null;
  const [row] = await readSql<{ others: Omit<Others, "claims"> }>(MAY_SEE, [
    assignmentId,
    viewer.actorId,
  ]);
  if (!row) return null;
  const claims = row.others.isOpen
    ? (await readSql<{ claim: OthersOnClaim }>(AT_A_GLANCE, [assignmentId, viewer.actorId])).map(
        ({ claim }) => claim,
      )
    : [];
  return { ...row.others, claims };
}

/**
 * What each of the others handed in for one claim, by their names: one page of at most `OTHERS_PER_PAGE`, and how many there
 * are. Empty for whoever may not see it, by the same rule.
 *
 * @param page from 1
 */
export async function listOthersOnClaim(
  viewer: Viewer,
  assignmentId: string,
  claimId: string,
  page: number,
): Promise<{ people: OtherPerson[]; total: number }> {
  const rows = await readSql<{ person: OtherPerson; total: number }>(ON_CLAIM, [
    ...[assignmentId, viewer.actorId, claimId],
    ...[OTHERS_PER_PAGE, (page - 1) * OTHERS_PER_PAGE],
  ]);
  return { people: rows.map(({ person }) => person), total: rows[0]?.total ?? 0 };
}

export type Others = {
  id: string;
  title: string;
  class: { id: string; name: string };
  othersShown: OthersShown;
  isStudent: boolean;
  /** Whether the viewer may see it now. */
  isOpen: boolean;
  claims: OthersOnClaim[];
};
export type OthersOnClaim = {
  id: string;
  position: number;
  sentence: string;
  /** How many of the others handed something in for it. */
  people: number;
  /** Votes by what was chosen: 1 to 5 of the scale, or off it. */
  votes: { choice: Choice; count: number }[];
  items: {
    id: string;
    kind: "evidence" | "argument";
    words: string;
    criteria: { title: string; levels: { label: string; count: number }[] }[];
  }[];
};
type Choice = "1" | "2" | "3" | "4" | "5" | (typeof OFF_SCALE)[number];
export type OtherPerson = {
  name: string;
  vote: { choice: Choice; confidence: Confidence; rationale: string | null } | null;
  grades: {
    itemId: string;
    words: string;
    levels: { criterion: string; level: string }[];
    reason: string | null;
    quote: string | null;
  }[];
  evidence: {
    id: string;
    excerpt: string;
    direction: Direction;
    source: string;
    place: string | null;
    note: string | null;
  }[];
  answers: { id: string; wording: string; relation: string; target: string; premises: string[] }[];
  notes: { id: string; body: string; target: string }[];
};

// The viewer is in the class, and the assignment shows others' work; teachers and assistants see what students may see. Handing
// in opens it where nothing is missing: who hands in an empty page has not worked yet.
const ASKED = `
  asked AS (
    SELECT a.*, c.name AS class_name, e.role,
      e.role <> 'STUDENT' OR a.others_shown = 'ALWAYS' OR (a.others_shown = 'AFTER_HANDING_IN' AND EXISTS (
        SELECT 1 FROM submissions s JOIN hand_ins h ON h.submission_id = s.id
        WHERE s.assignment_id = a.id AND s.actor_id = $2
          AND (h.missing = 0 OR now() > ${dueFor("a", "e.id")}))) AS is_open
    FROM assignments a JOIN classes c ON c.id = a.class_id
    JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2 AND e.ended_at IS NULL
    WHERE a.id = $1 AND a.withdrawn_at IS NULL AND a.others_shown <> 'NEVER' 
      AND (e.role <> 'STUDENT' OR (a.assigned_at <= now() AND c.deletion_asked_at IS NULL)))`;
// Whoever handed in, but for the viewer.
const THEY = `
  they AS (
    SELECT s.id, s.actor_id, coalesce(b.pseudonym, p.name, 'A former student') AS name, a.audience_id
    FROM asked a JOIN submissions s ON s.assignment_id = a.id AND s.actor_id <> $2
    JOIN bylines b ON b.id = s.byline_id LEFT JOIN profiles p ON p.id = b.profile_id
    WHERE a.is_open AND EXISTS (SELECT 1 FROM hand_ins h WHERE h.submission_id = s.id))`;

const MAY_SEE = {
  name: "classes_may_see_others",
  text: `WITH ${ASKED}
  SELECT json_build_object('id', a.id, 'title', a.title, 'class', json_build_object('id', a.class_id, 'name', a.class_name),
    'othersShown', a.others_shown, 'isStudent', a.role = 'STUDENT', 'isOpen', a.is_open) AS others FROM asked a`,
};

const VOTED = "v.kind = 'POSTERIOR' AND v.superseded_at IS NULL AND v.withdrawn_at IS NULL";
const CHOICE = "coalesce(v.position::text, v.off_scale::text)";
const WORDS_OF_ITEM = `coalesce(
  (SELECT r.excerpt FROM evidence i JOIN evidence_revisions r ON r.claim_id = i.claim_id AND r.id = i.current_revision_id
    WHERE i.claim_id = g.claim_id AND i.id = g.evidence_id),
  (SELECT r.wording FROM arguments i JOIN argument_revisions r ON r.claim_id = i.claim_id AND r.id = i.current_revision_id
    WHERE i.claim_id = g.claim_id AND i.id = g.argument_id))`;

const AT_A_GLANCE = {
  name: "classes_others_at_a_glance",
  text: `WITH ${ASKED}, ${THEY},
  votes_of AS (
    SELECT v.claim_id, ${CHOICE} AS choice, count(*)::int AS count
    FROM they t JOIN votes v ON v.audience_id = t.audience_id AND v.actor_id = t.actor_id AND ${VOTED} GROUP BY 1, 2),
  counted AS (
    SELECT g.claim_id, g.evidence_id, g.argument_id, g.criterion_id, g.level_id, count(*)::int AS count
    FROM they t JOIN appraisals g ON g.submission_id = t.id AND g.superseded_at IS NULL GROUP BY 1, 2, 3, 4, 5),
  by_criterion AS (
    SELECT g.claim_id, g.evidence_id, g.argument_id, r.position, json_build_object('title', r.title, 'levels',
        json_agg(json_build_object('label', l.label, 'count', g.count) ORDER BY l.position)) AS criterion
    FROM counted g JOIN levels l ON l.id = g.level_id JOIN criteria r ON r.id = g.criterion_id
    GROUP BY 1, 2, 3, r.id),
  by_item AS (
    SELECT g.claim_id, g.evidence_id, g.argument_id, json_agg(g.criterion ORDER BY g.position) AS criteria
    FROM by_criterion g GROUP BY 1, 2, 3)
  SELECT json_build_object('id', q.claim_id, 'position', q.position, 'sentence', was.sentence,
    'people', (SELECT count(*)::int FROM they),
    'votes', coalesce((SELECT json_agg(json_build_object('choice', v.choice, 'count', v.count) ORDER BY v.choice)
      FROM votes_of v WHERE v.claim_id = q.claim_id), '[]'),
    'items', coalesce((SELECT json_agg(json_build_object('id', coalesce(g.evidence_id, g.argument_id),
        'kind', CASE WHEN g.evidence_id IS NULL THEN 'argument' ELSE 'evidence' END,
        'words', ${WORDS_OF_ITEM}, 'criteria', g.criteria) ORDER BY g.evidence_id, g.argument_id)
      FROM by_item g WHERE g.claim_id = q.claim_id), '[]')) AS claim
  FROM asked a JOIN assignment_claims q ON q.assignment_id = a.id
  JOIN claim_revisions was ON was.claim_id = q.claim_id AND was.id = q.claim_revision_id
  WHERE a.is_open ORDER BY q.position`,
};

const TARGET = (row: string) => `coalesce(
  (SELECT r.excerpt FROM evidence i JOIN evidence_revisions r ON r.claim_id = i.claim_id AND r.id = i.current_revision_id
    WHERE i.claim_id = ${row}.claim_id AND i.id = ${row}.target_evidence_id),
  (SELECT r.wording FROM arguments i JOIN argument_revisions r ON r.claim_id = i.claim_id AND r.id = i.current_revision_id
    WHERE i.claim_id = ${row}.claim_id AND i.id = ${row}.target_argument_id), was.sentence)`;

const ON_CLAIM = {
  name: "classes_others_on_claim",
  text: `WITH ${ASKED}, ${THEY},
  paged AS (SELECT t.*, count(*) OVER ()::int AS total FROM they t ORDER BY lower(t.name), t.id LIMIT $4 OFFSET $5)
  SELECT t.total, json_build_object('name', t.name,
    'vote', (SELECT json_build_object('choice', ${CHOICE}, 'confidence', v.confidence, 'rationale', v.rationale)
      FROM votes v WHERE v.claim_id = q.claim_id AND v.audience_id = t.audience_id AND v.actor_id = t.actor_id AND ${VOTED}),
    'grades', coalesce((SELECT json_agg(item.grade ORDER BY item.item_id) FROM (
      SELECT coalesce(g.evidence_id, g.argument_id) AS item_id, json_build_object(
        'itemId', coalesce(g.evidence_id, g.argument_id), 'words', ${WORDS_OF_ITEM}, 'reason', min(g.reason), 'quote', min(g.quote),
        'levels', json_agg(json_build_object('criterion', r.title, 'level', l.label) ORDER BY r.position)) AS grade
      FROM appraisals g JOIN levels l ON l.id = g.level_id JOIN criteria r ON r.id = g.criterion_id
      WHERE g.submission_id = t.id AND g.claim_id = q.claim_id AND g.superseded_at IS NULL
      GROUP BY g.claim_id, g.evidence_id, g.argument_id) item), '[]'),
    'evidence', coalesce((SELECT json_agg(json_build_object('id', x.id, 'excerpt', r.excerpt, 'direction', r.direction,
        'source', sr.title, 'place', r.locator_label || ' ' || r.locator_value, 'note', r.note) ORDER BY x.created_at, x.id)
      FROM additions d JOIN evidence x ON x.claim_id = d.claim_id AND x.id = d.evidence_id AND x.state = 'LIVE'
      JOIN evidence_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id
      JOIN sources s ON s.id = r.source_id
      LEFT JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
      WHERE d.submission_id = t.id AND d.claim_id = q.claim_id), '[]'),
    'answers', coalesce((SELECT json_agg(json_build_object('id', x.id, 'wording', r.wording, 'relation', x.relation,
        'target', ${TARGET("x")}, 'premises', (SELECT json_agg(cr.sentence ORDER BY p.position) FROM argument_premises p
          JOIN claims c ON c.id = p.premise_claim_id JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
          WHERE p.claim_id = x.claim_id AND p.argument_id = x.id)) ORDER BY x.created_at, x.id)
      FROM additions d JOIN arguments x ON x.claim_id = d.claim_id AND x.id = d.argument_id AND x.state = 'LIVE'
      JOIN argument_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id
      WHERE d.submission_id = t.id AND d.claim_id = q.claim_id), '[]'),
    'notes', coalesce((SELECT json_agg(json_build_object('id', x.id, 'body', r.body, 'target', ${TARGET("x")}) ORDER BY x.created_at, x.id)
      FROM additions d JOIN claim_annotations x ON x.claim_id = d.claim_id AND x.id = d.annotation_id AND x.retracted_at IS NULL
      JOIN claim_annotation_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id
      WHERE d.submission_id = t.id AND d.claim_id = q.claim_id), '[]')) AS person
  FROM paged t CROSS JOIN assignment_claims q
  JOIN claim_revisions was ON was.claim_id = q.claim_id AND was.id = q.claim_revision_id
  WHERE q.assignment_id = $1 AND q.claim_id = $3 ORDER BY lower(t.name), t.id`,
};
