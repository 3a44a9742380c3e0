import "server-only";
import { publicSql } from "@/lib/foundation/db";
import type { Confidence, OffScale } from "@/prisma/generated/enums";
import { positionOf, type PositionValue } from "@/lib/reviews/rules";
import type { EvidenceShown } from "./claim-evidence";
import { handleUnder, nameUnder } from "./parts";

/** How many reasons a claim's page holds. */
const MOST = 20;

/** The newest reasons that voters give for their votes on a claim. */
export async function listRationales(claimId: string): Promise<RationaleRow[]> {
  const rows = await publicSql<{ rationale: RationaleRow }>(RATIONALES, [claimId, MOST]);
  return rows.map(({ rationale }) => rationale);
}

/** A voter's reasons with the evidence that they lean on, as far as it still stands on the page. */
export function rationaleShown(row: RationaleRow, evidence: readonly EvidenceShown[]) {
  const { position, offScale, before, reliedOn, ...rationale } = row;
  return {
    ...rationale,
    position: choiceOf({ position, offScale }),
    changedFrom: before && choiceOf(before),
    reliedUpon: evidence
      .filter(({ id }) => reliedOn.includes(id))
      .map(({ id, label }) => ({ id, label })),
  };
}

type ChoiceRow = { position: PositionValue | null; offScale: OffScale | null };
type RationaleRow = ChoiceRow & {
  id: string;
  confidence: Confidence;
  rationale: string;
  isFresh: boolean;
  byline: string;
  handle: string | null;
  castAt: string;
  isOnOwnProposal: boolean;
  /** The vote that this one took the place of, under the same byline. */
  before: ChoiceRow | null;
  reliedOn: string[];
};
function choiceOf({ position, offScale }: ChoiceRow) {
  return position === null ? offScale! : positionOf(position);
}

const RATIONALES = {
  name: "publishing_rationales_of_claim",
  text: `
  SELECT json_build_object('id', v.id, 'position', v.position, 'offScale', v.off_scale,
    'confidence', v.confidence, 'rationale', v.rationale, 'castAt', v.cast_at,
    'isFresh', v.seen_hash IS NOT DISTINCT FROM (SELECT t.seen_hash FROM tallies t WHERE t.claim_id = $1 LIMIT 1),
    'isOnOwnProposal', v.is_on_own_proposal,
    'byline', ${nameUnder("v")}, 'handle', ${handleUnder("v")},
    'before', (SELECT json_build_object('position', w.position, 'offScale', w.off_scale) FROM votes w
               WHERE w.claim_id = $1 AND w.byline_id = v.byline_id AND w.superseded_at <= v.cast_at
               ORDER BY w.superseded_at DESC LIMIT 1),
    'reliedOn', ARRAY(SELECT x.evidence_id FROM vote_evidence x WHERE x.claim_id = $1 AND x.vote_id = v.id)) AS rationale
  FROM (SELECT id, position, off_scale, confidence, rationale, cast_at, seen_hash, is_on_own_proposal, byline_id
        FROM votes WHERE claim_id = $1 AND kind = 'POSTERIOR' AND superseded_at IS NULL AND withdrawn_at IS NULL
          AND rationale IS NOT NULL
        ORDER BY cast_at DESC LIMIT $2) v
  ORDER BY v.cast_at DESC, v.id`,
};
