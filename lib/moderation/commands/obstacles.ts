import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { tooMuchQuoted } from "@/lib/evidence/commands/quote-within-cap";
import type { Sql, Transaction } from "@/lib/foundation/db";
import { conflict, type Failure } from "@/lib/foundation/errors";
import type { Contribution } from "../queries/contribution";
import type { Words } from "../rules/words";

/**
 * What keeps a contribution from being live in these words; null where nothing does. Evidence needs live
 * sources, and no more of a text in copyright may be quoted with it than its source may show; an argument
 * a live target, live premises, and no twin; both a live claim. Whatever is missing is locked against going
 * away meanwhile.
 */
export async function obstacleToLive(
  tx: Transaction,
  contribution: Contribution,
  words: Words,
): Promise<Failure | null> {
  const { kind, claimId, contributionId, mergedIntoId } = contribution;
  if (mergedIntoId) return mergedObstacle(contribution);
  if (kind === "evidence" || kind === "argument") {
    const [claim] = await tx.sql(LIVE_CLAIMS, [[claimId], PUBLIC_AUDIENCE_ID]);
    if (!claim)
      return conflict("The claim that it stands on is not live. Decide on the claim first.");
  }
  if (words.kind === "evidence")
    return (await sourceObstacle(tx, words)) ?? (await quotingObstacle(tx.sql, words));
  if (kind === "argument") return argumentObstacle(tx, claimId!, contributionId);
  return null;
}

async function sourceObstacle(
  tx: Transaction,
  { sourceId, viaSourceId }: Extract<Words, { kind: "evidence" }>,
): Promise<Failure | null> {
  const missing = await missingSources(tx, viaSourceId ? [sourceId, viaSourceId] : [sourceId]);
  if (missing.length === 0) return null;
  return conflict(
    "A source that it names is not in the ledger. Accept the source first, or send both back.",
  );
}

// What was live before is quoted already, and comes back without being in the way of itself.
async function quotingObstacle(
  sql: Sql,
  { sourceId, excerpt }: Extract<Words, { kind: "evidence" }>,
): Promise<Failure | null> {
  const tooMuch = await tooMuchQuoted(sql, { sourceId, excerpt });
  return tooMuch ? conflict(`${tooMuch} With these words it would be more: ${FEWER}`) : null;
}

/** Which of these sources are not in the ledger; those that are stay there until this transaction ends. */
export async function missingSources(
  tx: Transaction,
  sourceIds: readonly string[],
): Promise<string[]> {
  if (sourceIds.length === 0) return [];
  const live = await tx.sql<{ id: string }>(LIVE_SOURCES, [sourceIds, PUBLIC_AUDIENCE_ID]);
  return sourceIds.filter((sourceId) => !live.some(({ id }) => id === sourceId));
}

async function argumentObstacle(
  tx: Transaction,
  claimId: string,
  argumentId: string,
): Promise<Failure | null> {
  const [found] = await tx.sql<ArgumentRow>(ARGUMENT, [claimId, argumentId]);
  if (!found) return null;
  if (!found.isTargetLive)
    return conflict("What it aims at is not live. Decide on that first, or send this back.");
  if (found.hasTwin) return conflict(TWIN);
  const live = await tx.sql(LIVE_CLAIMS, [found.premiseIds, PUBLIC_AUDIENCE_ID]);
  if (live.length === found.premiseIds.length) return null;
  return conflict("A claim that it starts from is not live. Decide on that claim first.");
}

/** The same argument stands, or waits, beside this one; null where none does, and for everything else. */
export async function twinObstacle(
  tx: Transaction,
  { kind, claimId, contributionId }: Contribution,
): Promise<Failure | null> {
  if (kind !== "argument") return null;
  const [found] = await tx.sql<ArgumentRow>(ARGUMENT, [claimId, contributionId]);
  return found?.hasTwin ? conflict(TWIN) : null;
}

/**
 * A claim or a record that was merged says nothing for itself: readers are led to the one that was kept. What would change it
 * waits until the merge is undone; null for everything that was not merged.
 */
export function mergedObstacle({ kind, mergedIntoId }: Contribution): Failure | null {
  if (!mergedIntoId) return null;
  return conflict(kind === "source" ? RECORD_MERGED : CLAIM_MERGED);
}

/**
 * What keeps a live source of the public record in the ledger: that it is one with another record, whichever of them leads
 * to the other, or that live evidence names it; null where nothing does.
 */
export async function sourceStays(sql: Sql, found: Contribution): Promise<Failure | null> {
  if (found.kind !== "source" || found.state !== "LIVE") return null;
  const merged = mergedObstacle(found);
  if (merged) return merged;
  const asked = [found.contributionId, PUBLIC_AUDIENCE_ID];
  const [row] = await sql<{ named: number; copies: number }>(STAYS_BY, asked);
  if (row!.copies > 0) return conflict(sourceKept(row!.copies));
  return row!.named > 0 ? conflict(sourceNamed(row!.named)) : null;
}

const CLAIM_MERGED = "It was merged into another claim. Undo the merge first.";
const RECORD_MERGED =
  "This record was merged into another of the same source, to which its readers are led. Do this to the record that was kept, or have an editor undo the merge first, on the page for its standing and lineage.";
const RETRACT_INSTEAD =
  "Its standing can be set to “retracted” instead: the evidence stays and stops counting.";
const sourceNamed = (count: number) =>
  `${count === 1 ? "One piece of live evidence names" : `${count} pieces of live evidence name`} this source. ${RETRACT_INSTEAD}`;
const sourceKept = (count: number) =>
  `${count === 1 ? "Another record of the same source was" : `${count} other records of the same source were`} merged into this one and would lead nowhere without it. An editor can undo that first, on the page for its standing and lineage. ${RETRACT_INSTEAD}`;
const FEWER = "its author has to quote fewer first.";
const TWIN = "The same argument, with these premises and this target, stands here already.";

type ArgumentRow = { isTargetLive: boolean; hasTwin: boolean; premiseIds: string[] };

const LIVE_SOURCES = {
  name: "moderation_live_sources",
  text: "SELECT id FROM sources WHERE id = ANY($1::text[]) AND audience_id = $2 AND state = 'LIVE' ORDER BY id FOR SHARE",
};
const LIVE_CLAIMS = {
  name: "moderation_live_claims",
  text: "SELECT id FROM claims WHERE id = ANY($1::text[]) AND audience_id = $2 AND state = 'LIVE' ORDER BY id FOR SHARE",
};
const ARGUMENT = {
  name: "moderation_argument_obstacle",
  text: `
  SELECT (a.target_evidence_id IS NULL OR EXISTS (SELECT 1 FROM evidence e
            WHERE e.claim_id = a.claim_id AND e.id = a.target_evidence_id AND e.state = 'LIVE'))
     AND (a.target_argument_id IS NULL OR EXISTS (SELECT 1 FROM arguments t
            WHERE t.claim_id = a.claim_id AND t.id = a.target_argument_id AND t.state = 'LIVE')) AS "isTargetLive",
    EXISTS (SELECT 1 FROM arguments o WHERE o.claim_id = a.claim_id AND o.audience_id = a.audience_id
            AND o.signature = a.signature AND o.id <> a.id AND o.state IN ('PROPOSED', 'LIVE')) AS "hasTwin",
    ARRAY(SELECT p.premise_claim_id FROM argument_premises p WHERE p.claim_id = a.claim_id AND p.argument_id = a.id) AS "premiseIds"
  FROM arguments a WHERE a.claim_id = $1 AND a.id = $2`,
};
const STAYS_BY = {
  name: "moderation_source_stays_by",
  text: `SELECT (SELECT count(*)::int FROM sources copy WHERE copy.merged_into_id = $1) AS copies,
           (SELECT count(*)::int FROM evidence_revisions r
            JOIN evidence e ON e.claim_id = r.claim_id AND e.current_revision_id = r.id AND e.state = 'LIVE'
            WHERE (r.source_id = $1 OR r.via_source_id = $1) AND e.audience_id = $2) AS named`,
};
