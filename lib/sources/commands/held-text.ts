import "server-only";
import type { Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import type { Holding, Rights } from "@/prisma/generated/enums";
import { lockSource } from "./lock";

/**
 * A text of a public, live source for a command that changes it: others who change it wait. Null where there is none. That its
 * record was merged into another takes nobody the right to take the text out of use.
 */
export async function textHeld(tx: Transaction, editionId: string): Promise<HeldText | null> {
  const [text] = await tx.sql<HeldText["text"]>(TEXT, [editionId, PUBLIC_AUDIENCE_ID]);
  const subject =
    text &&
    ((await lockSource(tx, text.sourceId)) ??
      (await lockSource(tx, text.sourceId, { isMerged: true })));
  return subject ? { subject, text } : null;
}

export type HeldText = {
  subject: Subjects["source"];
  text: {
    sourceId: string;
    label: string;
    rights: Rights;
    rightsNote: string;
    holding: Holding;
    isWithdrawn: boolean;
    /** Whether its words are kept, shown or not. */
    hasWords: boolean;
  };
};

const TEXT = {
  name: "sources_held_text",
  text: `SELECT e.source_id AS "sourceId", e.label, e.rights, e.rights_note AS "rightsNote", e.holding,
           EXISTS (SELECT 1 FROM text_withdrawals w WHERE w.edition_id = e.id AND w.restored_at IS NULL) AS "isWithdrawn",
           EXISTS (SELECT 1 FROM edition_texts t WHERE t.edition_id = e.id) AS "hasWords"
         FROM editions e WHERE e.id = $1::uuid AND e.audience_id = $2::uuid FOR NO KEY UPDATE`,
};
