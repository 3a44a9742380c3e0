import type pg from "pg";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { atomically, insertRow } from "./connection";
import { unsigned, type Contribution } from "./people";

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
    return id;
  });
}

let count = 0;
