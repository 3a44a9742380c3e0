import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { proposeEvidence } from "@/lib/evidence/commands/propose";
import { getEvidenceSheet } from "@/lib/evidence/queries";
import { listEvidence } from "@/lib/publishing/queries/claim-evidence";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeEvidenceRevision, makeFitCheck } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { acceptContribution, sendBackContribution } from "./accept";
import { listQueue } from "../queries/desk";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const [author, editing] = [await makeReviewer(db), await makeReviewer(db, { role: "EDITOR" })];
const [member, editor] = [viewerOf(author), viewerOf(editing)];
const [otherEditor, admin] = await Promise.all([
  makeReviewer(db, { role: "EDITOR" }).then(viewerOf),
  makeReviewer(db, { role: "ADMIN" }).then(viewerOf),
]);

describe("What a member proposes waits for an editor", () => {
  it("the public sees that something waits, and not what", async () => {
    const { claimId, contributionId } = await proposed(member);
    const seen = "SELECT id FROM evidence WHERE claim_id = $1";
    expect(await select(reader, seen, [claimId])).toEqual([]);
    const waiting = "SELECT assay_waiting_proposals($1) AS waiting";
    expect(await select(reader, waiting, [claimId])).toEqual([{ waiting: 1 }]);
    expect(await queueOf(editor)).toContain(contributionId);
  });

  it("accepted, it is public", async () => {
    const named = await proposed(member);
    expect(await accept(editor, named)).toMatchObject({ ok: true });
    const seen = "SELECT id, state FROM evidence WHERE claim_id = $1";
    expect(await select(reader, seen, [named.claimId])).toEqual([
      { id: named.contributionId, state: "LIVE" },
    ]);
    const words = "SELECT excerpt FROM evidence_revisions WHERE claim_id = $1";
    expect(await select(reader, words, [named.claimId])).toHaveLength(1);
    expect(await queueOf(editor)).not.toContain(named.contributionId);
  });

  it("sent back, it stays hidden and keeps the reason", async () => {
    const named = await proposed(viewerOf(await makeReviewer(db)));
    const outcome = await sendBack(editor, named, "The words are from chapter II.");
    expect(outcome).toMatchObject({ ok: true });
    const decided =
      "SELECT kind, state, reason FROM decisions WHERE evidence_id = $1 AND kind = 'SEND_BACK'";
    expect(await select(db, decided, [named.contributionId])).toEqual([
      { kind: "SEND_BACK", state: "SENT_BACK", reason: "The words are from chapter II." },
    ]);
    expect(
      await select(reader, "SELECT id FROM evidence WHERE claim_id = $1", [named.claimId]),
    ).toEqual([]);
  });

  it("needs a reason to be sent back", async () => {
    const named = await proposed(member);
    expect(await sendBack(editor, named, " ")).toMatchObject({
      failure: { kind: "invalid", fields: { reason: [expect.stringContaining("reason")] } },
    });
  });

  it("is decided once: of two editors at the same moment one is told that the other was first", async () => {
    const named = await proposed(member);
    const decided = await Promise.all([
      accept(editor, named),
      sendBack(otherEditor, named, "Too long."),
    ]);
    expect(decided.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(decided.filter((outcome) => !outcome.ok)).toMatchObject([
      { failure: { kind: "conflict" } },
    ]);
  });
});

describe("What an editor adds is live, and nobody alone can finish it", () => {
  it("is public at once and waits for a second person", async () => {
    const named = await proposed(editor, "LIVE");
    expect(await queueOf(otherEditor)).toContain(named.contributionId);
    expect(await accept(editor, named)).toMatchObject({ failure: { kind: "forbidden" } });
    expect(await accept(otherEditor, named)).toMatchObject({ ok: true });
    expect(await accept(admin, named)).toMatchObject({ failure: { kind: "conflict" } });
  });

  it("an administrator's own work waits likewise", async () => {
    const named = await proposed(admin, "LIVE");
    expect(await accept(admin, named)).toMatchObject({ failure: { kind: "forbidden" } });
  });
});

describe("A decision is about the words that the editor saw", () => {
  it("what was reworded meanwhile is neither accepted nor sent back", async () => {
    const named = await proposed(member);
    const revisionId = await reword(named, author, "PROPOSED");
    const refused = { failure: { kind: "conflict", reason: expect.stringContaining("changed") } };
    expect(await accept(editor, named)).toMatchObject(refused);
    expect(await sendBack(editor, named, "Too long a passage.")).toMatchObject(refused);
    expect(await accept(editor, { ...named, revisionId })).toMatchObject({ ok: true });
  });

  it("needs to say which words those were", async () => {
    const { revisionId: _, ...named } = await proposed(member);
    expect(await acceptContribution.execute(editor, named, { clock: systemClock })).toMatchObject({
      failure: { kind: "invalid", fields: { revisionId: [expect.any(String)] } },
    });
  });

  it("what was seen by a second person and then reworded waits for one again", async () => {
    const named = await proposed(editor, "LIVE");
    await accept(otherEditor, named);
    expect(await queueOf(otherEditor)).not.toContain(named.contributionId);
    const revisionId = await reword(named, editing, "LIVE");
    expect(await queueOf(otherEditor)).toContain(named.contributionId);
    const sheet = await getEvidenceSheet(editor, named.claimId);
    expect(sheet?.additions).toMatchObject([{ isSeenBySecond: false }]);
    expect((await listEvidence(named.claimId)).evidence).toMatchObject([{ isSeenBySecond: false }]);
    expect(await accept(otherEditor, { ...named, revisionId })).toMatchObject({ ok: true });
    expect((await listEvidence(named.claimId)).evidence).toMatchObject([{ isSeenBySecond: true }]);
  });

  it("whose fit somebody checked has been seen", async () => {
    const named = await proposed(editor, "LIVE");
    await makeFitCheck(db, { ...named, id: named.contributionId });
    expect(await queueOf(otherEditor)).not.toContain(named.contributionId);
    expect(await accept(otherEditor, named)).toMatchObject({ failure: { kind: "conflict" } });
  });

  it("of two editors who accept the same addition at once, one did", async () => {
    const named = await proposed(editor, "LIVE");
    const decided = await Promise.all([accept(otherEditor, named), accept(admin, named)]);
    expect(decided.filter((outcome) => outcome.ok)).toHaveLength(1);
  });
});

describe("The queue, page by page", () => {
  it("says how many wait also on a page that it does not reach", async () => {
    await proposed(member);
    const beyond = await listQueue(editor, 10_000);
    expect(beyond?.items).toEqual([]);
    expect(beyond?.total).toBe((await queueOf(editor)).length);
  });
});

describe("Who may know", () => {
  it("to another member a proposal is absent; its author sees it and may not decide", async () => {
    const named = await proposed(member);
    const stranger = viewerOf(await makeReviewer(db));
    expect(await accept(stranger, named)).toMatchObject({ failure: { kind: "notFound" } });
    expect(await accept(member, named)).toMatchObject({ failure: { kind: "forbidden" } });
  });

  it("members have no desk", async () => {
    expect(await listQueue(member, 1)).toBeNull();
  });
});

describe("Proposing evidence", () => {
  it("twenty proposals a day, and then a wait", async () => {
    const eager = viewerOf(await makeReviewer(db));
    const { claimId, sourceId } = await place();
    for (let sent = 0; sent < 20; sent += 1)
      expect(await propose(eager, claimId, sourceId)).toMatchObject({ ok: true });
    expect(await propose(eager, claimId, sourceId)).toMatchObject({ failure: { kind: "limited" } });
  });

  it("twenty of those that come at once, and no more", async () => {
    const eager = viewerOf(await makeReviewer(db));
    const { claimId, sourceId } = await place();
    const sent = await Promise.all(
      Array.from({ length: 21 }, () => propose(eager, claimId, sourceId)),
    );
    expect(sent.filter((outcome) => outcome.ok)).toHaveLength(20);
    expect(sent.filter((outcome) => !outcome.ok)).toMatchObject([{ failure: { kind: "limited" } }]);
  });

  it("a link in the note waits until the account is a day old", async () => {
    const newcomer = await makeReviewer(db);
    const { claimId, sourceId } = await place();
    const send = () =>
      propose(viewerOf(newcomer), claimId, sourceId, { note: "See https://example.org." });
    expect(await send()).toMatchObject({
      failure: { kind: "invalid", fields: { note: [expect.stringContaining("24 hours")] } },
    });
    const grow = "UPDATE profiles SET created_at = now() - interval '25 hours' WHERE id = $1";
    await db.query(grow, [newcomer.profileId]);
    expect(await send()).toMatchObject({ ok: true });
  });

  it("words that report another source are inferential", async () => {
    const { claimId, sourceId } = await place();
    const via = await makeSource(db);
    const outcome = await propose(member, claimId, sourceId, { viaSourceId: via.id });
    expect(outcome).toMatchObject({
      failure: {
        kind: "invalid",
        fields: { directness: [expect.stringContaining("inferential")] },
      },
    });
  });

  it("a source that is not in the ledger is refused at its field", async () => {
    const { claimId } = await place();
    const hidden = await makeSource(db, { state: "PROPOSED" });
    expect(await propose(member, claimId, hidden.id)).toMatchObject({
      failure: { kind: "invalid", fields: { sourceId: [expect.any(String)] } },
    });
  });
});

async function place() {
  const [claim, source] = [await makeClaim(db), await makeSource(db)];
  return { claimId: claim.id, sourceId: source.id };
}

function propose(
  by: Viewer,
  claimId: string,
  sourceId: string,
  given: Record<string, unknown> = {},
) {
  const words = {
    claimId,
    sourceId,
    excerpt: "There is only one coalition possible",
    locatorLabel: "chapter",
    locatorValue: "V",
    direction: "SUPPORTS",
    directness: "DIRECT",
    ...given,
  };
  return proposeEvidence.execute(by, words, { clock: systemClock });
}

async function proposed(by: Viewer, state: "PROPOSED" | "LIVE" = "PROPOSED") {
  const { claimId, sourceId } = await place();
  const outcome = await propose(by, claimId, sourceId);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  expect(outcome.value.result.state).toBe(state);
  const { evidenceId } = outcome.value.result;
  const shown = "SELECT current_revision_id AS id FROM evidence WHERE claim_id = $1 AND id = $2";
  const [revision] = await select<{ id: string }>(db, shown, [claimId, evidenceId]);
  return {
    kind: "evidence" as const,
    claimId,
    contributionId: evidenceId,
    revisionId: revision!.id,
    sourceId,
  };
}

/** Its author says it in other words, at once. */
async function reword(named: Named, by: Reviewer, state: "PROPOSED" | "LIVE"): Promise<string> {
  const about = { ...named, id: named.contributionId };
  return atomically(db, async () => {
    const id = await makeEvidenceRevision(db, about, { by, state });
    const show = "UPDATE evidence SET current_revision_id = $3 WHERE claim_id = $1 AND id = $2";
    await db.query(show, [named.claimId, named.contributionId, id]);
    return id;
  });
}

type Named = Awaited<ReturnType<typeof proposed>>;
const accept = (by: Viewer, named: Named) =>
  acceptContribution.execute(by, named, { clock: systemClock });
const sendBack = (by: Viewer, named: Named, reason: string) =>
  sendBackContribution.execute(by, { ...named, reason }, { clock: systemClock });

async function queueOf(viewer: Viewer): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const queue = await listQueue(viewer, page);
    if (!queue || queue.items.length === 0) return ids;
    ids.push(...queue.items.map(({ contributionId }) => contributionId));
  }
}
