import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { atomically, openOwner } from "@/prisma/factories/connection";
import { makeEvidenceRevision } from "@/prisma/factories/evidence";
import { makeThing } from "@/prisma/factories/flagged";
import { makeFollow } from "@/prisma/factories/follows";
import { makeReviewer, type Reviewer } from "@/prisma/factories/people";
import { answer, flag, review, ruled } from "@/prisma/factories/rulings";
import { makeSource } from "@/prisma/factories/sources";
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

describe("Whoever has another part in what was ruled on", () => {
  it("is told when it goes and when it comes back: who made the whole, and who follows the claim", async () => {
    const { author: whole, editor, thing } = await flagged();
    const [claimId = "", evidenceId] = thing.id.split("/");
    const [rewording, follower] = [await makeReviewer(db), await makeReviewer(db)];
    const second = await makeReviewer(db, { role: "EDITOR" });
    await reword(thing, rewording);
    await makeFollow(db, follower, { claim_id: claimId });
    const rulingId = await ruled(editor, thing, "SEND_BACK");
    await answer(rewording, rulingId);
    await review(second, rulingId, "overturn");
    await tellAll(db);
    expect(await namesTo(rewording)).toEqual(["rulingGiven", "rulingReviewed"]);
    expect(await namesTo(whole)).toEqual(["wholeRuled", "rulingReviewed"]);
    expect(await namesTo(follower)).toEqual(["ruled", "restored"]);
    expect((await toldTo(follower)).at(-1)?.href).toContain(`#e-${evidenceId}`);
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

/** Words evidence anew, as somebody else whose wording was accepted. */
async function reword({ id }: { id: string }, by: Reviewer): Promise<void> {
  const [claimId = "", evidenceId = ""] = id.split("/");
  const { id: sourceId } = await makeSource(db);
  const evidence = { claimId, id: evidenceId, sourceId, revisionId: "" };
  await atomically(db, async () => {
    const revisionId = await makeEvidenceRevision(db, evidence, { by, state: "LIVE" });
    const show = "UPDATE evidence SET current_revision_id = $3 WHERE claim_id = $1 AND id = $2";
    await db.query(show, [claimId, evidenceId, revisionId]);
  });
}
