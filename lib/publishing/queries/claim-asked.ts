import type { RequestKind } from "@/prisma/generated/enums";
import { handleUnder, nameUnder } from "./parts";

/** How many searches and requests a claim's page holds. */
const MOST_SEARCHES = 20;
const MOST_REQUESTS = 10;

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
      SELECT json_agg(json_build_object('id', q.id, 'kind', q.kind, 'note', q.note, 'evidenceId', q.target_evidence_id,
          'byline', ${nameUnder("q")}, 'handle', ${handleUnder("q")}, 'requestedAt', q.requested_at) ORDER BY q.requested_at, q.id)
      FROM (SELECT id, kind, note, target_evidence_id, byline_id, requested_at FROM requests
            WHERE claim_id = ${claimId} AND closed_at IS NULL ORDER BY requested_at, id LIMIT ${MOST_REQUESTS}) q), '[]'),
    'requestCount', (SELECT count(*) FROM requests WHERE claim_id = ${claimId} AND closed_at IS NULL)
  )`;

/** The newest searches for what speaks against a claim, and what is asked for and not yet given. */
export type Asked = {
  searches: SearchRow[];
  searchCount: number;
  requests: RequestRow[];
  requestCount: number;
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
  byline: string;
  handle: string | null;
  requestedAt: string;
};
