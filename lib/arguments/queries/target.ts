import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import type { Relation, Target, TargetColumns } from "../rules";

/** What an argument aims at, as its form shows it. */
export type ShownTarget = {
  kind: Target["kind"];
  id: string;
  words: string;
  /** What an argument that is aimed at does; null for a claim and for evidence. */
  relation: Relation | null;
};

/**
 * What the columns name, where this audience sees it, it is live and it belongs to the claim; null where it is not. For
 * a command that writes, over its own transaction, `isLocked` keeps it so until the commit.
 */
export async function readTarget(
  sql: Sql,
  claimId: string,
  { targetEvidenceId, targetArgumentId }: TargetColumns,
  { isLocked = false, audienceId = PUBLIC_AUDIENCE_ID } = {},
): Promise<ShownTarget | null> {
  const [id, statements] = targetEvidenceId
    ? [targetEvidenceId, EVIDENCE]
    : targetArgumentId
      ? [targetArgumentId, ARGUMENT]
      : [claimId, CLAIM];
  const statement = isLocked ? statements.locked : statements.plain;
  const [target] = await sql<ShownTarget>(statement, [claimId, id, audienceId]);
  return target ?? null;
}

function inBothForms(name: string, text: string) {
  return {
    plain: { name: `arguments_target_${name}`, text },
    locked: { name: `arguments_target_${name}_locked`, text: `${text} FOR SHARE OF x` },
  };
}

const CLAIM = inBothForms(
  "claim",
  `SELECT 'CLAIM' AS kind, x.id, r.sentence AS words, NULL AS relation
   FROM claims x JOIN claim_revisions r ON r.claim_id = x.id AND r.id = x.current_revision_id
   WHERE x.id = $1 AND x.id = $2 AND x.audience_id = $3 AND x.state = 'LIVE' AND x.merged_into_id IS NULL`,
);
const EVIDENCE = inBothForms(
  "evidence",
  `SELECT 'EVIDENCE' AS kind, x.id, r.excerpt AS words, NULL AS relation
   FROM evidence x JOIN evidence_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id
   WHERE x.claim_id = $1 AND x.id = $2 AND x.audience_id = $3 AND x.state = 'LIVE'`,
);
const ARGUMENT = inBothForms(
  "argument",
  `SELECT 'ARGUMENT' AS kind, x.id, r.wording AS words, x.relation
   FROM arguments x JOIN argument_revisions r ON r.claim_id = x.claim_id AND r.id = x.current_revision_id
   WHERE x.claim_id = $1 AND x.id = $2 AND x.audience_id = $3 AND x.state = 'LIVE'`,
);
