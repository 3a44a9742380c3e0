import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { openOwner } from "@/prisma/factories/connection";
import { makeThing } from "@/prisma/factories/flagged";
import { makeReviewer } from "@/prisma/factories/people";
import { answer, flag, ruled } from "@/prisma/factories/rulings";
import { namesTo, tellAll, toldTo } from "@/prisma/factories/telling";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("Whoever made what was flagged", () => {
  it("is told of a ruling, and so is who flagged it; of its answer, who ruled", async () => {
    const { author, flagger, editor, thing } = await flagged();
    const rulingId = await ruled(editor, thing, "WARN");
    await answer(author, rulingId);
    await tellAll(db);
    const href = `/rulings/${rulingId}`;
    expect(await toldTo(author)).toMatchObject([{ name: "rulingGiven", href }]);
    expect(await toldTo(flagger)).toMatchObject([{ name: "flagRuled", href }]);
    expect(await namesTo(editor)).toEqual(["rulingAnswered"]);
  });

  it("is told nothing where it was left as it is", async () => {
    const { author, flagger, editor, thing } = await flagged();
    await ruled(editor, thing, "DISMISS");
    await tellAll(db);
    expect(await toldTo(author)).toEqual([]);
    expect(await namesTo(flagger)).toEqual(["flagRuled"]);
  });
});

describe("Whoever flagged something", () => {
  it("is told of the ruling that answers it, and not of the next one on the same thing", async () => {
    const { flagger, editor, thing } = await flagged();
    await ruled(editor, thing, "DISMISS");
    const later = await makeReviewer(db);
    await flag(later, thing);
    await ruled(editor, thing, "WARN");
    await tellAll(db);
    expect(await namesTo(flagger)).toEqual(["flagRuled"]);
    expect(await namesTo(later)).toEqual(["flagRuled"]);
  });
});

/** Something of somebody's that another flagged, and an editor who had no part in it. */
async function flagged() {
  const [author, flagger] = [await makeReviewer(db), await makeReviewer(db)];
  const thing = await makeThing(db, "evidence", author);
  await flag(flagger, thing);
  return { author, flagger, editor: await makeReviewer(db, { role: "EDITOR" }), thing };
}
