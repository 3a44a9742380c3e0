import "server-only";
import type { SqlTransaction } from "@/lib/foundation/db";
import { deedFor } from "../rules/addition-plan";
import { ADDED_TO, MOVED_IN, rowsFor, type AddedTo, type MovedIn } from "../rules/addition-rows";
import { additionsIn, TASK_OF } from "../rules/additions";
import type { Handing } from "./keep-judgements";

/**
 * Turns what is saved of evidence, answers and notes into records of the assignment's own audience: new ones, other words
 * for those of an earlier hand-in, and what was taken away or brought back since. One statement for each table that
 * anything goes into, however much it is. Returns how many stand now, and which evidence has words that are new.
 */
export function keepAdditions(
  tx: SqlTransaction,
  { work, actorId, bylineId, now }: Handing,
  ids: { newUuid: () => string; newPublicId: () => string },
): { count: number; evidence: { claimId: string; evidenceId: string }[] } {
  const given = additionsIn(work.saved)
    .filter(({ kind }) => work.tasks.includes(TASK_OF[kind]))
    .map((addition) => {
      const kept = work.kept.find(({ part }) => part === addition.part);
      return { addition, kept, deed: deedFor(addition, kept, work.gone) };
    });
  const signed = { audience_id: work.audienceId, actor_id: actorId, byline_id: bylineId };
  const { submissionId } = work;
  const making = { submissionId, signed, at: now.toISOString(), ...ids };
  const rows = rowsFor(given, making);
  for (const table of ADDED_TO)
    if (rows.added[table].length > 0) tx.send(ADD[table], [JSON.stringify(rows.added[table])]);
  for (const table of MOVED_IN)
    if (rows.moved[table].length > 0) tx.send(MOVE[table], [JSON.stringify(rows.moved[table])]);
  if (rows.additions.length > 0) tx.send(BELONG, [JSON.stringify(rows.additions)]);
  return {
    count: given.filter(({ deed }) => deed !== "NONE" && deed !== "RETRACT").length,
    evidence: rows.added.evidence_revisions.map((row) => ({
      ...{ claimId: String(row.claim_id), evidenceId: String(row.evidence_id) },
    })),
  };
}

const adding = (table: string, columns: string) => ({
  name: `classes_add_to_${table}`,
  text: `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
});
const moving = (table: string, changes: string) => ({
  name: `classes_move_in_${table}`,
  text: `UPDATE ${table} x SET ${changes}, current_revision_id = coalesce(n.current_revision_id, x.current_revision_id)
         FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) n WHERE x.claim_id = n.claim_id AND x.id = n.id`,
});

const SIGNED = "audience_id, actor_id, byline_id, created_at";
const WORDED = `claim_id, id, ordinal, ${SIGNED}`;
const ADD: Record<AddedTo, { name: string; text: string }> = {
  origin_groups: adding("origin_groups", "id, created_at"),
  sources: adding(
    "sources",
    `id, state, standing, current_revision_id, origin_group_id, ${SIGNED}`,
  ),
  source_revisions: adding(
    "source_revisions",
    `source_id, id, ordinal, state, csl, title, ${SIGNED}`,
  ),
  evidence: adding("evidence", `claim_id, id, state, current_revision_id, ${SIGNED}`),
  evidence_revisions: adding(
    "evidence_revisions",
    `${WORDED}, evidence_id, state, source_id, excerpt, locator_label, locator_value, direction, directness, note`,
  ),
  arguments: adding(
    "arguments",
    `claim_id, id, state, relation, signature, target_evidence_id, target_argument_id, current_revision_id, ${SIGNED}`,
  ),
  argument_premises: adding(
    "argument_premises",
    "claim_id, argument_id, premise_claim_id, position",
  ),
  argument_revisions: adding("argument_revisions", `${WORDED}, argument_id, state, wording`),
  claim_annotations: adding(
    "claim_annotations",
    `claim_id, id, motivation, target_claim_id, target_evidence_id, target_argument_id, current_revision_id, ${SIGNED}`,
  ),
  claim_annotation_revisions: adding(
    "claim_annotation_revisions",
    "claim_id, id, ordinal, annotation_id, body, audience_id, actor_id, created_at",
  ),
  decisions: {
    name: "classes_add_to_decisions",
    text: `INSERT INTO decisions (kind, state, reason, root_claim_id, source_id, evidence_id, evidence_revision_id, argument_id,
             argument_revision_id, audience_id, actor_id, byline_id, decided_at)
           SELECT kind, state, reason, root_claim_id, source_id, evidence_id, evidence_revision_id, argument_id,
             argument_revision_id, audience_id, actor_id, byline_id, decided_at
           FROM jsonb_populate_recordset(NULL::decisions, $1::jsonb)`,
  },
};
const MOVE: Record<MovedIn, { name: string; text: string }> = {
  evidence: moving("evidence", "state = n.state"),
  arguments: moving("arguments", "state = n.state"),
  claim_annotations: moving("claim_annotations", "retracted_at = n.retracted_at"),
};
const BELONG = adding(
  "additions",
  "submission_id, part, claim_id, evidence_id, argument_id, annotation_id",
);
