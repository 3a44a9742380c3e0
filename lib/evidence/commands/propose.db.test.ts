import { afterAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import {
  atomically,
  openOwner,
  openPublic,
  select,
  waitedFor,
} from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { proposeEvidence } from "./propose";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const [reviewer, editing] = [await makeReviewer(db), await makeReviewer(db, { role: "EDITOR" })];
const [member, editor] = [viewerOf(reviewer), viewerOf(editing)];

const NEW = { title: "Minutes of the night session", type: "document", authors: "Clerk, Anna" };

describe("Evidence from a source that is not here yet", () => {
  it("waits side by side with it, and the public sees neither", async () => {
    const { claimId, evidenceId } = await added(member, NEW);
    const [row] = await select<{ id: string }>(db, SOURCE_OF, [evidenceId]);
    expect(row).toMatchObject({ state: "PROPOSED", sourceState: "PROPOSED", title: NEW.title });
    expect(await select(reader, "SELECT id FROM evidence WHERE claim_id = $1", [claimId])).toEqual(
      [],
    );
    expect(await select(reader, "SELECT id FROM sources WHERE id = $1", [row!.id])).toEqual([]);
    const decisions = `SELECT kind, evidence_id IS NOT NULL AS on_evidence FROM decisions
      WHERE evidence_id = $1 OR source_id = $2 ORDER BY 2`;
    expect(await select(db, decisions, [evidenceId, row!.id])).toEqual([
      { kind: "PROPOSE", on_evidence: false },
      { kind: "PROPOSE", on_evidence: true },
    ]);
  });

  it("is live with it when an editor adds both", async () => {
    const { claimId, evidenceId } = await added(editor, NEW);
    expect(await select(reader, "SELECT id FROM evidence WHERE claim_id = $1", [claimId])).toEqual([
      { id: evidenceId },
    ]);
    const titles = `SELECT r.title FROM evidence_revisions e JOIN source_revisions r ON r.source_id = e.source_id
      WHERE e.claim_id = $1`;
    expect(await select(reader, titles, [claimId])).toEqual([{ title: NEW.title }]);
  });

  it("may lean on one's own source that waits, and not on another's", async () => {
    const { id: own } = await makeSource(db, { by: reviewer, state: "PROPOSED" });
    expect(await add(member, { sourceId: own })).toMatchObject({ ok: true });
    const stranger = viewerOf(await makeReviewer(db));
    for (const other of [stranger, editor])
      expect(await add(other, { sourceId: own })).toMatchObject({
        failure: { fields: { sourceId: [expect.any(String)] } },
      });
  });

  it("counts as two of the day's proposals", async () => {
    const eager = viewerOf(await makeReviewer(db));
    for (let sent = 0; sent < 9; sent += 1) await added(eager, NEW);
    await added(eager, { sourceId: (await makeSource(db)).id });
    expect(await add(eager, NEW)).toMatchObject({ failure: { kind: "limited" } });
    expect(await add(eager, { sourceId: (await makeSource(db)).id })).toMatchObject({ ok: true });
  });

  it.each([
    ["neither is named", {}, "sourceId"],
    ["both are named", { ...NEW, sourceId: "ktq7ea5857" }, "title"],
    ["the new one is of no kind", { title: "Minutes" }, "type"],
    ["its ISBN is mistyped", { ...NEW, isbn: "0-306-40615-3" }, "isbn"],
  ])("is refused where %s", async (_, given, field) => {
    expect(await add(member, given)).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });

  it("leaves no source behind when it is refused", async () => {
    const title = "A source that never was";
    await add(editor, { ...NEW, title, viaSourceId: "ktq7ea5857", directness: "INFERENTIAL" });
    expect(await select(db, "SELECT 1 FROM source_revisions WHERE title = $1", [title])).toEqual(
      [],
    );
  });
});

it("Evidence from a source that is taken out at the same moment is refused at its field", async () => {
  const [{ id: sourceId }, { id: claimId }] = [await makeSource(db), await makeClaim(db)];
  const { outcome } = await atomically(db, async () => {
    await decide(db, { source_id: sourceId }, "RETRACT");
    await db.query("UPDATE sources SET state = 'RETRACTED' WHERE id = $1", [sourceId]);
    const waiting = proposing(editor, { claimId, sourceId });
    await waitedFor(db);
    return { outcome: waiting };
  });
  expect(await outcome).toMatchObject({
    failure: { kind: "invalid", fields: { sourceId: [expect.any(String)] } },
  });
});

const SOURCE_OF = `SELECT e.state, s.id, s.state AS "sourceState", sr.title FROM evidence e
  JOIN evidence_revisions r ON r.id = e.current_revision_id JOIN sources s ON s.id = r.source_id
  JOIN source_revisions sr ON sr.id = s.current_revision_id WHERE e.id = $1`;

async function add(by: Viewer, given: Record<string, unknown>) {
  return proposing(by, { claimId: (await makeClaim(db)).id, ...given });
}

function proposing(by: Viewer, given: Record<string, unknown>) {
  const words = {
    ...{ excerpt: "a government of all parties" },
    ...{ locatorLabel: "page", locatorValue: "5", direction: "SUPPORTS", directness: "DIRECT" },
    ...given,
  };
  return proposeEvidence.execute(by, words, { clock: systemClock });
}

async function added(by: Viewer, given: Record<string, unknown>) {
  const outcome = await add(by, given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.result;
}
