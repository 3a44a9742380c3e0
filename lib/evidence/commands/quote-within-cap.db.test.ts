import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { reviseContribution } from "@/lib/moderation/commands/revise";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { proposeEvidence } from "./propose";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));
const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));

const SENTENCE = (nth: number) => `Line ${nth} of it says the same as every other line. `;
const TEXT = Array.from({ length: 200 }, (_, nth) => SENTENCE(nth)).join("");
const quoted = (from: number, lines: number) =>
  Array.from({ length: lines }, (_, nth) => SENTENCE(from + nth))
    .join("")
    .trim();

describe("Excerpts of a source in copyright", () => {
  it("are quoted up to what one source may show in all, by form and by revision", async () => {
    const sourceId = await sourceHeld("PRIVATE");
    const { claimId, evidenceId } = await added(sourceId, quoted(0, 10));
    expect((await add(sourceId, quoted(20, 9))).ok).toBe(true);
    const refused = await add(sourceId, quoted(40, 9));
    expect(refused).toMatchObject({
      failure: {
        fields: { excerpt: [expect.stringMatching(/1,000 characters .* 919 characters/)] },
      },
    });
    // The same words on another claim show nothing more, and fewer in their place show less.
    expect((await add(sourceId, quoted(20, 9))).ok).toBe(true);
    expect(await revised(claimId, evidenceId, sourceId, quoted(0, 12))).toMatchObject({
      ok: false,
    });
    expect(await revised(claimId, evidenceId, sourceId, quoted(0, 5))).toMatchObject({ ok: true });
  });

  it("are quoted as long as one likes where everybody reads the text, and where none is held", async () => {
    for (const sourceId of [await sourceHeld("SHOWN"), (await makeSource(db)).id])
      for (const from of [0, 20, 40]) expect((await add(sourceId, quoted(from, 15))).ok).toBe(true);
  });
});

async function sourceHeld(holding: "PRIVATE" | "SHOWN"): Promise<string> {
  const { id } = await makeSource(db);
  await makeEdition(db, id, { text: TEXT, holding });
  return id;
}

async function add(sourceId: string, excerpt: string) {
  const { id: claimId } = await makeClaim(db);
  const said = { direction: "SUPPORTS", directness: "DIRECT" };
  return proposeEvidence.execute(
    editor,
    { ...said, claimId, sourceId, excerpt, locatorLabel: "page", locatorValue: "1" },
    { clock: systemClock },
  );
}

async function added(sourceId: string, excerpt: string) {
  const outcome = await add(sourceId, excerpt);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.result;
}

async function revised(claimId: string, evidenceId: string, sourceId: string, excerpt: string) {
  const { rows } = await db.query<{ id: string }>(
    "SELECT current_revision_id AS id FROM evidence WHERE claim_id = $1 AND id = $2",
    [claimId, evidenceId],
  );
  const words = { direction: "SUPPORTS", directness: "DIRECT", sourceId, excerpt };
  const place = { locatorLabel: "page", locatorValue: "1", reason: "It says it better." };
  return reviseContribution.execute(
    editor,
    {
      kind: "evidence",
      claimId,
      contributionId: evidenceId,
      revisionId: rows[0]!.id,
      ...words,
      ...place,
    },
    { clock: systemClock },
  );
}
