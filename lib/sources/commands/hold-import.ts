import "server-only";
import type { Sql } from "@/lib/foundation/db";
import type { DescribedText } from "@/lib/texts/rules/described";
import type { ImportState, ImportWay } from "@/prisma/generated/enums";

/** What was given as a text, without its bytes, held to the end of the transaction; null where there is none. */
export async function holdImport(sql: Sql, importId: string): Promise<HeldImport | null> {
  const [held] = await sql<HeldImport>(HOLD, [importId]);
  return held ?? null;
}

export type HeldImport = DescribedText & {
  id: string;
  sourceId: string;
  state: ImportState;
  hasEnded: boolean;
  way: ImportWay;
  address: string | null;
  fileName: string | null;
  mediaType: string | null;
  attempts: number;
  actorId: string;
};

const HOLD = {
  name: "sources_hold_import",
  text: `SELECT id, source_id AS "sourceId", state, ended_at IS NOT NULL AS "hasEnded", way, role, rights,
           rights_note AS "rightsNote", language, label, address, file_name AS "fileName", media_type AS "mediaType",
           attempts, actor_id AS "actorId"
         FROM text_imports WHERE id = $1::uuid FOR NO KEY UPDATE`,
};
