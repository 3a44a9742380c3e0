import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeArgument, type Argument } from "@/prisma/factories/arguments";
import { makeClaim } from "@/prisma/factories/claims";
import { atomically, openOwner } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer } from "@/prisma/factories/people";
import { makeDocument, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { listArguments } from "./claim-arguments";
import { listEvidence } from "./claim-evidence";
import { getDossier } from "./document-page";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

describe("What a claim's page leaves out", () => {
  it("of evidence is counted", async () => {
    const by = await makeReviewer(db, { role: "EDITOR" });
    const { id } = await makeClaim(db, { by });
    const { id: sourceId } = await makeSource(db, { by });
    await atomically(db, async () => {
      for (let made = 0; made < 302; made += 1) await makeEvidence(db, id, { by, sourceId });
    });
    const { evidence, notShownCount } = await listEvidence(id);
    expect([evidence.length, notShownCount]).toEqual([300, 2]);
  });

  it("of arguments is counted", async () => {
    const by = await makeReviewer(db, { role: "EDITOR" });
    const { id } = await makeClaim(db, { by });
    const premises = [(await makeClaim(db, { by })).id];
    const made: Argument[] = [];
    while (made.length < 201) made.push(await makeArgument(db, id, { by, premises }));
    const { steps, notShownCount } = await listArguments(id);
    expect(steps.map((step) => step.id)).toEqual(made.slice(0, 200).map((step) => step.id));
    expect(notShownCount).toBe(1);
  });

  it("is nothing where everything is shown", async () => {
    const { id } = await makeClaim(db);
    await makeEvidence(db, id);
    expect(await listEvidence(id)).toMatchObject({ evidence: [{}], notShownCount: 0 });
    expect(await listArguments(id)).toEqual({ steps: [], notShownCount: 0 });
  });
});

describe("The dossier on a retracted source", () => {
  it("says why it was retracted, and shows nothing of its text", async () => {
    const { id: sourceId } = await makeSource(db, { title: "A forgery" });
    const documentId = await makeDocument(db, sourceId);
    await makeEdition(db, sourceId);
    expect(await getDossier(documentId)).toMatchObject({
      ...{ state: "LIVE", retraction: null, blocks: [{ kind: "PARAGRAPH" }] },
    });
    await atomically(db, async () => {
      await decide(db, { source_id: sourceId }, "RETRACT");
      await db.query("UPDATE sources SET state = 'RETRACTED' WHERE id = $1", [sourceId]);
    });
    expect(await getDossier(documentId)).toMatchObject({
      ...{ state: "RETRACTED", title: "A forgery", blocks: [], citations: [] },
      retraction: { reason: "It does not hold." },
    });
  });
});
