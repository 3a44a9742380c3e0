import { afterAll, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim, makeOccurrence } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeDocument, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { anchorTexts } from "./anchor-texts";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

it("What stands in one text of a document is looked for in a text that came later, and only what is sure is an anchor", async () => {
  const { id: sourceId } = await makeSource(db);
  const first = await makeEdition(db, sourceId);
  const documentId = await makeDocument(db, sourceId);
  const { id: claimId } = await makeClaim(db);
  await makeOccurrence(db, { claimId, documentId, editionId: first });
  const text = "Printed again. Lenin intended a monopoly of power.";
  const later = await makeEdition(db, sourceId, { text });
  const twice = await makeEdition(db, sourceId, { text: `${text} ${text}` });
  const gone = await makeEdition(db, sourceId, {
    text: "It says nothing of the kind, and is long.",
  });
  const withdrawn = await makeEdition(db, sourceId, { text: `${text}!`, holding: "NOT_HELD" });

  const outcome = await asSystem(anchorTexts)({ sourceId }, systemClock);
  expect(outcome).toMatchObject({
    value: { result: { anchored: 3 }, stale: [`claim:${claimId}`, `document:${documentId}`] },
  });
  const start = text.indexOf("a monopoly of power");
  expect(await anchorIn(later)).toMatchObject([{ state: "EXACT", start }]);
  expect(await anchorIn(twice)).toMatchObject([{ state: "AMBIGUOUS", start: null }]);
  expect(await anchorIn(gone)).toMatchObject([{ state: "LOST", start: null }]);
  expect(await anchorIn(withdrawn)).toEqual([]);
  const again = await asSystem(anchorTexts)({ sourceId }, systemClock);
  expect(again).toMatchObject({ value: { result: { anchored: 0 }, stale: [] } });
});

const anchorIn = (editionId: string) =>
  select(db, "SELECT state, start FROM occurrence_anchors WHERE edition_id = $1", [editionId]);
