import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { proposeEvidence } from "@/lib/evidence/commands";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { acceptContribution, sendBackContribution } from "./commands";
import { listQueue } from "./queries";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const [member, editor, otherEditor, admin] = await Promise.all([
  makeReviewer(db).then(viewerOf),
  makeReviewer(db, { role: "EDITOR" }).then(viewerOf),
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
    const named = await proposed(member);
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
  return { kind: "evidence" as const, claimId, contributionId: outcome.value.result.evidenceId };
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
