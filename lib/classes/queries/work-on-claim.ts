import "server-only";
import type {
  Confidence,
  Directness,
  Direction,
  Motivation,
  Relation,
} from "@/prisma/generated/enums";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { OffScale, VotePosition } from "@/lib/reviews/rules";
import { positionOf, type PositionValue } from "@/lib/reviews/rules";
import type { AssignedNow } from "../rules/claim-now";

// What a student did on one claim, as it was handed in: pieces of SQL, and the shapes that are made of their rows. Each piece
// speaks of an assignment `a`, its claim `ac` and a submission `s`; whoever uses it says who may read them.

/** What a student did on one claim. */
export type WorkOnClaim = {
  claimId: string;
  sentence: string;
  /** What the claim is by now. */
  now: AssignedNow & { id: string; slug: string };
  vote: HandedInVote | null;
  appraised: AppraisedItem[];
  added: AddedItem[];
};
export type HandedInVote = {
  id: string;
  choice: VotePosition | OffScale;
  confidence: Confidence;
  rationale: string | null;
};
/** A piece of evidence or an argument that was graded; `id` is that of its first appraisal. */
export type AppraisedItem = {
  id: string;
  kind: "evidence" | "argument";
  text: string;
  appraisals: { criterion: string; level: string; reason: string | null; quote: string | null }[];
};
/** What was added to the claim: evidence, an argument, or a note. */
export type AddedItem = { id: string; words: string; target: string | null } & (
  | {
      kind: "evidence";
      direction: Direction;
      directness: Directness;
      source: string | null;
      locatorLabel: string | null;
      locatorValue: string | null;
      note: string | null;
    }
  | { kind: "argument"; relation: Relation; premises: string[] }
  | { kind: "annotation"; motivation: Motivation }
);

const CLAIM_NOW = `jsonb_build_object('id', c.id, 'assignedRevisionId', r.id, 'assignedSentence', r.sentence, 'revisionId', n.id,
  'sentence', n.sentence, 'slug', coalesce(n.slug, r.slug), 'state', c.state, 'mergedIntoId', c.merged_into_id,
  'isOwn', c.audience_id <> '${PUBLIC_AUDIENCE_ID}')`;

/** A claim's work as the database gives it. */
export type RawWork = Omit<WorkOnClaim, "vote"> & { vote: RawVote | null };
type RawVote = Omit<HandedInVote, "choice"> & {
  position: PositionValue | null;
  offScale: OffScale | null;
};

/** A claim's work as pages show it. */
export function workOf({ vote, ...work }: RawWork): WorkOnClaim {
  if (!vote) return { ...work, vote };
  const { position, offScale, ...cast } = vote;
  return { ...work, vote: { ...cast, choice: offScale ?? positionOf(position!) } };
}

const VOTE = `
  (SELECT jsonb_build_object('id', v.id, 'position', v.position, 'offScale', v.off_scale, 'confidence', v.confidence,
     'rationale', v.rationale)
   FROM votes v WHERE v.claim_id = ac.claim_id AND v.audience_id = a.audience_id AND v.actor_id = s.actor_id
     AND v.kind = 'POSTERIOR' AND v.superseded_at IS NULL AND v.withdrawn_at IS NULL LIMIT 1)`;
// In the order of the steps in which they were graded, so that the work of two students can be compared.
const APPRAISED = `
  (SELECT coalesce(jsonb_agg(to_jsonb(t) - 'placed' - 'item' ORDER BY t.kind = 'argument', t.placed, t.item), '[]') FROM (
     SELECT (array_agg(ap.id ORDER BY c.position))[1] AS id,
       CASE WHEN ap.evidence_id IS NULL THEN 'argument' ELSE 'evidence' END AS kind,
       coalesce(er.excerpt, ar.wording) AS text, min(coalesce(e.created_at, g.created_at)) AS placed,
       coalesce(ap.evidence_id, ap.argument_id) AS item,
       jsonb_agg(jsonb_build_object('criterion', c.title, 'level', l.label, 'reason', ap.reason, 'quote', ap.quote)
                 ORDER BY c.position) AS appraisals
     FROM appraisals ap JOIN criteria c ON c.id = ap.criterion_id JOIN levels l ON l.id = ap.level_id
     LEFT JOIN evidence e ON e.claim_id = ap.claim_id AND e.id = ap.evidence_id
     LEFT JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
     LEFT JOIN arguments g ON g.claim_id = ap.claim_id AND g.id = ap.argument_id
     LEFT JOIN argument_revisions ar ON ar.claim_id = g.claim_id AND ar.id = g.current_revision_id
     WHERE ap.submission_id = s.id AND ap.claim_id = ac.claim_id AND ap.audience_id = a.audience_id AND ap.superseded_at IS NULL
     GROUP BY ap.evidence_id, ap.argument_id, er.excerpt, ar.wording) t)`;
// What its student has taken back since is no part of the work any more.
const ADDED = `
  (SELECT coalesce(jsonb_agg(to_jsonb(t) - 'part' ORDER BY t.part), '[]') FROM (
     SELECT d.part, coalesce(d.evidence_id, d.argument_id, d.annotation_id::text) AS id,
       CASE WHEN d.evidence_id IS NOT NULL THEN 'evidence' WHEN d.argument_id IS NOT NULL THEN 'argument' ELSE 'annotation' END AS kind,
       coalesce(er.excerpt, gr.wording, nr.body) AS words, er.direction, er.directness, sr.title AS source,
       er.locator_label AS "locatorLabel", er.locator_value AS "locatorValue", er.note, g.relation, n.motivation,
       coalesce(tr.excerpt, ur.wording) AS target,
       (SELECT jsonb_agg(pr.sentence ORDER BY q.position) FROM argument_premises q JOIN claims pc ON pc.id = q.premise_claim_id
        JOIN claim_revisions pr ON pr.claim_id = pc.id AND pr.id = pc.current_revision_id
        WHERE q.claim_id = g.claim_id AND q.argument_id = g.id) AS premises
     FROM additions d
     LEFT JOIN evidence e ON e.claim_id = d.claim_id AND e.id = d.evidence_id
     LEFT JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
     LEFT JOIN sources so ON so.id = er.source_id
     LEFT JOIN source_revisions sr ON sr.source_id = so.id AND sr.id = so.current_revision_id
     LEFT JOIN arguments g ON g.claim_id = d.claim_id AND g.id = d.argument_id
     LEFT JOIN argument_revisions gr ON gr.claim_id = g.claim_id AND gr.id = g.current_revision_id
     LEFT JOIN claim_annotations n ON n.claim_id = d.claim_id AND n.id = d.annotation_id
     LEFT JOIN claim_annotation_revisions nr ON nr.claim_id = n.claim_id AND nr.id = n.current_revision_id
     LEFT JOIN evidence te ON te.claim_id = d.claim_id AND te.id = coalesce(g.target_evidence_id, n.target_evidence_id)
     LEFT JOIN evidence_revisions tr ON tr.claim_id = te.claim_id AND tr.id = te.current_revision_id
     LEFT JOIN arguments ta ON ta.claim_id = d.claim_id AND ta.id = coalesce(g.target_argument_id, n.target_argument_id)
     LEFT JOIN argument_revisions ur ON ur.claim_id = ta.claim_id AND ur.id = ta.current_revision_id
     WHERE d.submission_id = s.id AND d.claim_id = ac.claim_id
       AND coalesce(e.state, g.state)::text IS DISTINCT FROM 'RETRACTED' AND n.retracted_at IS NULL) t)`;

/** The claims `c` of an assignment `a`, with the wordings that were assigned, `r`, and that they have now, `n`. */
export const ASSIGNED_CLAIMS = `assignment_claims ac
  JOIN claim_revisions r ON r.claim_id = ac.claim_id AND r.id = ac.claim_revision_id
  JOIN claims c ON c.id = ac.claim_id LEFT JOIN claim_revisions n ON n.claim_id = c.id AND n.id = c.current_revision_id`;

/** The work on one of them, as jsonb. */
export const WORK_ON_CLAIM = `jsonb_build_object('claimId', ac.claim_id, 'sentence', r.sentence, 'now', ${CLAIM_NOW}, 'vote', ${VOTE},
  'appraised', ${APPRAISED}, 'added', ${ADDED})`;

/**
 * The work on all claims of the assignment, in their order, as jsonb.
 *
 * @param isHandedIn a condition: work under way is its student's alone, and nothing of it is read before it is handed in
 */
export const workOnClaims = (isHandedIn: string): string => `
  (SELECT coalesce(jsonb_agg(${WORK_ON_CLAIM} ORDER BY ac.position), '[]')
   FROM ${ASSIGNED_CLAIMS} WHERE ac.assignment_id = a.id AND ${isHandedIn})`;
