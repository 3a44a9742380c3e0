import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { documentTag } from "@/lib/documents/tags";
import { conflict, invalidField } from "@/lib/foundation/errors";
import { openClaim } from "../rules";
import { placeClaimInput } from "../schema";
import { claimListTag, claimTag } from "../tags";
import { documentOf } from "./document";
import { addOccurrence, findWords, unknownAsserter } from "./occurrence";

/**
 * Records that words of a document assert a claim that is in the ledger already. An editor's: a place
 * has no state in which it could wait, and a wrong one would put words into an author's mouth at once.
 */
export const placeClaim = command({
  permission: "claim.place",
  input: placeClaimInput,
  subject: ({ documentId }, { tx }) => documentOf(tx, documentId),
  run: async ({ input: { claimId, ...place }, subject: _, ...adding }) => {
    const { tx } = adding;
    // The lock makes two who record the same place wait for each other.
    await tx.sql(LOCK_CLAIM, [claimId]);
    const claim = await tx.db.claim.findFirst({
      where: { id: claimId, ...openClaim(PUBLIC_AUDIENCE_ID) },
      select: { id: true },
    });
    if (!claim) return invalidField("claimId", "This claim is not in the ledger.");
    const unknown = await unknownAsserter(adding, place);
    if (unknown) return unknown;
    const found = await findWords(adding, place);
    if (found.kind !== "found") return found;
    const { documentId, editionId, sentenceId } = place;
    const { start, end, exact } = found.selector;
    const same = await tx.db.occurrence.count({
      where: { claimId, documentId, editionId, start, end, retractedAt: null },
    });
    if (same > 0) return conflict("These words are recorded as asserting this claim already.");
    await addOccurrence({ ...adding, state: "LIVE" }, claimId, place, found);
    return {
      result: { documentId, sentenceId, claimId },
      audit: {
        subjectKind: "claim",
        subjectId: claimId,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { documentId, words: exact, mode: place.mode },
      },
      stale: [claimTag(claimId), claimListTag(), documentTag(documentId)],
    };
  },
});

const LOCK_CLAIM = {
  name: "claims_lock_claim",
  text: "SELECT 1 FROM claims WHERE id = $1 FOR NO KEY UPDATE",
};
