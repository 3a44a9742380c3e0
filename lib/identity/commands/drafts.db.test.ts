import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { castVote } from "@/lib/reviews/commands/vote";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { getDraft, listDrafts } from "../queries/drafts";
import { discardDraft, keepDraft } from "./drafts";
import { forgetEnded } from "./forget";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const NEEDLE = "not a word of this is anybody's business";

describe("A draft", () => {
  it("holds what was typed, the last time it was kept, and says nothing of it to the audit", async () => {
    const { writer, at, kept } = await draft();
    await kept({ rationale: "First thoughts." });
    await kept({ rationale: NEEDLE, reliedOn: ["e1", "e2"], confidence: "" });
    expect(await getDraft(writer, at)).toMatchObject({
      form: "vote",
      fields: { rationale: NEEDLE, reliedOn: ["e1", "e2"] },
    });
    const telling = await select(
      db,
      "SELECT 1 FROM audit_events WHERE concat(before, after) LIKE '%' || $1 || '%'",
      [NEEDLE],
    );
    expect(telling).toEqual([]);
  });

  it("ends with the form that was carried out, and not with one that was refused", async () => {
    const { writer, at, claimId, kept } = await draft();
    await kept({ rationale: "I read the minutes." });
    const ending = { ...call, draft: { form: "vote", at } };
    const vote = { claimId, choice: "MIXED", confidence: "SURE" };
    await castVote.execute(writer, { ...vote, seenHash: "0".repeat(64) }, ending);
    expect(await getDraft(writer, at)).not.toBeNull();
    const ledger = await readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID);
    const cast = await castVote.execute(writer, { ...vote, seenHash: seenHash(ledger!) }, ending);
    expect(cast).toMatchObject({ ok: true });
    expect(await getDraft(writer, at)).toBeNull();
  });

  it("is gone once it is discarded, and discarding it again is no harm", async () => {
    const { writer, at, kept } = await draft();
    await kept({ rationale: "On second thoughts." });
    for (let time = 0; time < 2; time++)
      expect(await discardDraft.execute(writer, { form: "vote", draftAt: at }, call)).toMatchObject(
        { ok: true },
      );
    expect(await listDrafts(writer)).toEqual([]);
  });

  it("is forgotten after thirty days", async () => {
    const { writer, at, kept } = await draft();
    await kept({ rationale: "Long ago." });
    await db.query("UPDATE drafts SET updated_at = now() - interval '31 days' WHERE subject = $1", [
      at,
    ]);
    await asSystem(forgetEnded)({}, systemClock);
    expect(await getDraft(writer, at)).toBeNull();
  });

  it("is one of fifty at most", async () => {
    const { writer, kept } = await draft();
    await db.query(
      `INSERT INTO drafts (actor_id, form, subject, content, updated_at)
       SELECT $1, 'vote', '/claims/' || n || '/vote', '{}', now() FROM generate_series(1, 50) n`,
      [writer.actorId],
    );
    expect(await kept({ rationale: "One too many." })).toMatchObject({
      failure: { kind: "conflict" },
    });
  });

  it.each([
    ["is empty", { rationale: "" }],
    ["is longer than a form could be", { rationale: "x".repeat(40_001) }],
    ["belongs to no form of ours", { rationale: "Here.", draftAt: "//elsewhere.example/vote" }],
    ["is of a page without such forms", { rationale: "Here.", draftAt: "/account" }],
  ])("is refused where it %s", async (_, fields) => {
    const { kept } = await draft();
    expect(await kept(fields)).toMatchObject({ failure: { kind: "invalid" } });
  });
});

async function draft() {
  const [writer, { id: claimId }] = [viewerOf(await makeReviewer(db)), await makeClaim(db)];
  const at = `/claims/${claimId}/vote`;
  const kept = (fields: Record<string, unknown>) =>
    keepDraft.execute(writer, { form: "vote", draftAt: at, ...fields }, call);
  return { writer, claimId, at, kept };
}
