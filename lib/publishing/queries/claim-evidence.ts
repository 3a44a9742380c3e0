import "server-only";
import { seenBySecond } from "@/lib/evidence/queries";
import type { Attested } from "@/lib/evidence/queries/attest-sheet";
import { fitGiven } from "@/lib/evidence/queries/fit-given";
import { namedSpan } from "@/lib/evidence/queries/named-span";
import { sourceLanguage, namedPlace } from "@/lib/evidence/queries/wording";
import { bearsOn, type NamedSpan } from "@/lib/evidence/rules/spans";
import { fitOf, openReadings, type FitGiven, type Reading } from "@/lib/evidence/rules";
import { publicSql } from "@/lib/foundation/db";
import type { Direction, Directness } from "@/prisma/generated/enums";
import { ratingsOf, type RatingCounts } from "@/lib/reviews/queries/rating-sheet";
import { cslOf, shortNameOf } from "@/lib/sources/rules";
import {
  checkShown,
  citation,
  citedSource,
  excerptCheck,
  handleUnder,
  nameUnder,
  type CheckRow,
  type Locator,
  type SourceRow,
} from "./parts";

const MOST = 300;

/** The live evidence of a claim, in the order in which it was added, and how much more there is than a page shows. */
export async function listEvidence(claimId: string) {
  const rows = await publicSql<{ item: EvidenceRow }>(EVIDENCE_OF_CLAIM, [claimId]);
  const evidence = rows.slice(0, MOST).map(({ item }) => evidenceShown(item));
  if (rows.length <= MOST) return { evidence, notShownCount: 0 };
  const [count] = await publicSql<{ total: number }>(EVIDENCE_COUNT, [claimId]);
  return { evidence, notShownCount: (count?.total ?? rows.length) - MOST };
}

/** One piece of a claim's live evidence; null where there is none of this id. */
export async function getEvidence(
  claimId: string,
  evidenceId: string,
): Promise<EvidenceShown | null> {
  const [row] = await publicSql<{ item: EvidenceRow }>(ONE_PIECE, [claimId, evidenceId]);
  return row ? evidenceShown(row.item) : null;
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
  attested: Attested[];
  given: FitGiven;
  isSeenBySecond: boolean;
  ratings: RatingCounts;
  /** The words of the claim that it names, and the claim's sentence. */
  named: NamedSpan | null;
  sentence: string | null;
  note: string | null;
  byline: string;
  handle: string | null;
  /** Who worded it so, where that is somebody else. */
  reviser: { byline: string; handle: string | null } | null;
};

function evidenceShown({ named, sentence, ...row }: EvidenceRow) {
  const { locator, source, via, check, given, ...item } = row;
  const isSourceGood = source.standing === "GOOD";
  return {
    ...item,
    sourceIds: via ? [source.id, via.id] : [source.id],
    /** What the piece is called elsewhere on the page. */
    label: labelOf(via ?? source, via ? null : locator),
    bearsOn: named && bearsOn(sentence ?? "", named),
    source: citation(source, locator),
    via: via && citation(via),
    fit: fitOf(item, given),
    /** How second people read it who read it otherwise, each reading once. */
    readAs: distinctReadings(openReadings(item, given)),
    standing: isSourceGood && via ? via.standing : source.standing,
    check: checkShown(check),
  };
}

function distinctReadings(readings: readonly Reading[]): Reading[] {
  const kinds = new Map(
    readings.map(({ direction, directness }) => [
      direction + directness,
      { direction, directness },
    ]),
  );
  return [...kinds.values()];
}

function labelOf(source: SourceRow, locator: Locator | null): string {
  const name = shortNameOf(cslOf(source));
  return locator ? `${name}, ${locator.label} ${locator.value}` : name;
}

const MOST_ATTESTED = 5;
/** Who transcribed a wording `r` first. The public role sees no attestation that was withdrawn. */
const ATTESTED = `coalesce((SELECT json_agg(json_build_object('id', t.id, 'copy', t.copy, 'note', t.note,
      'attestedAt', t.attested_at, 'byline', ${nameUnder("t")}, 'handle', ${handleUnder("t")}) ORDER BY t.attested_at, t.id)
    FROM (SELECT a.id, a.copy, a.note, a.attested_at, a.byline_id FROM attestations a
          WHERE a.claim_id = r.claim_id AND a.evidence_revision_id = r.id
          ORDER BY a.attested_at, a.id LIMIT ${MOST_ATTESTED}) t), '[]')`;
const ITEM = `json_build_object('id', e.id, 'excerpt', r.excerpt, 'direction', r.direction, 'directness', r.directness,
    'language', ${sourceLanguage("r")}, 'locator', ${namedPlace("r")},
    'source', ${citedSource("r.source_id")}, 'via', ${citedSource("r.via_source_id")},
    'check', ${excerptCheck("r")}, 'attested', ${ATTESTED},
    'given', ${fitGiven("r")},
    'isSeenBySecond', ${seenBySecond("evidence", "e", "r")},
    'ratings', ${ratingsOf("evidence", "e", "r")},
    'named', ${namedSpan("r")}, 'sentence', CASE WHEN r.span_start IS NOT NULL THEN (SELECT t.sentence FROM claims c
      JOIN claim_revisions t ON t.claim_id = c.id AND t.id = c.current_revision_id WHERE c.id = r.claim_id) END,
    'note', r.note, 'byline', ${nameUnder("e")}, 'handle', ${handleUnder("e")},
    'reviser', CASE WHEN r.byline_id <> e.byline_id
                    THEN json_build_object('byline', ${nameUnder("r")}, 'handle', ${handleUnder("r")}) END)`;
const LIVE = `evidence e
  JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  JOIN sources s ON s.id = r.source_id
  WHERE e.claim_id = $1 AND e.state = 'LIVE'`;

const EVIDENCE_OF_CLAIM = {
  name: "publishing_evidence_of_claim",
  text: `SELECT ${ITEM} AS item FROM ${LIVE} ORDER BY e.created_at, e.id LIMIT ${MOST + 1}`,
};
const ONE_PIECE = {
  name: "publishing_evidence",
  text: `SELECT ${ITEM} AS item FROM ${LIVE} AND e.id = $2`,
};

const EVIDENCE_COUNT = {
  name: "publishing_evidence_count",
  text: "SELECT count(*)::int AS total FROM evidence e WHERE e.claim_id = $1 AND e.state = 'LIVE'",
};
