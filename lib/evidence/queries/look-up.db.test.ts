import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { lookUp, type LookedUp } from "./look-up";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const member = await makeReviewer(db);
const viewer = viewerOf(member);

const WORDS = "Nobody in the room spoke for the coalition that evening";
const TEXT = `The committee sat until four. ${WORDS}, and the minutes were burned. The lamps went out.`;

const spoken = (nth: number) => `rose in turn and spoke ${nth} minutes`;
const LINES = Array.from({ length: 60 }, (_, nth) => `Speaker ${nth} ${spoken(nth)}.`);

describe("Words that are looked up before they are sent", () => {
  it("are verified where they stand, at a wrong place told which is right, and compared where they are not found", async () => {
    const sourceId = await sourceWith(TEXT);
    expect(await found(sourceId)).toMatchObject({
      ...{ status: "VERIFIED", locatorCheck: "MATCHES", before: "The committee sat until four. " },
      href: expect.stringMatching(new RegExp(`^/sources/${sourceId}/texts/.+/1#b-\\d+$`)),
    });
    expect(await found(sourceId, { locatorValue: "2" })).toMatchObject({
      ...{ status: "WRONG_LOCATOR", locatorCheck: "ELSEWHERE", locator: "chapter I" },
    });
    const { status, differences } = await found(sourceId, { excerpt: WORDS.replace("No", "Some") });
    expect(status).toBe("NOT_FOUND");
    expect(differences).toMatchObject([
      { kind: "nearest", words: expect.arrayContaining([{ text: "Somebody", is: "excerpt" }]) },
    ]);
    expect(await found(sourceId, { excerpt: "Nobody in the" })).toMatchObject({
      ...{ status: "NOT_CHECKED", reason: expect.any(String) },
    });
  });

  it("leave nothing behind, and say why where there is no text to look in", async () => {
    const { id } = await makeSource(db);
    const before = await checks();
    expect(await found(id)).toMatchObject({
      ...{ status: "NOT_CHECKED", reason: "No text of this source is held." },
    });
    await found(await sourceWith(TEXT));
    expect(await checks()).toBe(before);
  });

  it("are looked up in no source that the viewer could not choose", async () => {
    const own = await makeSource(db, { state: "PROPOSED", by: member });
    expect((await lookUp(viewer, asked(own.id))).ok).toBe(true);
    const gone = await makeSource(db, { state: "RETRACTED" });
    const others = await makeSource(db, { state: "PROPOSED" });
    for (const { id } of [gone, others])
      expect(await lookUp(viewer, asked(id))).toMatchObject({
        failure: { fields: { sourceId: ["This source is not in the ledger."] } },
      });
  });

  it("show of a text matched in private a few words: so much to one person, and no more to all than cards may show", async () => {
    const sourceId = await sourceWith(LINES.join("\n\n"), "PRIVATE");
    const first = await found(sourceId, { excerpt: spoken(1) });
    expect(first).toMatchObject({
      status: "VERIFIED",
      ...{ before: "Speaker 1 ", isSpent: false },
    });
    expect(first.href).toBeNull();
    for (let nth = 2; nth < 20; nth += 1) await found(sourceId, { excerpt: spoken(nth) });
    const last = await found(sourceId, { excerpt: spoken(20) });
    expect(last).toMatchObject({ status: "VERIFIED", ...{ before: "", after: "", isSpent: true } });
    const changed = { excerpt: "rose in turn and whispered 21 minutes" };
    const nearest = await found(sourceId, changed);
    expect(nearest).toMatchObject({ status: "NOT_FOUND", differences: [], isSpent: true });
    const seen: boolean[] = [];
    for (let nth = 1; nth < 20; nth += 1) {
      const another = viewerOf(await makeReviewer(db));
      const { isSpent } = await found(sourceId, { excerpt: spoken(nth) }, another);
      seen.push(!isSpent);
    }
    expect([seen[0], seen.at(-1)]).toEqual([true, false]);
  });

  it("count what their ellipses pass over as shown", async () => {
    const passing = (nth: number) => `This is speaker ${nth} who says [...] of line ${nth} alone`;
    const text = Array.from(
      { length: 40 },
      (_, nth) =>
        `This is speaker ${nth} who says ${"a word or two ".repeat(15)}of line ${nth} alone.`,
    );
    const sourceId = await sourceWith(text.join("\n\n"), "PRIVATE");
    const another = viewerOf(await makeReviewer(db));
    const kept: boolean[] = [];
    for (let nth = 0; nth < 8; nth += 1) {
      const one = await found(sourceId, { excerpt: passing(nth) }, another);
      expect(one.status).toBe("VERIFIED");
      kept.push(one.differences.every((d) => d.kind !== "skipped" || d.source === null));
    }
    expect([kept[0], kept.at(-1)]).toEqual([false, true]);
  });
});

type Given = { excerpt?: string; locatorValue?: string };

const asked = (sourceId: string, { excerpt = WORDS, locatorValue = "1" }: Given = {}) => ({
  ...{ sourceId, excerpt, locatorLabel: "chapter" as const, locatorValue },
});

async function found(sourceId: string, given?: Given, by = viewer): Promise<LookedUp> {
  const outcome = await lookUp(by, asked(sourceId, given));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

async function sourceWith(text: string, holding: "SHOWN" | "PRIVATE" = "SHOWN"): Promise<string> {
  const { id } = await makeSource(db);
  await makeEdition(db, id, { text, holding });
  return id;
}

async function checks(): Promise<number> {
  const [row] = await select<{ count: number }>(
    db,
    "SELECT count(*)::int AS count FROM excerpt_checks",
  );
  return row!.count;
}
