import "server-only";
import { linksTooEarly } from "@/lib/access/allowance";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import type { Sql } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { sourceTag } from "@/lib/sources/tags";
import { LIVE_PIECE, type PieceAddress } from "../queries/live-piece";
import { machinesWord } from "../queries/wording";
import { whyNotAttested, type MachinesWord } from "../rules/attesting";
import { attestInput, withdrawAttestationInput } from "../schema";

/**
 * Keeps that somebody transcribed the words of a piece of evidence from the print, and from which copy. Two different people
 * make it count where the machine had no text to look in; where it had one, its answer stands and nobody's word is taken.
 * Bound to the wording that was transcribed.
 */
export const attestExcerpt = command({
  permission: "excerpt.attest",
  input: attestInput,
  subject: async (input, { tx }) => {
    // Whoever rewords it, looks it up or attests it at the same moment waits.
    await tx.sql(LOCK, [input.claimId, input.evidenceId]);
    const found = await readPiece(tx.sql, input);
    return found && { kind: "contribution", ownerActorIds: found.authorIds };
  },
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { claimId, evidenceId, revisionId, copy, note } = input;
    const { actorId, bylineId } = viewer.require();
    const found = await readPiece(tx.sql, input);
    if (!found) return notFound();
    const obstacle =
      whyNot(found, { actorId, revisionId }) ??
      (await linksTooEarly(tx, viewer, now, { copy, note }));
    if (obstacle) return obstacle;
    await tx.db.attestation.create({
      data: {
        ...{ claimId, id: newUuid(), evidenceRevisionId: revisionId, copy, note },
        ...{ audienceId: PUBLIC_AUDIENCE_ID, actorId, bylineId, attestedAt: now },
      },
    });
    return {
      result: { claimId, evidenceId },
      audit: { ...eventOn({ claimId, evidenceId }), after: { revisionId, copy, note } },
      stale: staleAfter(claimId, found.sourceIds),
      claimIds: [claimId],
    };
  },
});

/** Takes one's own word back. It no longer counts, and can be given again. */
export const withdrawAttestation = command({
  permission: "attestation.withdraw",
  input: withdrawAttestationInput,
  subject: async ({ claimId, attestationId }, { tx }) => {
    const [given] = await tx.sql<Given>(LOCK_GIVEN, [claimId, attestationId]);
    return given ? { kind: "attestation", ownerActorIds: [given.actorId] } : null;
  },
  run: async ({ input: { claimId, attestationId }, tx, now }) => {
    const [given] = await tx.sql<Given>(LOCK_GIVEN, [claimId, attestationId]);
    if (!given) return notFound();
    const { evidenceId, sourceIds } = given;
    const { count } = await tx.db.attestation.updateMany({
      where: { claimId, id: attestationId, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    if (count === 0) return conflict("You have withdrawn this already.");
    return {
      result: { claimId, evidenceId },
      audit: { ...eventOn({ claimId, evidenceId }), before: { attestationId }, after: null },
      stale: staleAfter(claimId, sourceIds),
      claimIds: [claimId],
    };
  },
});

type Found = {
  revisionId: string;
  excerpt: string;
  sourceIds: string[];
  /** Who added it, and who worded it so. */
  authorIds: string[];
  /** Who stands by having transcribed this wording. */
  attesterIds: string[];
  machine: MachinesWord;
};
type Given = { actorId: string; evidenceId: string; sourceIds: string[] };

/** Public, live evidence as an attestation needs it; null where there is none. */
async function readPiece(sql: Sql, { claimId, evidenceId }: PieceAddress): Promise<Found | null> {
  const [found] = await sql<Found>(PIECE, [claimId, evidenceId]);
  return found ?? null;
}

function whyNot(
  found: Found,
  { actorId, revisionId }: { actorId: string; revisionId: string },
): Failure | null {
  if (found.revisionId !== revisionId)
    return conflict(
      "It was reworded since you opened this page. Compare what it says now with the print, then send yours again if it still holds.",
      { revisionId: found.revisionId, excerpt: found.excerpt },
    );
  const answered = whyNotAttested(found.machine);
  if (answered) return conflict(answered);
  if (found.attesterIds.includes(actorId))
    return conflict("You have attested this wording already, and one person counts once.");
  return null;
}

const eventOn = ({ claimId, evidenceId }: PieceAddress) => ({
  ...{ subjectKind: "evidence", subjectId: `${claimId}/${evidenceId}` },
  audienceId: PUBLIC_AUDIENCE_ID,
});

const staleAfter = (claimId: string, sourceIds: readonly string[]) => [
  claimTag(claimId),
  ...sourceIds.map(sourceTag),
];

// One source, or the one that is reported as well.
const SOURCE_IDS = `array_remove(ARRAY[r.source_id, r.via_source_id], NULL)`;
const LOCK = {
  name: "evidence_lock_attested",
  text: "SELECT 1 FROM evidence WHERE claim_id = $1 AND id = $2 FOR NO KEY UPDATE",
};
const PIECE = {
  name: "evidence_find_attested",
  text: `
  SELECT r.id AS "revisionId", r.excerpt, ${SOURCE_IDS} AS "sourceIds", ARRAY[e.actor_id, r.actor_id] AS "authorIds",
    ARRAY(SELECT t.actor_id FROM attestations t
      WHERE t.claim_id = r.claim_id AND t.evidence_revision_id = r.id AND t.withdrawn_at IS NULL) AS "attesterIds",
    ${machinesWord("r")} AS machine
  FROM ${LIVE_PIECE}`,
};
const LOCK_GIVEN = {
  name: "evidence_lock_attestation",
  text: `SELECT t.actor_id AS "actorId", r.evidence_id AS "evidenceId", ${SOURCE_IDS} AS "sourceIds"
         FROM attestations t JOIN evidence_revisions r ON r.claim_id = t.claim_id AND r.id = t.evidence_revision_id
         WHERE t.claim_id = $1 AND t.id = $2::uuid FOR UPDATE OF t`,
};
