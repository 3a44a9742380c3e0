import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { listNamedClaims, type NamedClaim } from "@/lib/claims/queries/alike";
import { readSql } from "@/lib/foundation/db";
import { listSourceChoices, type SourceChoices } from "@/lib/sources/queries/choices";
import type { ContentState, RequestKind } from "@/prisma/generated/enums";
import type { ContributionKind } from "./rules";
import { contextIn, newestCheck, type CheckRow, type ExcerptContext } from "./queries/context";
import { namedSpan } from "./queries/named-span";
import { wordsNamed, type NamedSpan } from "./rules/spans";

// The newest; a page for all that one added comes with the account's pages.
const ADDITIONS = 50;

/**
 * What the page for adding evidence shows: the claim, the sources to choose from, and what the viewer added to
 * this claim before. Null where there is no such public, live claim.
 *
 * @param words what the sources to choose from are searched for
 */
export async function getEvidenceSheet(
  viewer: Viewer,
  claimId: string,
  words = "",
): Promise<EvidenceSheet | null> {
  const [[claim], choices, additions] = await Promise.all([
    listNamedClaims([claimId]),
    listSourceChoices(viewer, words),
    listMyAdditions(viewer, claimId),
  ]);
  return claim ? { claim, choices, additions } : null;
}

/**
 * What the page for asking shows: the claim, the evidence that another look may be asked for, and what is
 * asked already. Null where there is no such public, live claim.
 */
export async function getRequestSheet(
  viewer: Viewer,
  claimId: string,
): Promise<RequestSheet | null> {
  const [[claim], evidence, requests] = await Promise.all([
    listNamedClaims([claimId]),
    readSql<NamedEvidence>(EVIDENCE_NAMED, [claimId, PUBLIC_AUDIENCE_ID]),
    readSql<OpenRow>(OPEN_REQUESTS, [claimId, PUBLIC_AUDIENCE_ID, viewer.actorId]),
  ]);
  if (!claim) return null;
  const isEditor = mayEver("desk.read", viewer);
  return {
    claim,
    evidence,
    requests: requests.map(({ isOwn, named, ...request }) => ({
      ...request,
      claimWords: named && wordsNamed(named),
      mayClose: isOwn || isEditor,
    })),
  };
}

export type EvidenceSheet = { claim: NamedClaim; choices: SourceChoices; additions: Addition[] };
export type NamedEvidence = { id: string; excerpt: string; sourceTitle: string };
export type RequestSheet = {
  claim: NamedClaim;
  evidence: NamedEvidence[];
  requests: (OpenRequest & { mayClose: boolean })[];
};
export type OpenRequest = {
  id: string;
  kind: RequestKind;
  note: string | null;
  /** The words of the evidence that it is about; null where it asks for a source. */
  excerpt: string | null;
  /** The words of the claim that it is about; null for the whole, and where they cannot be read any more. */
  claimWords: string | null;
  author: string;
  requestedAt: Date;
};
type OpenRow = Omit<OpenRequest, "claimWords"> & { named: NamedSpan | null; isOwn: boolean };
export type Addition = {
  id: string;
  state: ContentState;
  excerpt: string;
  /** Why it was sent back or taken out; an acceptance may have a reason too. */
  reason: string | null;
  isSeenBySecond: boolean;
  /** What the machine found; null in the moment before it has looked. */
  check: ExcerptContext | null;
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
  const asked = [claimId, viewer.actorId, PUBLIC_AUDIENCE_ID, ADDITIONS];
  const rows = await readSql<Omit<Addition, "check"> & { check: CheckRow | null }>(
    ...([MY_ADDITIONS, asked] as const),
  );
  return rows.map(({ check, ...row }) => ({ ...row, check: check && contextIn(check) }));
}

const MY_ADDITIONS = {
  name: "evidence_my_additions",
  text: `SELECT e.id, e.state, r.excerpt, ${seenBySecond("evidence", "e", "r")} AS "isSeenBySecond",
           ${newestCheck("r")} AS check,
           (SELECT d.reason FROM decisions d WHERE d.root_claim_id = e.claim_id AND d.evidence_id = e.id
            ORDER BY d.decided_at DESC LIMIT 1) AS reason
         FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
         WHERE e.claim_id = $1 AND e.actor_id = $2 AND e.audience_id = $3
         ORDER BY e.created_at DESC, e.id LIMIT $4`,
};

const EVIDENCE_NAMED = {
  name: "evidence_named",
  text: `SELECT e.id, r.excerpt, sr.title AS "sourceTitle"
         FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
         JOIN sources s ON s.id = r.source_id
         JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
         WHERE e.claim_id = $1 AND e.audience_id = $2 AND e.state = 'LIVE' ORDER BY e.created_at, e.id LIMIT 300`,
};

const OPEN_REQUESTS = {
  name: "evidence_open_requests",
  text: `SELECT q.id, q.kind, q.note, r.excerpt, ${namedSpan("q")} AS named, q.actor_id = $3::uuid AS "isOwn", q.requested_at AS "requestedAt",
           coalesce(b.pseudonym, p.name, 'a former reviewer') AS author
         FROM requests q JOIN bylines b ON b.id = q.byline_id LEFT JOIN profiles p ON p.id = b.profile_id
         LEFT JOIN evidence e ON e.claim_id = q.claim_id AND e.id = q.target_evidence_id
         LEFT JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
         WHERE q.claim_id = $1 AND q.audience_id = $2 AND q.closed_at IS NULL
         ORDER BY q.requested_at, q.id LIMIT 50`,
};
