import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { systemClock, type Clock } from "@/lib/foundation/clock";
import { readSql } from "@/lib/foundation/db";
import { cslOf, type CslItem } from "@/lib/sources/rules";
import { fitOf, type Fit, type FitGiven, type Reading } from "../rules";
import { contextIn, newestCheck, type CheckRow, type ExcerptContext } from "./context";
import { authorsOfFit, claimsServed, fitGiven } from "./fit-given";

/**
 * What somebody reads for a fit check: the claim, the words, where they stand. What its adder says of them (direction,
 * directness, note) is read for nobody but whoever has given their own reading. Null where there is no such public, live
 * evidence.
 */
export async function getFitSheet(
  viewer: Viewer,
  { claimId, evidenceId }: { claimId: string; evidenceId: string },
  clock: Clock = systemClock,
): Promise<FitSheet | null> {
  if (!mayEver("fit.check", viewer)) return null;
  const [row] = await readSql<Row>(SHEET, [
    ...[claimId, evidenceId, PUBLIC_AUDIENCE_ID, viewer.actorId, clock()],
  ]);
  if (!row) return null;
  const { source, via, hold, found, isOwn: _, given: __, ...sheet } = row;
  return {
    ...{ claimId, evidenceId },
    ...sheet,
    source: cited(source),
    via: via && cited(via),
    context: found && contextIn(found),
    stage: stageOf(row),
    hold: hold && { ...hold, until: new Date(hold.until) },
  };
}

export type FitSheet = {
  claimId: string;
  evidenceId: string;
  /** The wording that is read. */
  revisionId: string;
  slug: string;
  sentence: string;
  excerpt: string;
  language: string | null;
  locator: { label: string; value: string } | null;
  source: CitedSource;
  /** The source that the words report, where there is one: what they say bears on the claim by inference then. */
  via: CitedSource | null;
  /** What the machine found, with the words around them that may be shown, and what was skipped or put in; null before. */
  context: ExcerptContext | null;
  claimsServed: number;
  hold: { isMine: boolean; until: Date } | null;
  stage: FitStage;
};
export type CitedSource = { id: string; csl: CslItem };
/** Whether the viewer may read it, and if not why; having read it they see how it compares. */
export type FitStage =
  | { kind: "open" }
  | { kind: "own" }
  | { kind: "disputed" }
  | { kind: "read"; mine: Reading & { reason: string }; adders: Reading; fit: Fit };

type SourceRow = { id: string; title: string; csl: string };
type Row = Omit<FitSheet, "stage" | "source" | "via" | "hold" | "context"> & {
  found: CheckRow | null;
  source: SourceRow;
  via: SourceRow | null;
  hold: { isMine: boolean; until: string } | null;
  isOwn: boolean;
  given: { mine: (Reading & { reason: string }) | null; adders: Reading; all: FitGiven };
};

const cited = ({ id, ...source }: SourceRow): CitedSource => ({ id, csl: cslOf(source) });

function stageOf({ isOwn, given: { mine, adders, all } }: Row): FitStage {
  const fit = fitOf(adders, all);
  if (mine) return { kind: "read", mine, adders, fit };
  if (isOwn) return { kind: "own" };
  return { kind: fit === "DISPUTED" ? "disputed" : "open" };
}

const sourceNamed = (sourceId: string) => `
    (SELECT json_build_object('id', s.id, 'title', t.title, 'csl', t.csl) FROM sources s
     JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id WHERE s.id = ${sourceId})`;

const SHEET = {
  name: "evidence_fit_sheet",
  text: `
  SELECT r.id AS "revisionId", cr.slug, cr.sentence, r.excerpt,
    (SELECT d.language FROM editions d WHERE d.source_id = r.source_id AND d.role <> 'PRECIS' ORDER BY d.created_at LIMIT 1) AS language,
    CASE WHEN r.locator_label IS NOT NULL THEN json_build_object('label', r.locator_label, 'value', r.locator_value) END AS locator,
    ${sourceNamed("r.source_id")} AS source, ${sourceNamed("r.via_source_id")} AS via,
    ${newestCheck("r")} AS found,
    ${claimsServed("r")} AS "claimsServed",
    (SELECT json_build_object('isMine', h.actor_id = $4::uuid, 'until', h.until) FROM fit_holds h
     WHERE h.claim_id = r.claim_id AND h.evidence_revision_id = r.id AND h.until > $5::timestamptz) AS hold,
    $4::uuid = ANY (${authorsOfFit("e", "r")}) AS "isOwn",
    json_build_object('adders', json_build_object('direction', r.direction, 'directness', r.directness), 'all', ${fitGiven("r")},
      'mine', (SELECT json_build_object('direction', f.direction, 'directness', f.directness, 'reason', f.reason) FROM fit_checks f
               WHERE f.claim_id = r.claim_id AND f.evidence_revision_id = r.id AND f.actor_id = $4::uuid)) AS given
  FROM evidence e JOIN evidence_revisions r ON r.claim_id = e.claim_id AND r.id = e.current_revision_id
  JOIN claims c ON c.id = e.claim_id AND c.state = 'LIVE' AND c.merged_into_id IS NULL
  JOIN claim_revisions cr ON cr.claim_id = c.id AND cr.id = c.current_revision_id
  WHERE e.claim_id = $1 AND e.id = $2 AND e.audience_id = $3 AND e.state = 'LIVE'`,
};
