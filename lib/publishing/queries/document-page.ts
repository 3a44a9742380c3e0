import "server-only";
import { plainly } from "@/lib/foundation/redacted";
import { claimPath } from "@/lib/claims/rules";
import { SHOWN_EDITION } from "@/lib/documents/queries";
import { documentPath } from "@/lib/documents/rules";
import { publicSql } from "@/lib/foundation/db";
import type { BlockKind, ClaimKind, ContentState, Motivation } from "@/prisma/generated/enums";
import { cslOf, sourcePath } from "@/lib/sources/rules";
import { coverageOf, markStateOf, runsOf, type MarkedPlace } from "../rules";
import {
  citation,
  citedSource,
  EDITIONS,
  handleUnder,
  nameUnder,
  RETRACTION,
  standingOfClaim,
  verdictMark,
  type EditionShown,
  type SourceRow,
  type StandingRow,
} from "./parts";

/** A document's title and place, for the page's own title; null where there is none. */
export async function getDocumentTitle(documentId: string) {
  const [row] = await publicSql<TitleRow>(TITLE, [documentId]);
  return row ? { ...row, title: plainly(row.title), path: documentPath(row) } : null;
}

/**
 * A document with its text marked by what is known of its assertions, in four statements; null where
 * there is none. Of a document whose source was retracted neither text nor claims, only what is left of it.
 */
export async function getDossier(documentId: string) {
  const [[head], ...rest] = await Promise.all([
    publicSql<HeadRow>(HEAD, [documentId]),
    publicSql<BlockRow>(BLOCKS, [documentId]),
    publicSql<{ claim: PlacedClaimRow }>(CLAIMS, [documentId]),
    publicSql<{ cited: CitedRow }>(CITATIONS, [documentId]),
  ]);
  if (!head) return null;
  const [blocks, claims, citations] = head.state === "RETRACTED" ? NOTHING_LEFT : rest;
  const { csl, ...document } = head;
  const placed = claims.map(({ claim }) => claimPlaced(claim));
  const places = placed.map(({ place }) => place);
  return {
    ...document,
    path: documentPath(head),
    sourcePath: sourcePath({ id: head.sourceId, title: head.title }),
    csl: cslOf({ csl, title: head.title }),
    coverage: coverageOf(
      blocks.flatMap(({ sentences }) => sentences),
      places,
    ),
    claimCount: new Set(places.map(({ claimId }) => claimId)).size,
    blocks: blocksShown(blocks, placed),
    citations: citationsBySource(citations.map(({ cited }) => cited)),
  };
}

const NOTHING_LEFT: [BlockRow[], { claim: PlacedClaimRow }[], { cited: CitedRow }[]] = [[], [], []];

export type Dossier = NonNullable<Awaited<ReturnType<typeof getDossier>>>;

type TitleRow = { id: string; title: string; state: ContentState; claims: number };
type HeadRow = {
  id: string;
  sourceId: string;
  title: string;
  state: ContentState;
  retraction: { reason: string | null; at: string } | null;
  csl: string;
  note: string | null;
  editions: EditionShown[];
  shown: { role: EditionShown["role"]; language: string } | null;
};
type BlockRow = {
  id: number;
  kind: BlockKind;
  start: number;
  end: number;
  text: string;
  number: number;
  sentences: { id: number; start: number; end: number }[];
  notes: NoteRow[];
};
type NoteRow = {
  id: string;
  motivation: Motivation;
  body: string;
  quote: string | null;
  byline: string;
  handle: string | null;
  writtenAt: string;
  replies: Omit<NoteRow, "motivation" | "quote" | "replies">[];
};
type PlacedClaimRow = {
  id: string;
  slug: string;
  sentence: string;
  kind: ClaimKind;
  start: number;
  end: number;
  hasEvidence: boolean;
  unansweredCount: number;
  standing: StandingRow;
};
type PlacedClaim = ReturnType<typeof claimPlaced>;
type CitedRow = {
  note: string | null;
  source: SourceRow;
  claim: { id: string; slug: string; sentence: string } | null;
};

function claimPlaced({
  start,
  end,
  standing,
  hasEvidence,
  unansweredCount,
  ...claim
}: PlacedClaimRow) {
  const verdict = verdictMark(standing);
  const state = markStateOf({ kind: claim.kind, verdict: verdict.state, hasEvidence });
  const place: MarkedPlace = { start, end, claimId: claim.id, state };
  const counter = unansweredCount === 1 ? "counter-claim" : "counter-claims";
  const card = {
    claimId: claim.id,
    sentence: claim.sentence,
    href: claimPath(claim),
    state,
    verdict,
    remark: unansweredCount > 0 ? `${unansweredCount} unanswered ${counter}` : null,
  };
  return { place, card };
}

// A claim that stands in several paragraphs has its card beside the first.
function blocksShown(blocks: readonly BlockRow[], placed: readonly PlacedClaim[]) {
  const carded = new Set<string>();
  return blocks.map((block) => {
    const here = placed.filter(({ place }) => place.start < block.end && place.end > block.start);
    const cards = here.flatMap(({ card }) => {
      if (carded.has(card.claimId)) return [];
      carded.add(card.claimId);
      return [card];
    });
    const places = here.map(({ place }) => place);
    const { id, kind, notes } = block;
    const number = kind === "HEADING" ? null : block.number;
    return { id: String(id), kind, number, runs: runsOf(block, places), cards, notes };
  });
}

function citationsBySource(rows: readonly CitedRow[]) {
  const bySource = new Map<string, CitedRow[]>();
  for (const row of rows)
    bySource.set(row.source.id, [...(bySource.get(row.source.id) ?? []), row]);
  return [...bySource.values()].map((named) => ({
    id: named[0]!.source.id,
    citation: citation(named[0]!.source),
    places: named.map(({ note, claim }) => ({
      note,
      claim: claim && { sentence: claim.sentence, href: claimPath(claim) },
    })),
  }));
}

const TITLE = {
  name: "publishing_document_title",
  text: `SELECT d.id, sr.title, s.state,
           (SELECT count(DISTINCT o.claim_id)::int FROM occurrences o JOIN claims c ON c.id = o.claim_id
            WHERE o.document_id = d.id AND c.state = 'LIVE' AND c.merged_into_id IS NULL) AS claims
         FROM documents d JOIN sources s ON s.id = d.source_id
         JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id WHERE d.id = $1`,
};

const HEAD = {
  name: "publishing_document_head",
  text: `
  SELECT d.id, s.id AS "sourceId", sr.title, s.state, ${RETRACTION} AS retraction, sr.csl, d.note, ${EDITIONS} AS editions,
    (SELECT json_build_object('role', shown.role, 'language', shown.language) FROM ${SHOWN_EDITION} shown) AS shown
  FROM documents d JOIN sources s ON s.id = d.source_id
  JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id WHERE d.id = $1`,
};

const BLOCKS = {
  name: "publishing_document_blocks",
  text: `
  SELECT b.id, b.kind, b.start, b."end", b.text,
    (count(*) FILTER (WHERE b.kind <> 'HEADING') OVER (ORDER BY b.id))::int AS number,
    coalesce((SELECT json_agg(json_build_object('id', n.id, 'start', n.start, 'end', n."end") ORDER BY n.id)
              FROM sentences n WHERE n.edition_id = b.edition_id AND n.block_id = b.id), '[]') AS sentences,
    coalesce((
      SELECT json_agg(json_build_object('id', n.id, 'motivation', n.motivation, 'body', r.body, 'quote', n.exact,
          'byline', ${nameUnder("n")}, 'handle', ${handleUnder("n")}, 'writtenAt', n.created_at,
          'replies', coalesce((
            SELECT json_agg(json_build_object('id', m.id, 'body', mr.body, 'byline', ${nameUnder("m")}, 'handle', ${handleUnder("m")}, 'writtenAt', m.created_at)
                            ORDER BY m.created_at, m.id)
            FROM edition_annotations m
            JOIN edition_annotation_revisions mr ON mr.edition_id = m.edition_id AND mr.id = m.current_revision_id
            WHERE m.edition_id = n.edition_id AND m.reply_to_id = n.id AND m.retracted_at IS NULL), '[]')
        ) ORDER BY n.start, n.created_at)
      FROM edition_annotations n
      JOIN edition_annotation_revisions r ON r.edition_id = n.edition_id AND r.id = n.current_revision_id
      WHERE n.edition_id = b.edition_id AND n.start >= b.start AND n.start < b."end"
        AND n.reply_to_id IS NULL AND n.retracted_at IS NULL), '[]') AS notes
  FROM documents d JOIN LATERAL ${SHOWN_EDITION} shown ON true
  JOIN blocks b ON b.edition_id = shown.id
  WHERE d.id = $1 ORDER BY b.id`,
};

const CLAIMS = {
  name: "publishing_document_claims",
  text: `
  SELECT json_build_object('id', c.id, 'slug', r.slug, 'sentence', r.sentence, 'kind', r.kind,
    'start', a.start, 'end', a."end", 'standing', ${standingOfClaim("c.id")},
    'hasEvidence', EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = c.id AND e.state = 'LIVE'),
    'unansweredCount', (SELECT count(*) FROM arguments g WHERE g.claim_id = c.id AND g.target_claim_id = c.id
      AND g.relation = 'REBUTS' AND g.state = 'LIVE'
      AND g.id NOT IN (SELECT answered FROM assay_answered_arguments(c.id) AS answered))) AS claim
  FROM documents d JOIN LATERAL ${SHOWN_EDITION} shown ON true
  JOIN occurrence_anchors a ON a.edition_id = shown.id AND a.state IN ('EXACT', 'MOVED')
  JOIN occurrences o ON o.claim_id = a.claim_id AND o.id = a.occurrence_id AND o.document_id = d.id
  JOIN claims c ON c.id = a.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL
  JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
  WHERE d.id = $1 ORDER BY a.start, a."end", c.id`,
};

const CITATIONS = {
  name: "publishing_document_citations",
  text: `
  SELECT json_build_object('note', n.note, 'source', ${citedSource("n.cited_source_id")},
    'claim', (SELECT json_build_object('id', c.id, 'slug', r.slug, 'sentence', r.sentence) FROM claims c
              JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
              WHERE c.id = n.claim_id AND c.state = 'LIVE')) AS cited
  FROM citations n WHERE n.document_id = $1
    AND EXISTS (SELECT 1 FROM sources s JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
                WHERE s.id = n.cited_source_id)
  ORDER BY n.start NULLS LAST, n.id LIMIT 300`,
};
