import "server-only";
import { claimPath } from "@/lib/claims/rules";
import { seenBySecond } from "@/lib/evidence/queries";
import { publicSql } from "@/lib/foundation/db";
import type { Relation } from "@/lib/arguments/rules";
import { ratingsOf, type RatingCounts } from "@/lib/reviews/queries/rating-sheet";
import type { NoteGroup, NotesOfClaim } from "./notes";
import {
  handleUnder,
  nameUnder,
  sentenceIn,
  slugIn,
  standingOfClaim,
  verdictMark,
  type StandingRow,
} from "./parts";
import type { EvidenceShown } from "./claim-evidence";

const MOST = 200;

/** The live arguments about a claim, flat, in the order in which they were made, and how many more there are than a page shows. */
export async function listArguments(
  claimId: string,
): Promise<{ steps: ArgumentRow[]; notShownCount: number }> {
  const rows = await publicSql<{ step: ArgumentRow }>(ARGUMENTS_OF_CLAIM, [claimId]);
  const steps = rows.slice(0, MOST).map(({ step }) => step);
  if (rows.length <= MOST) return { steps, notShownCount: 0 };
  const [count] = await publicSql<{ total: number }>(ARGUMENT_COUNT, [claimId]);
  return { steps, notShownCount: (count?.total ?? rows.length) - MOST };
}

/** Arguments as an outline: those that aim at the claim or its evidence, under each what aims at it. */
export function outlineOf(
  steps: readonly ArgumentRow[],
  evidence: readonly EvidenceShown[],
  notes: NotesOfClaim,
): ArgumentStep[] {
  const labels = new Map(evidence.map(({ id, label }) => [id, label]));
  const stepOf = (row: ArgumentRow): ArgumentStep => {
    const { id, relation, wording, isAnswered, isSeenBySecond, targetEvidenceId } = row;
    const { ratings, byline, handle } = row;
    const label = targetEvidenceId && labels.get(targetEvidenceId);
    return {
      ...{ id, relation, wording, isSeenBySecond, ratings, byline, handle },
      notes: notes.on(id),
      isAnswered: relation === "SUPPORTS" ? null : isAnswered,
      evidence: targetEvidenceId && label ? { id: targetEvidenceId, label } : null,
      premises: row.premises.map((premise) => ({
        sentence: premise.sentence,
        href: claimPath(premise),
      })),
      // Nothing aims at itself by way of others: an argument is made after what it aims at.
      replies: steps.filter(({ targetArgumentId }) => targetArgumentId === id).map(stepOf),
    };
  };
  const isRoot = (row: ArgumentRow) =>
    row.targetEvidenceId ? labels.has(row.targetEvidenceId) : row.targetArgumentId === null;
  return steps.filter(isRoot).map(stepOf);
}

/** What is said against the step from each piece of evidence to the claim. */
export function undercutsOf(steps: readonly ArgumentRow[], evidenceId: string) {
  return steps
    .filter((row) => row.relation === "UNDERCUTS" && row.targetEvidenceId === evidenceId)
    .map(({ id, wording, isAnswered, byline, handle }) => ({
      ...{ id, wording, isAnswered, byline, handle },
    }));
}

/** The claims that rebut or qualify this one: each premise of such an argument stands for itself. */
export function counterClaimsOf(steps: readonly ArgumentRow[]) {
  return steps.flatMap(({ id, relation, premises, isAnswered, targetClaimId }) => {
    if (targetClaimId === null || (relation !== "REBUTS" && relation !== "QUALIFIES")) return [];
    return premises.map((premise) => ({
      argumentId: id,
      relation,
      sentence: premise.sentence,
      href: claimPath(premise),
      isAnswered,
      verdict: verdictMark(premise.standing),
    }));
  });
}

export type ArgumentRow = {
  id: string;
  relation: Relation;
  wording: string;
  targetClaimId: string | null;
  targetEvidenceId: string | null;
  targetArgumentId: string | null;
  isAnswered: boolean;
  isSeenBySecond: boolean;
  ratings: RatingCounts;
  byline: string;
  handle: string | null;
  premises: { id: string; slug: string; sentence: string; standing: StandingRow }[];
};
export type ArgumentStep = {
  id: string;
  relation: Relation;
  wording: string;
  premises: { sentence: string; href: string }[];
  evidence: { id: string; label: string } | null;
  /** Null for support, which asks for no answer. */
  isAnswered: boolean | null;
  isSeenBySecond: boolean;
  ratings: RatingCounts;
  notes: NoteGroup;
  byline: string;
  handle: string | null;
  replies: ArgumentStep[];
};

const SHOWN = `a.claim_id = $1 AND a.state = 'LIVE'
    AND EXISTS (SELECT 1 FROM argument_premises p WHERE p.claim_id = a.claim_id AND p.argument_id = a.id)`;
const ARGUMENTS_OF_CLAIM = {
  name: "publishing_arguments_of_claim",
  text: `
  WITH answered AS MATERIALIZED (SELECT id FROM assay_answered_arguments($1) AS id)
  SELECT json_build_object('id', a.id, 'relation', a.relation, 'wording', r.wording,
    'targetClaimId', a.target_claim_id, 'targetEvidenceId', a.target_evidence_id, 'targetArgumentId', a.target_argument_id,
    'isAnswered', a.id IN (SELECT id FROM answered),
    'isSeenBySecond', ${seenBySecond("argument", "a", "r")},
    'ratings', ${ratingsOf("argument", "a", "r")}, 'byline', ${nameUnder("r")}, 'handle', ${handleUnder("r")},
    'premises', (SELECT json_agg(json_build_object('id', c.id, 'slug', ${slugIn("cr")}, 'sentence', ${sentenceIn("cr")},
        'standing', ${standingOfClaim("c.id")}) ORDER BY p.position)
      FROM argument_premises p JOIN claims c ON c.id = p.premise_claim_id
      LEFT JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
      WHERE p.claim_id = a.claim_id AND p.argument_id = a.id)) AS step
  FROM arguments a JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id
  WHERE ${SHOWN} ORDER BY a.created_at, a.id LIMIT ${MOST + 1}`,
};

const ARGUMENT_COUNT = {
  name: "publishing_argument_count",
  text: `SELECT count(*)::int AS total FROM arguments a WHERE ${SHOWN}`,
};
