import "server-only";
import { claimPath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { namedSpan } from "@/lib/evidence/queries/named-span";
import { placeIn, wordsNamed, type NamedSpan } from "@/lib/evidence/rules/spans";
import { publicSql } from "@/lib/foundation/db";
import { sourceTag } from "@/lib/sources/tags";
import type { Span } from "@/lib/texts/rules/context";
import { handleUnder, nameUnder } from "./parts";
import { pageOf, windowOf } from "./paging";

export const REQUESTS_PER_PAGE = 30;
/** Whether those are asked for that wait for a source, or those that evidence has met. */
export type RequestState = "open" | "met";
export type RequestOrder = "newest" | "oldest";
export type RequestsAsked = { state: RequestState; order: RequestOrder; page: number };
export const ALL_OPEN: RequestsAsked = { state: "open", order: "newest", page: 1 };

/**
 * One page of what sources are asked for on claims that stand: what waits, by when it was asked, or what was given, by when it
 * was met. What somebody closed by hand is in neither.
 */
export async function listRequests({ state, order, page }: RequestsAsked, perPage?: number) {
  const most = perPage ?? REQUESTS_PER_PAGE;
  const rows = await publicSql<{ request: RequestRow }>(LISTS[state][order], windowOf(page, most));
  const { items, ...position } = pageOf(rows, page, most);
  const tags = [...new Set(items.flatMap(({ request }) => tagsOfRow(request)))];
  return { ...position, state, order, requests: items.map(({ request }) => shown(request)), tags };
}

export type RequestList = Awaited<ReturnType<typeof listRequests>>;
export type ListedRequest = ReturnType<typeof shown>;

type RequestRow = {
  id: string;
  claim: { id: string; slug: string; sentence: string };
  named: NamedSpan | null;
  note: string | null;
  requestedAt: string;
  byline: string;
  handle: string | null;
  metAt: string | null;
  /** The evidence that met it; null where it waits, and where nobody sees that evidence any more. */
  met: { evidenceId: string; excerpt: string; sourceId: string; sourceTitle: string } | null;
};

function shown({ claim, named, met, ...row }: RequestRow) {
  const href = claimPath(claim);
  const place: Span | null = named && placeIn(claim.sentence, named);
  return {
    ...row,
    claim: { id: claim.id, sentence: claim.sentence, href },
    /** The words asked about, as the claim has them or had them; null for the whole, and where they cannot be read any more. */
    words: place ? claim.sentence.slice(place.start, place.end) : named && wordsNamed(named),
    /** Whether words of the claim are asked about, readable or not. */
    isOfWords: named !== null,
    /** Where they stand in it; null for the whole, and where they do not any more. */
    place,
    met: met && {
      excerpt: met.excerpt,
      sourceTitle: met.sourceTitle,
      href: `${href}#e-${met.evidenceId}`,
    },
  };
}

const tagsOfRow = ({ claim, met }: RequestRow): string[] => [
  claimTag(claim.id),
  ...(met ? [sourceTag(met.sourceId)] : []),
];

const MET = `(SELECT json_build_object('evidenceId', e.id, 'excerpt', r.excerpt, 'sourceId', s.id, 'sourceTitle', sr.title)
  FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  JOIN sources s ON s.id = r.source_id JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
  WHERE e.claim_id = q.claim_id AND e.id = q.met_by_id AND e.state = 'LIVE')`;
const ROW = `json_build_object('id', q.id, 'claim', q.claim, 'named', ${namedSpan("q")}, 'note', q.note,
  'requestedAt', q.requested_at, 'byline', ${nameUnder("q")}, 'handle', ${handleUnder("q")}, 'metAt', q.closed_at,
  'met', ${MET})`;
const COLUMNS = `q.id, q.claim_id, q.span_start, q.span_end, q.span_revision_id, q.note, q.requested_at, q.byline_id,
  q.closed_at, q.met_by_id`;

// What stands on a page is picked first, along an index of its own; what is shown of it is read for that page alone.
const WHICH: Record<RequestState, { condition: string; at: string }> = {
  open: { condition: "q.kind = 'NEEDS_SOURCE' AND q.closed_at IS NULL", at: "requested_at" },
  met: { condition: "q.met_by_id IS NOT NULL", at: "closed_at" },
};

function listIn(state: RequestState, order: RequestOrder) {
  const { condition, at } = WHICH[state];
  const direction = order === "newest" ? "DESC" : "ASC";
  return {
    name: `publishing_requests_${state}_${order}`,
    text: `SELECT ${ROW} AS request FROM (
             SELECT ${COLUMNS}, json_build_object('id', c.id, 'slug', t.slug, 'sentence', t.sentence) AS claim
             FROM requests q JOIN claims c ON c.id = q.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL
             JOIN claim_revisions t ON t.claim_id = c.id AND t.id = c.current_revision_id
             WHERE ${condition} ORDER BY q.${at} ${direction}, q.id ${direction} LIMIT $1 OFFSET $2) q
           ORDER BY q.${at} ${direction}, q.id ${direction}`,
  };
}

/** The statements, by what is asked. */
export const LISTS: Record<RequestState, Record<RequestOrder, ReturnType<typeof listIn>>> = {
  open: { newest: listIn("open", "newest"), oldest: listIn("open", "oldest") },
  met: { newest: listIn("met", "newest"), oldest: listIn("met", "oldest") },
};
