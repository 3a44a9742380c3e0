import type pg from "pg";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { atomically, insertRow } from "./connection";
import { signed, unsigned, type Contribution } from "./people";

type Held = {
  role?: "ORIGINAL" | "PRECIS" | "TRANSLATION" | "EXTRACT";
  holding?: "SHOWN" | "PRIVATE" | "NOT_HELD";
  text?: string;
};

export const SAMPLE_TEXT = "Lenin intended a monopoly of power. The minutes say so.";

/** One text of a source, whole, with a block and two sentences. */
export function makeEdition(db: pg.Client, sourceId: string, made: Contribution & Held = {}) {
  return atomically(db, async () => {
    const { role = "ORIGINAL", holding = "SHOWN", text = `${SAMPLE_TEXT} ${(count += 1)}` } = made;
    const { id } = await insertRow<{ id: string }>(db, "editions", {
      ...{
        source_id: sourceId,
        role,
        holding,
        rights: "PUBLIC_DOMAIN",
        rights_note: "Old enough.",
      },
      ...{ language: "en", label: "First printing", sha256: sha256Hex(text) },
      ...{ length_units: text.length, ...(await unsigned(db, made)) },
    });
    await insertRow(db, "edition_texts", { edition_id: id, text });
    const block = { edition_id: id, id: 1, kind: "PARAGRAPH", start: 0, end: text.length, text };
    await insertRow(db, "blocks", block);
    await insertRow(db, "sentences", { edition_id: id, id: 1, block_id: 1, start: 0, end: 35 });
    await insertRow(db, "edition_places", {
      ...{ edition_id: id, ordinal: 1, label: "chapter", value: "I", start: 0, level: 1 },
    });
    await insertRow(db, "sentences", { edition_id: id, id: 2, block_id: 1, start: 36, end: 55 });
    const part = { edition_id: id, ordinal: 1, title: "", first_block: 1, last_block: 1 };
    await insertRow(db, "edition_parts", { ...part, start: 0, end: text.length });
    return id;
  });
}

/** A text taken out of use; with `restored`, and brought back since. */
export function makeWithdrawal(
  db: pg.Client,
  editionId: string,
  made: Contribution & { holding?: Held["holding"]; isRestored?: boolean } = {},
) {
  return atomically(db, async () => {
    const { holding = "NOT_HELD", isRestored = false } = made;
    const { actor_id, byline_id } = await signed(db, made);
    if (!isRestored)
      await db.query("UPDATE editions SET holding = $2 WHERE id = $1", [editionId, holding]);
    const restored = { restored_at: new Date(), restored_reason: "It is this one." };
    await insertRow(db, "text_withdrawals", {
      ...{ edition_id: editionId, reason: "It is another book.", actor_id, byline_id },
      ...(isRestored && { ...restored, restored_by_actor_id: actor_id }),
    });
  });
}

/** What an editor gave as a text of a source, waiting for a worker unless told otherwise; its id. */
export async function makeImport(
  db: pg.Client,
  { sourceId, actorId }: { sourceId: string; actorId: string },
  changes: Record<string, unknown> = {},
): Promise<string> {
  const row = await insertRow(db, "text_imports", {
    ...{ source_id: sourceId, actor_id: actorId, way: "PASTE", role: "ORIGINAL" },
    ...{
      rights: "PUBLIC_DOMAIN",
      rights_note: "Old enough.",
      language: "en",
      label: "First printing",
    },
    ...{ bytes: Buffer.from(SAMPLE_TEXT), size: SAMPLE_TEXT.length },
    ...changes,
  });
  return row.id as string;
}

let count = 0;
