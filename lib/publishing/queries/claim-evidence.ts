import "server-only";
import { publicSql } from "@/lib/foundation/db";
import type { Direction, Directness } from "@/prisma/generated/enums";
import { cslOf, shortNameOf } from "@/lib/sources/rules";
import {
  checkShown,
  citation,
  citedSource,
  excerptCheck,
  nameUnder,
  type CheckRow,
  type Locator,
  type SourceRow,
} from "./parts";

/** The live evidence of a claim, in the order in which it was added. */
export async function listEvidence(claimId: string) {
  const rows = await publicSql<{ item: EvidenceRow }>(EVIDENCE_OF_CLAIM, [claimId]);
  return rows.map(({ item }) => evidenceShown(item));
}

export type EvidenceShown = ReturnType<typeof evidenceShown>;

type EvidenceRow = {
  id: string;
  excerpt: string;
  language: string | null;
  direction: Direction;
  directness: Directness;
  locator: Locator | null;
  source: SourceRow;
  via: SourceRow | null;
  check: CheckRow;
  fit: "AWAITING" | "FIT" | "DISPUTED";
  isSeenBySecond: boolean;
  note: string | null;
  byline: string;
};

function evidenceShown({ locator, source, via, check, ...item }: EvidenceRow) {
  const isSourceGood = source.standing === "GOOD";
  return {
    ...item,
    sourceIds: via ? [source.id, via.id] : [source.id],
    /** What the piece is called elsewhere on the page. */
    label: labelOf(via ?? source, via ? null : locator),
    source: citation(source, locator),
    via: via && citation(via),
    standing: isSourceGood && via ? via.standing : source.standing,
    check: checkShown(check),
  };
}

function labelOf(source: SourceRow, locator: Locator | null): string {
  const name = shortNameOf(cslOf(source));
  return locator ? `${name}, ${locator.label} ${locator.value}` : name;
}

const EVIDENCE_OF_CLAIM = {
  name: "publishing_evidence_of_claim",
  text: `
  SELECT json_build_object('id', e.id, 'excerpt', r.excerpt, 'direction', r.direction, 'directness', r.directness,
    'language', (SELECT d.language FROM editions d WHERE d.source_id = r.source_id AND d.role <> 'PRECIS'
                 ORDER BY d.created_at LIMIT 1),
    'locator', CASE WHEN r.locator_label IS NOT NULL
                    THEN json_build_object('label', r.locator_label, 'value', r.locator_value) END,
    'source', ${citedSource("r.source_id")}, 'via', ${citedSource("r.via_source_id")},
    'check', ${excerptCheck("r")},
    'fit', (SELECT CASE WHEN count(*) = 0 THEN 'AWAITING' WHEN bool_and(f.direction = r.direction) THEN 'FIT' ELSE 'DISPUTED' END
            FROM fit_checks f WHERE f.claim_id = r.claim_id AND f.evidence_revision_id = r.id),
    'isSeenBySecond',
      EXISTS (SELECT 1 FROM decisions d WHERE d.root_claim_id = e.claim_id AND d.evidence_id = e.id AND d.kind = 'ACCEPT')
      OR EXISTS (SELECT 1 FROM fit_checks f WHERE f.claim_id = r.claim_id AND f.evidence_revision_id = r.id),
    'note', r.note, 'byline', ${nameUnder("r")}) AS item
  FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  JOIN sources s ON s.id = r.source_id
  WHERE e.claim_id = $1 AND e.state = 'LIVE'
  ORDER BY e.created_at, e.id LIMIT 300`,
};
