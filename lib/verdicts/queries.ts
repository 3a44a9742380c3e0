import "server-only";
import type { Sql } from "@/lib/foundation/db";
import { acceptsAsItReads, seenBySecond } from "@/lib/evidence/queries";
import { fitGiven } from "@/lib/evidence/queries/fit-given";
import { newestCheckOf } from "@/lib/evidence/queries/wording";
import { fitOf, type FitGiven, type Reading } from "@/lib/evidence/rules";
import { standingIn } from "@/lib/sources/queries/one-source";
import { isAnswered, type AnswerableArgument } from "@/lib/arguments/rules";
import type {
  VerdictArgument,
  VerdictEvidence,
  VerdictInputs,
  VerdictSearch,
  VerdictVote,
} from "./rules/inputs";

/**
 * Everything that the verdict of a claim depends on, for one audience, in one statement; null where
 * the claim is not live. `currentHash` tells fresh votes from stale ones.
 */
export async function readVerdictInputs(
  sql: Sql,
  claimId: string,
  audienceId: string,
  currentHash: string,
  asOf: Date,
): Promise<VerdictInputs | null> {
  const [inputs] = (
    await readVerdictInputsOf(sql, new Map([[claimId, currentHash]]), audienceId, asOf)
  ).values();
  return inputs ?? null;
}

/** The same of several claims, each with the hash that tells its fresh votes: in one statement. What is not live is missing. */
export async function readVerdictInputsOf(
  sql: Sql,
  hashes: ReadonlyMap<string, string>,
  audienceId: string,
  asOf: Date,
): Promise<Map<string, VerdictInputs>> {
  const rows = await sql<{ claimId: string; inputs: InputsRow }>(VERDICT_INPUTS, [
    [...hashes.keys()],
    audienceId,
    [...hashes.values()],
  ]);
  return new Map(rows.map(({ claimId, inputs }) => [claimId, inputsOf(inputs, asOf)]));
}

function inputsOf(row: InputsRow, asOf: Date): VerdictInputs {
  const { claim, votes, evidence, steps, searches } = row;
  return {
    ruleVersion: 1,
    asOf: asOf.toISOString(),
    claim,
    votes,
    evidence: evidence.map(withFit),
    arguments: steps.map((step) => weighed(step, steps)),
    searches,
    fit: null,
  };
}

type Step = AnswerableArgument & Pick<VerdictArgument, "state">;
type EvidenceRow = Omit<VerdictEvidence, "fit"> & Reading & { given: FitGiven };
type InputsRow = {
  claim: VerdictInputs["claim"];
  votes: VerdictVote[];
  evidence: EvidenceRow[];
  steps: Step[];
  searches: VerdictSearch[];
};

function withFit({ directness, given, ...item }: EvidenceRow): VerdictEvidence {
  return { ...item, fit: fitOf({ direction: item.direction, directness }, given) };
}

function weighed(step: Step, steps: readonly Step[]): VerdictArgument {
  const { id, state, relation, target } = step;
  return { id, state, relation, target, isAnswered: isAnswered(step, steps), strength: null };
}

const VERDICT_INPUTS = {
  name: "verdicts_inputs",
  text: `
  SELECT c.id AS "claimId", json_build_object(
    'claim', json_build_object('isAboutText', cr.about_source_id IS NOT NULL),
    'votes', coalesce((
      SELECT json_agg(json_build_object('position', v.position, 'offScale', v.off_scale, 'camp', NULL,
        'isFresh', v.seen_hash = asked.hash,
        'castAt', to_char(v.cast_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
      FROM votes v WHERE v.claim_id = c.id AND v.audience_id = $2 AND v.kind = 'POSTERIOR'
        AND v.superseded_at IS NULL AND v.withdrawn_at IS NULL), '[]'),
    'evidence', coalesce((
      SELECT json_agg(json_build_object('id', e.id, 'state', e.state, 'direction', r.direction,
        'check', coalesce(${newestCheckOf("r", "k.status")}, 'NOT_CHECKED'),
        'attestations', (SELECT count(*) FROM attestations t
                         WHERE t.claim_id = r.claim_id AND t.evidence_revision_id = r.id AND t.withdrawn_at IS NULL),
        'directness', r.directness, 'given', ${fitGiven("r")},
        'standing', ${standingIn("s")}, 'viaStanding', ${standingIn("via")},
        'originGroupId', coalesce(via.origin_group_id, s.origin_group_id),
        'isSeenBySecondPerson', ${seenBySecond("evidence", "e", "r")}))
      FROM evidence e
      JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
      JOIN sources s ON s.id = r.source_id LEFT JOIN sources via ON via.id = r.via_source_id
      WHERE e.claim_id = c.id AND e.audience_id = $2 AND e.state = 'LIVE'), '[]'),
    'steps', coalesce((
      SELECT json_agg(json_build_object('id', a.id, 'state', a.state, 'isLive', true, 'relation', a.relation,
        'target', CASE WHEN a.target_claim_id IS NOT NULL THEN json_build_object('kind', 'CLAIM', 'id', a.target_claim_id)
                       WHEN a.target_evidence_id IS NOT NULL THEN json_build_object('kind', 'EVIDENCE', 'id', a.target_evidence_id)
                       ELSE json_build_object('kind', 'ARGUMENT', 'id', a.target_argument_id) END,
        'authorIds', json_build_array(a.actor_id, r.actor_id),
        'acceptedByIds', coalesce((SELECT json_agg(d.actor_id) FROM decisions d
          WHERE ${acceptsAsItReads("argument", "d", "a", "r")}), '[]')))
      FROM arguments a JOIN argument_revisions r ON r.claim_id = a.claim_id AND r.id = a.current_revision_id
      WHERE a.claim_id = c.id AND a.audience_id = $2 AND a.state = 'LIVE'), '[]'),
    'searches', coalesce((
      SELECT json_agg(json_build_object('id', l.id, 'addedEvidenceIds', coalesce(
        (SELECT json_agg(e.id) FROM evidence e WHERE e.claim_id = l.claim_id AND e.actor_id = l.actor_id), '[]')))
      FROM search_logs l WHERE l.claim_id = c.id AND l.audience_id = $2
        AND NOT assay_is_hidden('search', l.claim_id || '/' || l.id)), '[]')
  ) AS inputs
  FROM unnest($1::text[], $3::text[]) AS asked (id, hash) JOIN claims c ON c.id = asked.id
  JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
  WHERE c.audience_id = $2 AND c.state = 'LIVE'`,
};
