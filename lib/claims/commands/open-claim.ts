import "server-only";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { openClaim } from "../rules";

/** A public, live claim as the law judges it; null where there is none. */
export async function openClaimOf(
  tx: Transaction,
  claimId: string,
): Promise<Subjects["claim"] | null> {
  const claim = await tx.db.claim.findFirst({
    where: { id: claimId, ...openClaim(PUBLIC_AUDIENCE_ID) },
    select: { id: true, actorId: true },
  });
  return claim && { kind: "claim", claimId: claim.id, ownerActorIds: [claim.actorId] };
}
