import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { byDay } from "./work-rows";

// Pieces of SQL: the parts of a class archive, each a list of whole things as JSON. All of them ask the same.
// $1: the class, $2: who asks, $3: whether for their own work alone, $4: the key after which to go on, $5: how many.

/**
 * Whoever may ask: a teacher of the class, or for their own work whoever is in it or ever was. And the assignments that they
 * may read of: such as they worked on, and while they are in the class all that are assigned.
 */
const ASKED = `
  me AS (SELECT e.class_id, e.actor_id, bool_or(e.ended_at IS NULL) AS is_in FROM enrolments e
         WHERE e.class_id = $1 AND e.actor_id = $2 AND ($3::boolean OR (e.role = 'TEACHER' AND e.ended_at IS NULL))
         GROUP BY e.class_id, e.actor_id),
  shown AS (SELECT a.*, c.time_zone FROM me JOIN classes c ON c.id = me.class_id JOIN assignments a ON a.class_id = c.id
            WHERE NOT $3 OR (me.is_in AND a.withdrawn_at IS NULL AND a.assigned_at <= now())
              OR EXISTS (SELECT 1 FROM submissions s WHERE s.assignment_id = a.id AND s.actor_id = $2))`;

/** A part: rows of \`key\` and \`item\`, from one key on. */
const part = (rows: string) => `WITH ${ASKED}
  SELECT t.key, t.item::text FROM (${rows}) t WHERE t.key > $4::text ORDER BY t.key LIMIT $5::int`;

/** A list inside a thing. */
const list = (item: string, order: string, rows: string) =>
  `coalesce((SELECT json_agg(${item} ORDER BY ${order}) ${rows}), '[]')`;

/** Who did it, by name; to a student nobody says so. */
const by = (actor: string) => `CASE WHEN NOT $3 THEN ${nameOf(actor)} END`;
const nameOf = (actor: string) =>
  `(SELECT called.name FROM actors who JOIN profiles called ON called.id = who.profile_id WHERE who.id = ${actor})`;

/** Whether those who teach may not yet know whose work `s` for the assignment `a` is. */
const IS_MASKED = `(NOT $3 AND a.naming = 'MASKED'
  AND NOT EXISTS (SELECT 1 FROM releases r WHERE r.submission_id = s.id AND r.recalled_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM unmaskings u WHERE u.submission_id = s.id))`;

/** What the class is itself. */
export const CLASS = `WITH ${ASKED}
  SELECT json_build_object('id', c.id, 'name', c.name, 'about', c.about, 'timeZone', c.time_zone, 'openedAt', c.opened_at,
    'archivedAt', c.archived_at, 'deletionAskedAt', c.deletion_asked_at)::text AS item
  FROM me JOIN classes c ON c.id = me.class_id`;

const PEOPLE = part(`
  SELECT e.id::text AS key, json_build_object('id', e.id, 'name', ${nameOf("e.actor_id")}, 'role', e.role, 'entry', e.entry,
    'beganAt', e.began_at, 'endedAt', e.ended_at) AS item
  FROM me JOIN enrolments e ON e.class_id = me.class_id WHERE NOT $3 OR e.actor_id = $2`);

const ROSTER = part(`
  SELECT r.id::text AS key, json_build_object('id', r.id, 'name', r.name, 'email', r.email, 'externalId', r.external_id,
    'enrolmentId', r.enrolment_id, 'addedAt', r.added_at, 'removedAt', r.removed_at) AS item
  FROM me JOIN roster_entries r ON r.class_id = me.class_id WHERE NOT $3`);

const LEVELS = list(
  `json_build_object('id', l.id, 'position', l.position, 'label', l.label, 'description', l.description, 'points', l.points)`,
  "l.position",
  "FROM levels l WHERE l.criterion_id = c.id",
);
const CRITERIA = list(
  `json_build_object('id', c.id, 'position', c.position, 'title', c.title, 'hint', c.hint, 'weight', c.weight, 'levels', ${LEVELS})`,
  "c.position",
  "FROM criteria c WHERE c.version_id = v.id",
);
// Students read the rubrics by which they work and are graded.
const IS_READ = `(NOT $3 OR v.id IN (SELECT h.arguments_version_id FROM shown h) OR v.id IN (SELECT h.work_version_id FROM shown h))`;
const RUBRICS = part(`
  SELECT r.id::text AS key, json_build_object('id', r.id, 'purpose', r.purpose, 'title', r.title, 'createdAt', r.created_at,
    'versions', ${list(
      `json_build_object('id', v.id, 'ordinal', v.ordinal, 'madeAt', v.made_at, 'criteria', ${CRITERIA})`,
      "v.ordinal",
      `FROM rubric_versions v WHERE v.rubric_id = r.id AND ${IS_READ}`,
    )}) AS item
  FROM me JOIN rubrics r ON r.class_id = me.class_id
  WHERE NOT $3 OR EXISTS (SELECT 1 FROM rubric_versions v WHERE v.rubric_id = r.id AND ${IS_READ})`);

const ASSIGNMENTS = part(`
  SELECT a.id AS key, json_build_object('id', a.id, 'title', a.title, 'instructions', a.instructions,
    'argumentsVersionId', a.arguments_version_id, 'workVersionId', a.work_version_id, 'opensAt', a.opens_at, 'dueAt', a.due_at,
    'latePolicy', a.late_policy, 'lateReduction', a.late_reduction, 'othersShown', a.others_shown, 'naming', a.naming,
    'releasesAt', a.releases_at, 'inquiryDays', a.inquiry_days, 'madeAt', a.made_at, 'assignedAt', a.assigned_at,
    'withdrawnAt', a.withdrawn_at,
    'tasks', ${list(
      `json_build_object('kind', k.kind, 'position', k.position, 'supporting', k.supporting, 'contradicting', k.contradicting, 'notes', k.notes)`,
      "k.position",
      "FROM assignment_tasks k WHERE k.assignment_id = a.id",
    )},
    'claims', ${list(
      `json_build_object('claimId', q.claim_id, 'position', q.position, 'revisionId', q.claim_revision_id, 'sentence', w.sentence)`,
      "q.position",
      `FROM assignment_claims q JOIN claim_revisions w ON w.claim_id = q.claim_id AND w.id = q.claim_revision_id
       WHERE q.assignment_id = a.id`,
    )},
    'extensions', ${list(
      `json_build_object('id', x.id, 'enrolmentId', x.enrolment_id, 'dueAt', x.due_at, 'reason', CASE WHEN NOT $3 THEN x.reason END,
        'grantedBy', ${by("x.granted_by_actor_id")}, 'grantedAt', x.granted_at, 'withdrawnAt', x.withdrawn_at)`,
      "x.granted_at, x.id",
      `FROM extensions x JOIN enrolments e ON e.id = x.enrolment_id
       WHERE x.assignment_id = a.id AND (NOT $3 OR e.actor_id = $2)`,
    )}) AS item
  FROM shown a`);

const AUDIENCES = `(SELECT c.audience_id FROM me JOIN classes c ON c.id = me.class_id UNION ALL SELECT h.audience_id FROM shown h)`;
// The assignment for which somebody masked made a row of the ledger, if one did: an exact time would tell who it is.
const MASKED = `LEFT JOIN LATERAL (SELECT a.due_at, a.time_zone FROM shown a JOIN submissions s ON s.assignment_id = a.id
  WHERE a.audience_id = i.audience_id AND s.actor_id = i.actor_id AND ${IS_MASKED} LIMIT 1) a ON true`;
const told = (at: string) => `CASE WHEN a.due_at IS NULL THEN ${at} ELSE ${byDay(at)} END`;
const wording = (columns: string) =>
  `json_build_object('id', r.id, 'ordinal', r.ordinal, 'createdAt', ${told("r.created_at")}, ${columns})`;
// That it is not everybody's is said for the indexes, which have only what is a class's.
const OF_CLASS = `i.audience_id IN ${AUDIENCES} AND i.audience_id <> '${PUBLIC_AUDIENCE_ID}' AND (NOT $3 OR i.actor_id = $2)`;
const CHECKS = list(
  `json_build_object('id', x.id, 'status', x.status, 'locatorCheck', x.locator_check, 'matched', x.matched, 'locator', x.locator,
    'differences', x.differences, 'reason', x.reason, 'checkedAt', ${told("x.checked_at")})`,
  "x.checked_at, x.id",
  "FROM excerpt_checks x WHERE x.claim_id = r.claim_id AND x.evidence_revision_id = r.id",
);
// What the class has of the ledger: claims of its own, what was added to claims in its work, and what was decided on either.
// Who did is not said: of students `work` does, as far as it may.
const LEDGER = part(`
  SELECT 'claim/' || i.id AS key, json_build_object('kind', 'claim', 'id', i.id, 'state', i.state, 'createdAt', ${told("i.created_at")},
    'revisions', ${list(wording("'state', r.state, 'kind', r.kind, 'sentence', r.sentence, 'reason', r.reason"), "r.ordinal", "FROM claim_revisions r WHERE r.claim_id = i.id")}) AS item
  FROM claims i ${MASKED} WHERE ${OF_CLASS}
  UNION ALL
  SELECT 'evidence/' || i.claim_id || '/' || i.id, json_build_object('kind', 'evidence', 'id', i.id, 'claimId', i.claim_id,
    'state', i.state, 'createdAt', ${told("i.created_at")}, 'revisions', ${list(
      wording(`'state', r.state, 'sourceId', r.source_id, 'viaSourceId', r.via_source_id, 'excerpt', r.excerpt,
        'locatorLabel', r.locator_label, 'locatorValue', r.locator_value, 'direction', r.direction, 'directness', r.directness,
        'note', r.note, 'reason', r.reason, 'checks', ${CHECKS}`),
      "r.ordinal",
      "FROM evidence_revisions r WHERE r.claim_id = i.claim_id AND r.evidence_id = i.id",
    )})
  FROM evidence i ${MASKED} WHERE ${OF_CLASS}
  UNION ALL
  SELECT 'argument/' || i.claim_id || '/' || i.id, json_build_object('kind', 'argument', 'id', i.id, 'claimId', i.claim_id,
    'state', i.state, 'createdAt', ${told("i.created_at")}, 'relation', i.relation, 'targetClaimId', i.target_claim_id,
    'targetEvidenceId', i.target_evidence_id, 'targetArgumentId', i.target_argument_id,
    'premises', ${list("m.premise_claim_id", "m.position", "FROM argument_premises m WHERE m.claim_id = i.claim_id AND m.argument_id = i.id")},
    'revisions', ${list(wording("'state', r.state, 'wording', r.wording, 'reason', r.reason"), "r.ordinal", "FROM argument_revisions r WHERE r.claim_id = i.claim_id AND r.argument_id = i.id")})
  FROM arguments i ${MASKED} WHERE ${OF_CLASS}
  UNION ALL
  SELECT 'annotation/' || i.claim_id || '/' || i.id, json_build_object('kind', 'annotation', 'id', i.id, 'claimId', i.claim_id,
    'createdAt', ${told("i.created_at")}, 'retractedAt', ${told("i.retracted_at")}, 'motivation', i.motivation, 'replyToId', i.reply_to_id,
    'targetClaimId', i.target_claim_id, 'targetEvidenceId', i.target_evidence_id, 'targetArgumentId', i.target_argument_id,
    'revisions', ${list(wording("'body', r.body"), "r.ordinal", "FROM claim_annotation_revisions r WHERE r.claim_id = i.claim_id AND r.annotation_id = i.id")})
  FROM claim_annotations i ${MASKED} WHERE ${OF_CLASS}
  UNION ALL
  SELECT 'source/' || i.id, json_build_object('kind', 'source', 'id', i.id, 'state', i.state, 'createdAt', ${told("i.created_at")},
    'revisions', ${list(wording("'state', r.state, 'title', r.title, 'csl', r.csl, 'reason', r.reason"), "r.ordinal", "FROM source_revisions r WHERE r.source_id = i.id")})
  FROM sources i ${MASKED} WHERE ${OF_CLASS}
  UNION ALL
  SELECT 'decision/' || i.id, json_build_object('kind', 'decision', 'id', i.id, 'decided', i.kind, 'state', i.state,
    'claimId', coalesce(i.claim_id, i.root_claim_id), 'sourceId', coalesce(i.source_id, i.root_source_id),
    'evidenceId', i.evidence_id, 'argumentId', i.argument_id,
    'revisionId', coalesce(i.claim_revision_id, i.source_revision_id, i.evidence_revision_id, i.argument_revision_id),
    'reason', i.reason, 'decidedAt', ${told("i.decided_at")})
  FROM decisions i ${MASKED} WHERE ${OF_CLASS}`);

export const PARTS = { PEOPLE, ROSTER, RUBRICS, ASSIGNMENTS, LEDGER };
export { part, list, by, nameOf, IS_MASKED };
