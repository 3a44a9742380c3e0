import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { Relation } from "@/lib/arguments/rules";
import { lastCheckOf, type OwnCheck } from "./own-ledger";
import { readSql } from "@/lib/foundation/db";
import type { ClaimKind, ContentState, Direction, Directness } from "@/prisma/generated/enums";
import type { OwnClaimSort } from "../schema/own-claims";

export const OWN_CLAIMS_PER_PAGE = 20;

/**
 * The claims that a class has for itself, for those who teach it; null for everybody else. One page, and how many there are.
 *
 * @param page counted from 1
 */
export async function listOwnClaims(
  viewer: Viewer,
  classId: string,
  { page, sort }: { page: number; sort: OwnClaimSort },
): Promise<OwnClaims | null> {
  const asked = [classId, viewer.actorId];
  const part = [OWN_CLAIMS_PER_PAGE, (page - 1) * OWN_CLAIMS_PER_PAGE];
  const [[inClass], items] = await Promise.all([
    readSql<OwnClaims["class"] & { total: number }>(TAUGHT_CLASS, asked),
    readSql<ListedOwnClaim>(LIST[sort], [...asked, ...part]),
  ]);
  if (!inClass) return null;
  const { total, ...taught } = inClass;
  return { class: taught, items, total, page, sort };
}

/** One of them with everything on it, what was taken out as well; null for everybody but the teachers of the class. */
export async function getOwnClaim(
  viewer: Viewer,
  classId: string,
  claimId: string,
): Promise<OwnClaimSheet | null> {
  const [row] = await readSql<{ sheet: OwnClaimSheet }>(SHEET, [classId, viewer.actorId, claimId]);
  return row?.sheet ?? null;
}

export type OwnClaims = {
  class: { id: string; name: string; isArchived: boolean };
  items: ListedOwnClaim[];
  total: number;
  page: number;
  sort: OwnClaimSort;
};
export type ListedOwnClaim = {
  id: string;
  sentence: string;
  kind: ClaimKind;
  state: ContentState;
  /** What stands on it. */
  supports: number;
  contradicts: number;
  arguments: number;
  /** In how many assignments it is. */
  assigned: number;
};
export type OwnClaimSheet = {
  id: string;
  class: { id: string; name: string; isArchived: boolean };
  sentence: string;
  kind: ClaimKind;
  revisionId: string;
  state: ContentState;
  /** Why it was taken out. */
  reason: string | null;
  /** Its earlier wordings, the latest first. */
  before: string[];
  assignments: { id: string; title: string }[];
  evidence: OwnEvidence[];
  arguments: OwnArgument[];
};
export type OwnEvidence = {
  id: string;
  revisionId: string;
  state: ContentState;
  reason: string | null;
  sourceId: string;
  sourceTitle: string;
  excerpt: string;
  locatorLabel: string | null;
  locatorValue: string | null;
  direction: Direction;
  directness: Directness;
  note: string | null;
  check: OwnCheck;
};
export type OwnArgument = {
  id: string;
  revisionId: string;
  state: ContentState;
  reason: string | null;
  relation: Relation;
  wording: string;
  /** What it aims at, in its words; null for the claim itself. */
  target: { kind: "evidence" | "argument"; words: string } | null;
  premises: string[];
};

const TAUGHT = `classes k JOIN enrolments e ON e.class_id = k.id AND e.actor_id = $2 AND e.role = 'TEACHER' AND e.ended_at IS NULL`;
const ABOUT = `'id', k.id, 'name', k.name, 'isArchived', (k.archived_at IS NOT NULL OR k.deletion_asked_at IS NOT NULL)`;
// That no class's audience is everybody's is said for the index, which has only claims of classes.
const OWN = `c.audience_id = k.audience_id AND c.audience_id <> '${PUBLIC_AUDIENCE_ID}'`;
const TAUGHT_CLASS = {
  name: "classes_with_own_claims",
  text: `SELECT k.id, k.name, k.archived_at IS NOT NULL OR k.deletion_asked_at IS NOT NULL AS "isArchived",
           (SELECT count(*)::int FROM claims c WHERE ${OWN}) AS total
         FROM ${TAUGHT} WHERE k.id = $1`,
};
const pieces = (direction: string) => `(SELECT count(*)::int FROM evidence v
  JOIN evidence_revisions w ON w.claim_id = v.claim_id AND w.id = v.current_revision_id AND w.direction = '${direction}'
  WHERE v.claim_id = c.id AND v.audience_id = c.audience_id AND v.state = 'LIVE')`;
const listed = (sort: OwnClaimSort, order: string) => ({
  name: `classes_own_claims_by_${sort}`,
  text: `SELECT c.id, r.sentence, r.kind, c.state, ${pieces("SUPPORTS")} AS supports, ${pieces("CONTRADICTS")} AS contradicts,
           (SELECT count(*)::int FROM arguments a
            WHERE a.claim_id = c.id AND a.audience_id = c.audience_id AND a.state = 'LIVE') AS arguments,
           (SELECT count(*)::int FROM assignment_claims q WHERE q.claim_id = c.id) AS assigned
         FROM ${TAUGHT} JOIN claims c ON ${OWN}
         JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
         WHERE k.id = $1 ORDER BY c.state = 'RETRACTED', ${order}, c.id LIMIT $3 OFFSET $4`,
});
const LIST: Record<OwnClaimSort, { name: string; text: string }> = {
  newest: listed("newest", "c.created_at DESC"),
  sentence: listed("sentence", "lower(r.sentence)"),
};

// Of what stands, why it once was taken out is past.
const reasonOf = (
  row: string,
  whole: string,
) => `CASE WHEN ${row}.state = 'RETRACTED' THEN (SELECT d.reason FROM decisions d
  WHERE ${whole} AND d.kind = 'RETRACT' ORDER BY d.decided_at DESC LIMIT 1) END`;
const SHEET = {
  name: "classes_own_claim",
  text: `SELECT json_build_object('id', c.id, 'class', json_build_object(${ABOUT}), 'sentence', r.sentence, 'kind', r.kind,
    'revisionId', r.id, 'state', c.state, 'reason', ${reasonOf("c", "d.claim_id = c.id")},
    'before', ARRAY(SELECT w.sentence FROM claim_revisions w WHERE w.claim_id = c.id AND w.id <> r.id ORDER BY w.ordinal DESC),
    'assignments', coalesce((SELECT json_agg(json_build_object('id', a.id, 'title', a.title) ORDER BY a.due_at DESC, a.id)
      FROM assignment_claims q JOIN assignments a ON a.id = q.assignment_id WHERE q.claim_id = c.id), '[]'),
    'evidence', coalesce((SELECT json_agg(json_build_object('id', v.id, 'revisionId', w.id, 'state', v.state,
        'reason', ${reasonOf("v", "d.root_claim_id = v.claim_id AND d.evidence_id = v.id")},
        'sourceId', w.source_id, 'sourceTitle', sr.title, 'excerpt', w.excerpt, 'locatorLabel', w.locator_label,
        'locatorValue', w.locator_value, 'direction', w.direction, 'directness', w.directness, 'note', w.note,
        'check', ${lastCheckOf("w")})
        ORDER BY v.created_at, v.id)
      FROM evidence v JOIN evidence_revisions w ON w.claim_id = v.claim_id AND w.id = v.current_revision_id
      JOIN sources s ON s.id = w.source_id JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
      WHERE v.claim_id = c.id AND v.audience_id = c.audience_id), '[]'),
    'arguments', coalesce((SELECT json_agg(json_build_object('id', a.id, 'revisionId', w.id, 'state', a.state,
        'reason', ${reasonOf("a", "d.root_claim_id = a.claim_id AND d.argument_id = a.id")},
        'relation', a.relation, 'wording', w.wording,
        'premises', ARRAY(SELECT pr.sentence FROM argument_premises p JOIN claims pc ON pc.id = p.premise_claim_id
          JOIN claim_revisions pr ON pr.claim_id = pc.id AND pr.id = pc.current_revision_id
          WHERE p.claim_id = a.claim_id AND p.argument_id = a.id ORDER BY p.position),
        'target', CASE WHEN a.target_evidence_id IS NOT NULL THEN json_build_object('kind', 'evidence', 'words',
            (SELECT tw.excerpt FROM evidence t JOIN evidence_revisions tw ON tw.claim_id = t.claim_id AND tw.id = t.current_revision_id
             WHERE t.claim_id = a.claim_id AND t.id = a.target_evidence_id))
          WHEN a.target_argument_id IS NOT NULL THEN json_build_object('kind', 'argument', 'words',
            (SELECT tw.wording FROM arguments t JOIN argument_revisions tw ON tw.claim_id = t.claim_id AND tw.id = t.current_revision_id
             WHERE t.claim_id = a.claim_id AND t.id = a.target_argument_id)) END)
        ORDER BY a.created_at, a.id)
      FROM arguments a JOIN argument_revisions w ON w.claim_id = a.claim_id AND w.id = a.current_revision_id
      WHERE a.claim_id = c.id AND a.audience_id = c.audience_id), '[]')) AS sheet
  FROM ${TAUGHT} JOIN claims c ON c.audience_id = k.audience_id AND c.id = $3
  JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id WHERE k.id = $1`,
};
