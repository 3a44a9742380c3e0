import type { RequestKind } from "@/prisma/generated/enums";
import { namedSpan } from "@/lib/evidence/queries/named-span";
import { provenAt } from "@/lib/evidence/queries/proven-at";
import type { NamedSpan } from "@/lib/evidence/rules/spans";
import { handleUnder, nameUnder } from "./parts";

/** How many searches and requests a claim's page holds. */
const MOST_SEARCHES = 20;
const MOST_REQUESTS = 10;
const MOST_PHRASES = 50;
const MOST_NAMING = 1_000;

/** SQL: `Asked` of a claim as JSON. */
export const askedOf = (claimId: string): string => `
  json_build_object(
    'searches', coalesce((
      SELECT json_agg(json_build_object('id', l.id, 'place', l.place, 'words', l.words, 'result', l.result,
          'searchedOn', l.searched_on, 'byline', ${nameUnder("l")}, 'handle', ${handleUnder("l")}) ORDER BY l.searched_on DESC, l.logged_at DESC, l.id)
      FROM (SELECT id, place, words, result, searched_on, logged_at, byline_id FROM search_logs WHERE claim_id = ${claimId}
            ORDER BY searched_on DESC, logged_at DESC, id LIMIT ${MOST_SEARCHES}) l), '[]'),
    'searchCount', (SELECT count(*) FROM search_logs WHERE claim_id = ${claimId}),
    'requests', coalesce((
      SELECT json_agg(json_build_object('id', q.id, 'kind', q.kind, 'note', q.note, 'evidenceId', q.target_evidence_id, 'named', ${namedSpan("q")},
          'byline', ${nameUnder("q")}, 'handle', ${handleUnder("q")}, 'requestedAt', q.requested_at) ORDER BY q.requested_at, q.id)
      FROM (SELECT id, kind, note, target_evidence_id, byline_id, requested_at, claim_id, span_start, span_end, span_revision_id FROM requests
            WHERE claim_id = ${claimId} AND closed_at IS NULL ORDER BY requested_at, id LIMIT ${MOST_REQUESTS}) q), '[]'),
    'requestCount', (SELECT count(*) FROM requests WHERE claim_id = ${claimId} AND closed_at IS NULL),
    'phrasesAsked', coalesce((SELECT json_agg(${namedSpan("q")}) FROM (
      SELECT DISTINCT claim_id, span_start, span_end, span_revision_id FROM requests
      WHERE claim_id = ${claimId} AND closed_at IS NULL AND span_start IS NOT NULL LIMIT ${MOST_PHRASES}) q), '[]'),
    'phrasesNamed', coalesce((SELECT json_agg(json_build_object('words', ${namedSpan("r")}, 'isVerified', ${provenAt("r")} IS NOT NULL))
      FROM (SELECT r.claim_id, r.id, r.span_start, r.span_end, r.span_revision_id FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
            WHERE e.claim_id = ${claimId} AND e.state = 'LIVE' AND r.span_start IS NOT NULL LIMIT ${MOST_NAMING}) r), '[]')
  )`;

/** The newest searches for what speaks against a claim, and what is asked for and not yet given. */
export type Asked = {
  searches: SearchRow[];
  searchCount: number;
  requests: RequestRow[];
  requestCount: number;
  /** The words of the claim that sources are asked for, and those that live evidence names. */
  phrasesAsked: NamedSpan[];
  phrasesNamed: { words: NamedSpan; isVerified: boolean }[];
};
type SearchRow = {
  id: string;
  place: string;
  words: string;
  result: string;
  searchedOn: string;
  byline: string;
  handle: string | null;
};
type RequestRow = {
  id: string;
  kind: RequestKind;
  note: string | null;
  evidenceId: string | null;
  named: NamedSpan | null;
  byline: string;
  handle: string | null;
  requestedAt: string;
};
