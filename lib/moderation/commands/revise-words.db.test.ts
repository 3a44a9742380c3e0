import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { makeClaim, makeClaimRevision, type Claim } from "@/prisma/factories/claims";
import { atomically, openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence, type Evidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { readContribution } from "../queries/contribution";
import { reviseContribution } from "./revise";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));

describe("The words of the claim that evidence bears on", () => {
  it("are named, changed and left out in a new wording, with what changed", async () => {
    const { claim, evidence } = await made();
    expect(await revise(evidence, { claimWords: "Lenin" })).toMatchObject({ ok: true });
    expect((await read(evidence)).shown.words).toMatchObject({
      claimWords: "Lenin",
      span: { start: 0, end: 5, revisionId: claim.revisionId },
    });
    expect(await revise(evidence, { claimWords: "" })).toMatchObject({ ok: true });
    expect((await read(evidence)).shown.words).toMatchObject({ claimWords: null, span: null });
  });
  it("are refused at their field where the claim does not have them", async () => {
    const { evidence } = await made();
    expect(await revise(evidence, { claimWords: "from the last" })).toMatchObject({
      failure: { kind: "invalid", fields: { claimWords: [expect.any(String)] } },
    });
  });
  it("stay as they were named while nobody changes them, though the claim has lost them", async () => {
    const { claim, evidence } = await made();
    const other = { state: "LIVE", sentence: "Lenin wanted all power." } as const;
    await atomically(db, async () => {
      const revisionId = await makeClaimRevision(db, claim.id, other);
      const show = "UPDATE claims SET current_revision_id = $2 WHERE id = $1";
      await db.query(show, [claim.id, revisionId]);
    });
    const before = (await read(evidence)).shown.words;
    expect(before).toMatchObject({ claimWords: "from the first" });
    const changed = { claimWords: "from the first", excerpt: "a monopoly of all power" };
    expect(await revise(evidence, changed)).toMatchObject({ ok: true });
    expect((await read(evidence)).shown.words).toEqual({ ...before, excerpt: changed.excerpt });
  });
  it("are places in the log, and no words", async () => {
    const { claim, evidence } = await made();
    await revise(evidence, { claimWords: "for the Bolsheviks" });
    const log = `SELECT coalesce(before::text, '') || coalesce(after::text, '') AS said FROM audit_events
      WHERE subject_kind = 'evidence' AND subject_id = $1`;
    const events = await select<{ said: string }>(db, log, [`${claim.id}/${evidence.id}`]);
    const said = events.map((event) => event.said).join();
    expect(said).toContain("Bears on");
    expect(said).not.toContain("for the Bolsheviks");
  });
});

async function made(): Promise<{ claim: Claim; evidence: Evidence }> {
  const claim = await makeClaim(db);
  const span = { span_start: 15, span_end: 29, span_revision_id: claim.revisionId };
  const place = { locator_label: "page", locator_value: "5" };
  const evidence = await makeEvidence(db, claim.id, { words: { ...span, ...place } });
  return { claim, evidence };
}

const read = async ({ claimId, id }: Evidence) =>
  (await readContribution(readSql, { kind: "evidence", claimId, contributionId: id }))!;

async function revise(evidence: Evidence, given: Record<string, unknown>) {
  const words = {
    ...{ excerpt: "a monopoly of power", direction: "SUPPORTS", directness: "DIRECT" },
    ...{ locatorLabel: "page", locatorValue: "5", sourceId: evidence.sourceId },
  };
  const named = {
    ...{ kind: "evidence", claimId: evidence.claimId, contributionId: evidence.id },
    ...{ revisionId: (await read(evidence)).shown.id, reason: "It reads better." },
  };
  return reviseContribution.execute(
    editor,
    { ...named, ...words, ...given },
    {
      clock: systemClock,
    },
  );
}
