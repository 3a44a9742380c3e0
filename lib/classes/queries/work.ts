import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { readSql, type Sql } from "@/lib/foundation/db";
import { readSeenLedgers } from "@/lib/reviews/queries/ledger";
import {
  seenHash,
  type SeenArgument,
  type SeenEvidence,
  type SeenLedger,
} from "@/lib/reviews/rules";
import type {
  ClassRole,
  LatePolicy,
  Naming,
  OthersShown,
  TaskKind,
} from "@/prisma/generated/enums";
import type { Kept } from "../rules/addition-plan";
import { additionsIn, type Asked } from "../rules/additions";
import type { SavedPart } from "../rules/saved";
import type { ItemToWorkOn } from "../rules/work";
import { dueFor } from "./due";
import { readKept } from "./kept-additions";
import { goneOf, readNamed, type Named } from "./work-named";

/**
 * An assignment as whoever opens it works on it: what there is to do, what of it the viewer saved and handed in, and what
 * time it is. Teachers and assistants see the same with nothing saved. Null for whoever is not in its class, and for students
 * until it is assigned.
 */
export async function getWork(viewer: Viewer, assignmentId: string): Promise<WorkSheet | null> {
  const { actorId } = viewer;
  if (actorId === null) return null;
  const work = await readWork(readSql, actorId, assignmentId);
  return work && { ...work, now: systemClock() };
}

/** The same over whichever connection is handed in, for somebody whom the law lets through. */
export async function readWork(
  sql: Sql,
  actorId: string,
  assignmentId: string,
): Promise<Work | null> {
  const work = await readWithoutLedgers(sql, actorId, assignmentId);
  if (!work) return null;
  const ledgers = await readSeenLedgers(sql, work.claims.filter(stands));
  return { ...work, claims: work.claims.map((claim) => withLedger(claim, ledgers.get(claim.id))) };
}

/**
 * The same as handing in needs it, in as many statements for one claim as for ten: what stands on the claims is named, and
 * what the student's additions name stays as it is until the transaction ends.
 */
export async function readWorkToHandIn(
  sql: Sql,
  actorId: string,
  assignmentId: string,
): Promise<WorkToHandIn | null> {
  const work = await readWithoutLedgers(sql, actorId, assignmentId, { isLocked: true });
  if (!work) return null;
  const items = await sql<ItemToWorkOn & { claimId: string }>(ITEMS, [assignmentId]);
  return {
    ...work,
    claims: work.claims.map((claim) => ({
      ...claim,
      isOpen: stands(claim),
      items: items.filter(({ claimId }) => claimId === claim.id),
    })),
  };
}

async function readWithoutLedgers(
  sql: Sql,
  actorId: string,
  assignmentId: string,
  { isLocked = false } = {},
): Promise<WithoutLedgers | null> {
  const [row] = await sql<{ work: WorkRow }>(WORK, [assignmentId, actorId]);
  if (!row) return null;
  const { opensAt, dueAt, dueForAllAt, saved: parts, handIns, unmaskings, ...work } = row.work;
  const saved = parts.map((part) => ({ ...part, savedAt: new Date(part.savedAt) }));
  const additions = additionsIn(saved);
  const hasKept = additions.length > 0 && handIns.length > 0;
  const [named, kept] = await Promise.all([
    readNamed(sql, additions, { assignmentId, isLocked }),
    hasKept ? readKept(sql, work.submissionId!) : [],
  ]);
  return {
    ...work,
    ...{ opensAt: new Date(opensAt), dueAt: new Date(dueAt), saved, named, kept },
    dueForAllAt: new Date(dueForAllAt),
    gone: goneOf(additions, named),
    handIns: handIns.map(({ at, dueAt: due }) => ({ at: new Date(at), dueAt: new Date(due) })),
    unmaskings: unmaskings.map(({ at, ...told }) => ({ ...told, at: new Date(at) })),
  };
}

export type WorkSheet = Work & { now: Date };
export type Work = Omit<WithoutLedgers, "claims"> & { claims: WorkClaim[] };
export type WorkToHandIn = Omit<WithoutLedgers, "claims"> & {
  claims: (ClaimRow & { isOpen: boolean; items: ItemToWorkOn[] })[];
};
type WithoutLedgers = Omit<WorkRow, Parsed> & {
  opensAt: Date;
  /** For the viewer: later than for the others where they have until later. */
  dueAt: Date;
  dueForAllAt: Date;
  /** Everything that the viewer saved, in whichever window. */
  saved: SavedPart[];
  /** The sources and claims that the viewer's additions name, and which of them are no longer there. */
  named: Named;
  gone: string[];
  /** What of the viewer's additions is on record since an earlier hand-in. */
  kept: Kept[];
  /** When the viewer handed in, the latest first, and when it was due then. */
  handIns: { at: Date; dueAt: Date }[];
  /** Who was told, and why, which student this is. */
  unmaskings: { by: string; reason: string; at: Date }[];
};
type Parsed = "opensAt" | "dueAt" | "dueForAllAt" | "saved" | "handIns" | "unmaskings";
export type WorkClaim = ClaimRow & {
  /** Whether it stands as a claim of its own; of one that does not nothing is asked. */
  isOpen: boolean;
  /** What the student is shown of its ledger, with the wording that was assigned. */
  seenHash: string;
  items: WorkItem[];
};
/** One piece of evidence or one argument that is graded. */
export type WorkItem = {
  id: string;
  words: string;
} & (
  | ({ kind: "evidence" } & Pick<SeenEvidence, "direction" | "directness">)
  | {
      kind: "argument";
      relation: SeenArgument["relation"];
      /** What it aims at, in its own words; null where that is no longer here. */
      target: { kind: "claim" | "evidence" | "argument"; words: string | null };
    }
);

function withLedger(claim: ClaimRow, ledger?: SeenLedger): WorkClaim {
  const { evidence = [], arguments: steps = [], standings = [], redacted } = ledger ?? {};
  // A student judges the wording that was assigned, whatever the claim says now.
  const seen = { claimRevisionId: claim.assignedRevisionId, evidence, arguments: steps, standings };
  const wordsOf = new Map([
    ...evidence.map(({ id, excerpt }) => [id, excerpt] as const),
    ...steps.map(({ id, wording }) => [id, wording] as const),
    [claim.id, claim.assignedSentence] as const,
  ]);
  return {
    ...claim,
    isOpen: ledger !== undefined,
    seenHash: seenHash({ ...seen, ...(redacted && { redacted }) }),
    items: [
      ...evidence.map(({ id, excerpt, direction, directness }) => ({
        ...{ id, kind: "evidence" as const, words: excerpt, direction, directness },
      })),
      ...steps.map(({ id, wording, relation, target }) => ({
        ...{ id, kind: "argument" as const, words: wording, relation },
        target: { kind: KINDS[target.kind], words: wordsOf.get(target.id) ?? null },
      })),
    ],
  };
}

const stands = ({ state, mergedIntoId }: ClaimRow): boolean =>
  state === "LIVE" && mergedIntoId === null;

const KINDS = { CLAIM: "claim", EVIDENCE: "evidence", ARGUMENT: "argument" } as const;

type ClaimRow = {
  id: string;
  position: number;
  assignedRevisionId: string;
  assignedSentence: string;
  revisionId: string | null;
  sentence: string | null;
  slug: string;
  state: string;
  mergedIntoId: string | null;
  /** Who sees what stands on it: everyone, or the class whose own it is. */
  audienceId: string;
  isOwn: boolean;
};
type CriterionRow = {
  id: string;
  position: number;
  title: string;
  hint: string | null;
  weight: number;
  levels: { id: string; label: string; description: string | null; points: number }[];
};
type WorkRow = {
  id: string;
  title: string;
  instructions: string | null;
  audienceId: string;
  opensAt: string;
  dueAt: string;
  dueForAllAt: string;
  latePolicy: LatePolicy;
  lateReduction: number | null;
  naming: Naming;
  othersShown: OthersShown;
  class: { id: string; name: string; timeZone: string };
  /** The viewer's. */
  role: ClassRole;
  enrolmentId: string;
  /** The names of those who teach the class or assist. */
  readers: string[];
  /** In which order they are done. */
  tasks: TaskKind[];
  asked: Asked;
  /** Of the rubric by which arguments are graded; empty where none is. */
  criteria: CriterionRow[];
  /** Of the rubric by which the work itself is graded. */
  workCriteria: CriterionRow[];
  claims: ClaimRow[];
  submissionId: string | null;
  /** Whether its grade is released to the viewer. */
  isReleased: boolean;
  /** Under which name the work stands; null where it is not begun. */
  signedAs: { bylineId: string; pseudonym: string | null } | null;
  unmaskings: { by: string; reason: string; at: string }[];
  saved: (Omit<SavedPart, "savedAt"> & { savedAt: string })[];
  handIns: { at: string; dueAt: string }[];
};

const criteriaOf = (version: string) => `
    coalesce((SELECT json_agg(json_build_object('id', r.id, 'position', r.position, 'title', r.title,
        'hint', r.hint, 'weight', r.weight, 'levels', (SELECT json_agg(json_build_object('id', l.id, 'label', l.label,
          'description', l.description, 'points', l.points) ORDER BY l.position)
          FROM levels l WHERE l.criterion_id = r.id)) ORDER BY r.position)
      FROM criteria r WHERE r.version_id = ${version}), '[]')`;

// Words that went with a retraction are not shown to a class either.
const WORK = {
  name: "classes_work",
  text: `
  SELECT json_build_object('id', a.id, 'title', a.title, 'instructions', a.instructions, 'audienceId', a.audience_id,
    'opensAt', a.opens_at, 'dueAt', ${dueFor("a", "e.id")}, 'dueForAllAt', a.due_at, 'latePolicy', a.late_policy, 'lateReduction', a.late_reduction,
    'naming', a.naming, 'othersShown', a.others_shown,
    'class', json_build_object('id', c.id, 'name', c.name, 'timeZone', c.time_zone),
    'role', e.role, 'enrolmentId', e.id, 'submissionId', s.id,
    'isReleased', EXISTS (SELECT 1 FROM releases r WHERE r.submission_id = s.id AND r.recalled_at IS NULL),
    'readers', coalesce((SELECT json_agg(p.name ORDER BY t.role, p.name) FROM enrolments t
      JOIN actors x ON x.id = t.actor_id JOIN profiles p ON p.id = x.profile_id
      WHERE t.class_id = c.id AND t.role <> 'STUDENT' AND t.ended_at IS NULL), '[]'),
    'tasks', coalesce((SELECT json_agg(k.kind ORDER BY k.position) FROM assignment_tasks k WHERE k.assignment_id = a.id), '[]'),
    'asked', (SELECT json_build_object('supporting', coalesce(max(k.supporting), 0), 'contradicting', coalesce(max(k.contradicting), 0),
      'notes', coalesce(max(k.notes), 0)) FROM assignment_tasks k WHERE k.assignment_id = a.id),
    'signedAs', CASE WHEN s.id IS NOT NULL THEN (SELECT json_build_object('bylineId', b.id, 'pseudonym', b.pseudonym)
      FROM bylines b WHERE b.id = s.byline_id) END,
    'unmaskings', coalesce((SELECT json_agg(json_build_object('by', coalesce(p.name, 'somebody whose account is gone'),
        'reason', u.reason, 'at', u.unmasked_at) ORDER BY u.unmasked_at, u.id)
      FROM unmaskings u JOIN actors x ON x.id = u.unmasked_by_actor_id LEFT JOIN profiles p ON p.id = x.profile_id
      WHERE u.submission_id = s.id), '[]'),
    'criteria', ${criteriaOf("a.arguments_version_id")}, 'workCriteria', ${criteriaOf("a.work_version_id")},
    'claims', coalesce((SELECT json_agg(json_build_object('id', q.claim_id, 'position', q.position,
        'assignedRevisionId', q.claim_revision_id, 'assignedSentence', was.sentence, 'revisionId', cl.current_revision_id,
        'sentence', w.sentence, 'slug', coalesce(w.slug, was.slug), 'state', cl.state, 'mergedIntoId', cl.merged_into_id,
        'audienceId', cl.audience_id, 'isOwn', cl.audience_id <> '${PUBLIC_AUDIENCE_ID}')
        ORDER BY q.position)
      FROM assignment_claims q JOIN claims cl ON cl.id = q.claim_id
      JOIN claim_revisions was ON was.claim_id = q.claim_id AND was.id = q.claim_revision_id
      LEFT JOIN claim_revisions w ON w.claim_id = cl.id AND w.id = cl.current_revision_id
      WHERE q.assignment_id = a.id), '[]'),
    'saved', coalesce((SELECT json_agg(json_build_object('part', v.part, 'device', v.device, 'content', v.content,
        'savedAt', v.saved_at)) FROM saved_work v WHERE v.submission_id = s.id), '[]'),
    'handIns', coalesce((SELECT json_agg(json_build_object('at', h.at, 'dueAt', h.due_at) ORDER BY h.ordinal DESC)
      FROM hand_ins h WHERE h.submission_id = s.id), '[]')) AS work
  FROM assignments a JOIN classes c ON c.id = a.class_id
  JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2 AND e.ended_at IS NULL
  LEFT JOIN submissions s ON s.assignment_id = a.id AND s.enrolment_id = e.id
  WHERE a.id = $1 AND a.withdrawn_at IS NULL AND (e.role <> 'STUDENT' OR a.assigned_at <= now())`,
};

const ITEMS = {
  name: "classes_items_of_work",
  text: `
  SELECT q.claim_id AS "claimId", i.id, i.kind, i.relation FROM assignment_claims q JOIN claims c ON c.id = q.claim_id
  JOIN LATERAL (
    SELECT e.id, 'evidence' AS kind, NULL AS relation FROM evidence e
      WHERE e.claim_id = c.id AND e.audience_id = c.audience_id AND e.state = 'LIVE'
    UNION ALL
    SELECT r.id, 'argument', r.relation::text FROM arguments r
      WHERE r.claim_id = c.id AND r.audience_id = c.audience_id AND r.state = 'LIVE') i ON true
  WHERE q.assignment_id = $1`,
};
