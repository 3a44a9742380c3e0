import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { readCorpus } from "@/prisma/corpus/read";
import { skipWithout } from "@/prisma/corpus/shared-texts";
import { openOwner, select } from "@/prisma/factories/connection";
import { seedIfEmpty } from "@/prisma/seed";

const db = await openOwner();
const corpus = readCorpus();
beforeAll(() => seedIfEmpty(), 120_000);
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("The demonstration's excerpts, by the check itself", () => {
  it("are verified where the corpus has the text, wrong where they show what is wrong, and else not checked", async () => {
    const statuses = await answers();
    for (const { id, source, demonstrates } of corpus.evidence) {
      const isHeld = source === "october-chronology";
      const expected = demonstrates ?? (isHeld ? "VERIFIED" : "NOT_CHECKED");
      expect([id, statuses.get(id)]).toEqual([id, expected]);
    }
    const verified = [...statuses.values()].filter((status) => status === "VERIFIED");
    expect(verified.length).toBeGreaterThanOrEqual(3 + 8);
  });

  it("say why none was looked up, and hold no word of a text that nobody may read", async () => {
    const rows = await select<{ reason: string; shown: string | null }>(
      db,
      "SELECT reason, shown FROM excerpt_checks WHERE status = 'NOT_CHECKED'",
    );
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(
      new Set(["No text of this source is held."]),
    );
    expect(rows.every(({ shown }) => shown === null)).toBe(true);
  });

  it("from Reed and Russell are verified, every one, once their books are there", async (ctx) => {
    const folder = path.resolve(process.cwd(), "../shared/texts");
    if (!existsSync(folder)) skipWithout(ctx, "no quotation is looked up in its book");
    await seedIfEmpty({ texts: folder });
    const statuses = await answers();
    const wrong = corpus.evidence
      .filter(({ source }) => source === "reed" || source === "russell")
      .filter(({ id }) => statuses.get(id) !== "VERIFIED");
    expect(wrong.map(({ key, id }) => [key, statuses.get(id)])).toEqual([]);
  }, 120_000);
});

async function answers(): Promise<Map<string, string>> {
  const rows = await select<{ id: string; status: string }>(
    db,
    `SELECT DISTINCT ON (e.id) e.id, k.status FROM evidence e
     JOIN excerpt_checks k ON k.claim_id = e.claim_id AND k.evidence_revision_id = e.current_revision_id
     ORDER BY e.id, k.checked_at DESC`,
  );
  return new Map(rows.map(({ id, status }) => [id, status]));
}
