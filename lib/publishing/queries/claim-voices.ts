import "server-only";
import { publicSql } from "@/lib/foundation/db";
import type { Confidence, Motivation, OffScale, RequestKind } from "@/prisma/generated/enums";
import { positionOf, type PositionValue } from "@/lib/reviews/rules";
import type { EvidenceShown } from "./claim-evidence";
import { handleUnder, nameUnder } from "./parts";

/** How many reasons, notes, searches and requests a claim's page holds. */
const MOST_RATIONALES = 20;
const MOST_NOTES = 50;
const MOST_SEARCHES = 20;
const MOST_REQUESTS = 10;

/**
 * What readers say about a claim: the newest reasons of its voters, the notes in its margin, the newest
 * searches for what speaks against it, and what is asked for and not yet given.
 */
export async function getVoices(claimId: string): Promise<Voices> {
  const [row] = await publicSql<{ voices: Voices }>(VOICES, [claimId, MOST_RATIONALES, MOST_NOTES]);
  return row!.voices;
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

export type Voices = {
  rationales: RationaleRow[];
  notes: NoteRow[];
  searches: SearchRow[];
  searchCount: number;
  requests: RequestRow[];
  requestCount: number;
};

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
type ReplyRow = {
  id: string;
  body: string;
  byline: string;
  handle: string | null;
  writtenAt: string;
};
type NoteRow = ReplyRow & { motivation: Motivation; quote: string | null; replies: ReplyRow[] };

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

function choiceOf({ position, offScale }: ChoiceRow) {
  return position === null ? offScale! : positionOf(position);
}

const VOICES = {
  name: "publishing_voices_of_claim",
  text: `
  SELECT json_build_object(
    'rationales', coalesce((
      SELECT json_agg(json_build_object('id', v.id, 'position', v.position, 'offScale', v.off_scale,
        'confidence', v.confidence, 'rationale', v.rationale, 'castAt', v.cast_at,
        'isFresh', v.seen_hash IS NOT DISTINCT FROM (SELECT t.seen_hash FROM tallies t WHERE t.claim_id = $1 LIMIT 1),
        'isOnOwnProposal', v.is_on_own_proposal,
        'byline', ${nameUnder("v")}, 'handle', ${handleUnder("v")},
        'before', (SELECT json_build_object('position', w.position, 'offScale', w.off_scale) FROM votes w
                   WHERE w.claim_id = $1 AND w.byline_id = v.byline_id AND w.superseded_at <= v.cast_at
                   ORDER BY w.superseded_at DESC LIMIT 1),
        'reliedOn', ARRAY(SELECT x.evidence_id FROM vote_evidence x WHERE x.claim_id = $1 AND x.vote_id = v.id)
      ) ORDER BY v.cast_at DESC, v.id)
      FROM (SELECT id, position, off_scale, confidence, rationale, cast_at, seen_hash, is_on_own_proposal, byline_id
            FROM votes WHERE claim_id = $1 AND kind = 'POSTERIOR' AND superseded_at IS NULL AND withdrawn_at IS NULL
              AND rationale IS NOT NULL
            ORDER BY cast_at DESC LIMIT $2) v), '[]'),
    'notes', coalesce((
      SELECT json_agg(json_build_object('id', n.id, 'motivation', n.motivation, 'body', r.body,
        'byline', ${nameUnder("n")}, 'handle', ${handleUnder("n")}, 'writtenAt', n.created_at,
        'quote', coalesce(
          (SELECT er.excerpt FROM evidence e JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
           WHERE e.claim_id = $1 AND e.id = n.target_evidence_id),
          (SELECT ar.wording FROM arguments a JOIN argument_revisions ar ON ar.claim_id = a.claim_id AND ar.id = a.current_revision_id
           WHERE a.claim_id = $1 AND a.id = n.target_argument_id)),
        'replies', coalesce((
          SELECT json_agg(json_build_object('id', m.id, 'body', mr.body, 'byline', ${nameUnder("m")}, 'handle', ${handleUnder("m")}, 'writtenAt', m.created_at)
                          ORDER BY m.created_at, m.id)
          FROM claim_annotations m JOIN claim_annotation_revisions mr ON mr.claim_id = m.claim_id AND mr.id = m.current_revision_id
          WHERE m.claim_id = $1 AND m.reply_to_id = n.id AND m.retracted_at IS NULL), '[]')
      ) ORDER BY n.created_at, n.id)
      FROM (SELECT claim_id, id, motivation, current_revision_id, byline_id, created_at, target_evidence_id, target_argument_id
            FROM claim_annotations WHERE claim_id = $1 AND reply_to_id IS NULL AND retracted_at IS NULL
            ORDER BY created_at, id LIMIT $3) n
      JOIN claim_annotation_revisions r ON r.claim_id = n.claim_id AND r.id = n.current_revision_id), '[]'),
    'searches', coalesce((
      SELECT json_agg(json_build_object('id', l.id, 'place', l.place, 'words', l.words, 'result', l.result,
          'searchedOn', l.searched_on, 'byline', ${nameUnder("l")}, 'handle', ${handleUnder("l")}) ORDER BY l.searched_on DESC, l.logged_at DESC, l.id)
      FROM (SELECT id, place, words, result, searched_on, logged_at, byline_id FROM search_logs WHERE claim_id = $1
            ORDER BY searched_on DESC, logged_at DESC, id LIMIT ${MOST_SEARCHES}) l), '[]'),
    'searchCount', (SELECT count(*) FROM search_logs WHERE claim_id = $1),
    'requests', coalesce((
      SELECT json_agg(json_build_object('id', q.id, 'kind', q.kind, 'note', q.note, 'evidenceId', q.target_evidence_id,
          'byline', ${nameUnder("q")}, 'handle', ${handleUnder("q")}, 'requestedAt', q.requested_at) ORDER BY q.requested_at, q.id)
      FROM (SELECT id, kind, note, target_evidence_id, byline_id, requested_at FROM requests
            WHERE claim_id = $1 AND closed_at IS NULL ORDER BY requested_at, id LIMIT ${MOST_REQUESTS}) q), '[]'),
    'requestCount', (SELECT count(*) FROM requests WHERE claim_id = $1 AND closed_at IS NULL)
  ) AS voices`,
};
