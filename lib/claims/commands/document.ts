import "server-only";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";

/** A public document as the law judges it; null where there is none, or its source was taken out. */
export async function documentOf(
  tx: Transaction,
  documentId: string,
): Promise<Subjects["document"] | null> {
  const document = await tx.db.document.findFirst({
    where: { id: documentId, audienceId: PUBLIC_AUDIENCE_ID, source: { state: "LIVE" } },
    select: { actorId: true },
  });
  return document && { kind: "document", ownerActorIds: [document.actorId] };
}
