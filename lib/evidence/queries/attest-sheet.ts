import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { whyNotAttested, type MachinesWord } from "../rules/attesting";
import { pieceOpener, type OpenedPiece, type PieceAddress } from "./live-piece";
import { machinesWord } from "./wording";

/**
 * What somebody sees who may say that they transcribed words from the print: the words, where they stand, who said so before,
 * and why they cannot where they cannot. Null where there is no such public, live evidence. All but `isOwn` and `mineId` is
 * public.
 */
export async function getAttestSheet(
  viewer: Viewer,
  address: PieceAddress,
): Promise<AttestSheet | null> {
  const opened = await openPiece(address, [viewer.actorId]);
  if (!opened) return null;
  const { machine, ...sheet } = opened;
  return {
    ...sheet,
    answered: whyNotAttested(machine),
    isMisplaced: machine?.status === "WRONG_LOCATOR" || machine?.status === "AMBIGUOUS",
  };
}

export type AttestSheet = OpenedPiece &
  Given & {
    /** What the machine said, where it had a text to look in: nobody's word is taken then. */
    answered: string | null;
    /** Whether it found them elsewhere, or in several places: the form for another wording says which. */
    isMisplaced: boolean;
  };
type Given = {
  isOwn: boolean;
  /** The viewer's own attestation that stands. */
  mineId: string | null;
  /** How many people stand by it, and those of them who did so first. */
  givenCount: number;
  given: Attested[];
};
/** Somebody's word that they transcribed a wording from the print. */
export type Attested = {
  id: string;
  byline: string;
  handle: string | null;
  copy: string | null;
  note: string | null;
  /** As JSON carries a moment. */
  attestedAt: string;
};

const MOST_SHOWN = 20;
const OF_WORDING = `FROM attestations t
     WHERE t.claim_id = r.claim_id AND t.evidence_revision_id = r.id AND t.withdrawn_at IS NULL`;

// `$3` is who asks.
const openPiece = pieceOpener<Given & { machine: MachinesWord }>("evidence_attest_sheet", {
  machine: machinesWord("r"),
  isOwn: "coalesce($3::uuid IN (e.actor_id, r.actor_id), false)",
  mineId: `(SELECT t.id::text ${OF_WORDING} AND t.actor_id = $3::uuid)`,
  givenCount: `(SELECT count(*)::int ${OF_WORDING})`,
  given: `coalesce((SELECT json_agg(json_build_object('id', first.id, 'copy', first.copy, 'note', first.note,
        'attestedAt', first.attested_at,
        'byline', CASE b.kind WHEN 'PSEUDONYM' THEN b.pseudonym ELSE coalesce(p.name, 'a former reviewer') END,
        'handle', CASE WHEN b.kind = 'NAME' AND p.is_listed THEN p.handle END) ORDER BY first.attested_at, first.id)
      FROM (SELECT t.* ${OF_WORDING} ORDER BY t.attested_at, t.id LIMIT ${MOST_SHOWN}) first
      JOIN bylines b ON b.id = first.byline_id LEFT JOIN profiles p ON p.id = b.profile_id), '[]')`,
});
