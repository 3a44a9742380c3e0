import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { openClaim } from "@/lib/claims/rules";
import { readDb, readSql } from "@/lib/foundation/db";
import type { ContentState } from "@/prisma/generated/enums";
import type { ContributionKind } from "./rules";

// More sources than a list of choices can carry are found by search, which comes with the larger shelf.
const CHOICES = 500;
// The newest; a page for all that one added comes with the account's pages.
const ADDITIONS = 50;

/**
 * What the page for adding evidence shows: the claim, the sources to choose from, and what the viewer added to
 * this claim before. Null where there is no such public, live claim.
 */
export async function getEvidenceSheet(
  viewer: Viewer,
  claimId: string,
): Promise<EvidenceSheet | null> {
  const [claim, sources, additions] = await Promise.all([
    readDb().claim.findFirst({
      where: { id: claimId, ...openClaim(PUBLIC_AUDIENCE_ID) },
      select: { id: true, currentRevision: { select: { slug: true, sentence: true } } },
    }),
    readDb().source.findMany({
      where: { audienceId: PUBLIC_AUDIENCE_ID, state: "LIVE" },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: CHOICES + 1,
      select: { id: true, currentRevision: { select: { title: true } } },
    }),
    listMyAdditions(viewer, claimId),
  ]);
  if (!claim?.currentRevision) return null;
  const { slug, sentence } = claim.currentRevision;
  return {
    claim: { id: claim.id, slug, sentence },
    sources: sources
      .slice(0, CHOICES)
      .map(({ id, currentRevision }) => ({ id, title: currentRevision?.title ?? id }))
      .sort((one, other) => one.title.localeCompare(other.title, "en")),
    hasMoreSources: sources.length > CHOICES,
    additions,
  };
}

export type EvidenceSheet = {
  claim: { id: string; slug: string; sentence: string };
  /** The newest, by title. */
  sources: { id: string; title: string }[];
  hasMoreSources: boolean;
  additions: Addition[];
};
export type Addition = {
  id: string;
  state: ContentState;
  excerpt: string;
  /** Why it was sent back or taken out; an acceptance may have a reason too. */
  reason: string | null;
  isSeenBySecond: boolean;
};

/**
 * SQL that is true where somebody else has seen what a contribution says now: they accepted it as it reads,
 * or checked the fit of this wording. Made from names of the statement alone.
 *
 * @param parent what the row of the contribution goes by
 * @param revision what the row of its current revision goes by
 */
export function seenBySecond(kind: ContributionKind, parent: string, revision: string): string {
  const accepted = `EXISTS (SELECT 1 FROM decisions seen WHERE ${acceptsAsItReads(kind, "seen", parent, revision)})`;
  if (kind !== "evidence") return `(${accepted})`;
  return `(${accepted} OR EXISTS (SELECT 1 FROM fit_checks fits
    WHERE fits.claim_id = ${revision}.claim_id AND fits.evidence_revision_id = ${revision}.id))`;
}

/**
 * SQL that is true of a decision that accepts a contribution in its present wording, or since it has it,
 * and was not taken back. A wording whose acceptance is taken back has a RESTORE of its own.
 *
 * @param decision what the row of `decisions` goes by
 */
export function acceptsAsItReads(
  kind: ContributionKind,
  decision: string,
  parent: string,
  revision: string,
): string {
  const isOfWording = (row: string) =>
    kind === "source"
      ? `${row}.root_source_id = ${parent}.id AND ${row}.source_revision_id = ${revision}.id`
      : `${row}.root_claim_id = ${revision}.claim_id AND ${row}.${kind}_revision_id = ${revision}.id`;
  const isOfWhole =
    kind === "claim" || kind === "source"
      ? `${decision}.${kind}_id = ${parent}.id`
      : `${decision}.root_claim_id = ${parent}.claim_id AND ${decision}.${kind}_id = ${parent}.id`;
  return `${decision}.kind = 'ACCEPT'
      AND ((${isOfWhole} AND ${decision}.decided_at >= ${revision}.created_at) OR (${isOfWording(decision)}))
      AND NOT EXISTS (SELECT 1 FROM decisions undone WHERE undone.kind = 'RESTORE' AND ${isOfWording("undone")}
        AND undone.decided_at >= ${decision}.decided_at)`;
}

// A proposal is seen by its proposer and by editors, so that the author stands in the `where`.
async function listMyAdditions(viewer: Viewer, claimId: string): Promise<Addition[]> {
  if (!viewer.actorId) return [];
  return readSql<Addition>(MY_ADDITIONS, [claimId, viewer.actorId, PUBLIC_AUDIENCE_ID, ADDITIONS]);
}

const MY_ADDITIONS = {
  name: "evidence_my_additions",
  text: `SELECT e.id, e.state, r.excerpt, ${seenBySecond("evidence", "e", "r")} AS "isSeenBySecond",
           (SELECT d.reason FROM decisions d WHERE d.root_claim_id = e.claim_id AND d.evidence_id = e.id
            ORDER BY d.decided_at DESC LIMIT 1) AS reason
         FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
         WHERE e.claim_id = $1 AND e.actor_id = $2 AND e.audience_id = $3
         ORDER BY e.created_at DESC, e.id LIMIT $4`,
};
