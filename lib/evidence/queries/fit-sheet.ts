import "server-only";
import { mayEver } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock, type Clock } from "@/lib/foundation/clock";
import { fitOf, type Fit, type FitGiven, type Reading } from "../rules";
import { contextIn, newestCheck, type CheckRow, type ExcerptContext } from "./context";
import { authorsOfFit, claimsServed, fitGiven } from "./fit-given";
import {
  cited,
  citedNow,
  pieceOpener,
  type CitedRow,
  type CitedSource,
  type OpenedPiece,
  type PieceAddress,
} from "./live-piece";

/**
 * What somebody reads for a fit check: the claim, the words, where they stand. What its adder says of them (direction,
 * directness, note) is read for nobody but whoever has given their own reading. Null where there is no such public, live
 * evidence.
 */
export async function getFitSheet(
  viewer: Viewer,
  address: PieceAddress,
  clock: Clock = systemClock,
): Promise<FitSheet | null> {
  if (!mayEver("fit.check", viewer)) return null;
  const opened = await openPiece(address, [viewer.actorId, clock()]);
  if (!opened) return null;
  const { via, hold, found, isOwn, given, ...sheet } = opened;
  return {
    ...sheet,
    via: via && cited(via),
    context: found && contextIn(found),
    stage: stageOf({ isOwn, given }),
    hold: hold && { ...hold, until: new Date(hold.until) },
  };
}

export type FitSheet = OpenedPiece & {
  /** The source that the words report, where there is one: what they say bears on the claim by inference then. */
  via: CitedSource | null;
  /** What the machine found, with the words around them that may be shown, and what was skipped or put in; null before. */
  context: ExcerptContext | null;
  claimsServed: number;
  hold: { isMine: boolean; until: Date } | null;
  stage: FitStage;
};
/** Whether the viewer may read it, and if not why; having read it they see how it compares. */
export type FitStage =
  | { kind: "open" }
  | { kind: "own" }
  | { kind: "disputed" }
  | { kind: "read"; mine: Reading & { reason: string }; adders: Reading; fit: Fit };

type Stands = {
  isOwn: boolean;
  given: { mine: (Reading & { reason: string }) | null; adders: Reading; all: FitGiven };
};
type More = Pick<FitSheet, "claimsServed"> &
  Stands & {
    via: CitedRow | null;
    found: CheckRow | null;
    hold: { isMine: boolean; until: string } | null;
  };

function stageOf({ isOwn, given: { mine, adders, all } }: Stands): FitStage {
  const fit = fitOf(adders, all);
  if (mine) return { kind: "read", mine, adders, fit };
  if (isOwn) return { kind: "own" };
  return { kind: fit === "DISPUTED" ? "disputed" : "open" };
}

// `$3` is who asks, `$4` now. What the adder says decides at which stage it is, and is sent at the last alone.
const openPiece = pieceOpener<More>("evidence_fit_sheet", {
  via: citedNow("r.via_source_id"),
  found: newestCheck("r"),
  claimsServed: claimsServed("r"),
  hold: `(SELECT json_build_object('isMine', h.actor_id = $3::uuid, 'until', h.until) FROM fit_holds h
     WHERE h.claim_id = r.claim_id AND h.evidence_revision_id = r.id AND h.until > $4::timestamptz)`,
  isOwn: `$3::uuid = ANY (${authorsOfFit("e", "r")})`,
  given: `json_build_object('adders', json_build_object('direction', r.direction, 'directness', r.directness), 'all', ${fitGiven("r")},
      'mine', (SELECT json_build_object('direction', f.direction, 'directness', f.directness, 'reason', f.reason) FROM fit_checks f
               WHERE f.claim_id = r.claim_id AND f.evidence_revision_id = r.id AND f.actor_id = $3::uuid))`,
});
