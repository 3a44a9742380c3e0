import { afterAll, describe, expect, it } from "vitest";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { readVerdictInputs } from "@/lib/verdicts/queries";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { getRequestSheet } from "../queries";
import { logSearch } from "./log-search";
import { closeRequest, makeRequest } from "./request";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

const [member, other, editor] = [
  viewerOf(await makeReviewer(db)),
  viewerOf(await makeReviewer(db)),
  viewerOf(await makeReviewer(db, { role: "EDITOR" })),
];
const NOW = new Date("2026-11-27T12:00:00Z");
const call = { clock: () => NOW };

describe("A search for contrary evidence", () => {
  it("is public at once, weighs in the verdict, and asks for a recount", async () => {
    const { id: claimId } = await makeClaim(db);
    expect(await search(member, claimId)).toMatchObject({ ok: true });
    const kept =
      "SELECT place, words, searched_on::text AS day, result FROM search_logs WHERE claim_id = $1";
    expect(await select(reader, kept, [claimId])).toEqual([
      {
        place: "Catalogue",
        words: "Lenin coalition",
        day: "2026-11-20",
        result: "Nothing was found.",
      },
    ]);
    const inputs = await readVerdictInputs(
      readSql,
      claimId,
      PUBLIC_AUDIENCE_ID,
      "0".repeat(64),
      NOW,
    );
    expect(inputs?.searches).toHaveLength(1);
    const jobs = "SELECT 1 FROM graphile_worker.jobs WHERE key = $1";
    expect(await select(db, jobs, [`verdicts.recount:${claimId}`])).toHaveLength(1);
  });

  it.each([
    ["the day after tomorrow", { searchedOn: "2026-11-29" }, "searchedOn"],
    ["no day of any year", { searchedOn: "2026-02-30" }, "searchedOn"],
    ["nowhere", { place: " " }, "place"],
    ["for nothing", { words: "" }, "words"],
    ["with no result", { result: "no" }, "result"],
    ["at an address, by somebody new", { place: "https://a.example" }, "place"],
  ])("is refused at its field when it was made %s", async (_, given, field) => {
    const { id: claimId } = await makeClaim(db);
    expect(await search(viewerOf(await makeReviewer(db)), claimId, given)).toMatchObject({
      failure: { kind: "invalid", fields: { [field]: [expect.any(String)] } },
    });
  });

  it("of today is not in the future anywhere on earth", async () => {
    const { id: claimId } = await makeClaim(db);
    expect(await search(member, claimId, { searchedOn: "2026-11-28" })).toMatchObject({ ok: true });
  });

  it("on a claim that waits is absent", async () => {
    const { id } = await makeClaim(db, { state: "PROPOSED" });
    expect(await search(member, id)).toMatchObject({ failure: { kind: "notFound" } });
  });
});

describe("A request", () => {
  it("is open until somebody closes it, once, with a reason", async () => {
    const { id: claimId } = await makeClaim(db);
    const requestId = await asked(member, claimId, { kind: "NEEDS_SOURCE", note: "Any letter?" });
    const mayClose = async (viewer: Viewer) =>
      (await getRequestSheet(viewer, claimId))?.requests.map((request) => request.mayClose);
    expect(await Promise.all([member, other, editor].map(mayClose))).toEqual([
      [true],
      [false],
      [true],
    ]);
    expect(await close(other, claimId, requestId)).toMatchObject({
      failure: { kind: "forbidden" },
    });
    const closed = await Promise.all([
      close(editor, claimId, requestId),
      close(member, claimId, requestId),
    ]);
    expect(closed.filter((outcome) => outcome.ok)).toMatchObject([LISTED_ANEW]);
    expect(closed.filter((outcome) => !outcome.ok)).toMatchObject([
      { failure: { kind: "conflict" } },
    ]);
    expect((await getRequestSheet(editor, claimId))?.requests).toEqual([]);
    const kept = "SELECT closed_reason FROM requests WHERE claim_id = $1 AND closed_at IS NOT NULL";
    expect(await select(reader, kept, [claimId])).toEqual([
      { closed_reason: "A letter was added." },
    ]);
  });

  it("for another look names evidence that stands on the claim", async () => {
    const { id: claimId } = await makeClaim(db);
    const { id: evidenceId } = await makeEvidence(db, claimId);
    const waiting = await makeEvidence(db, claimId, { state: "PROPOSED" });
    const elsewhere = await makeEvidence(db, (await makeClaim(db)).id);
    for (const id of ["", waiting.id, elsewhere.id])
      expect(await ask(member, claimId, { kind: "NEEDS_RECHECK", evidenceId: id })).toMatchObject({
        failure: { fields: { evidenceId: [expect.any(String)] } },
      });
    await asked(member, claimId, { kind: "NEEDS_RECHECK", evidenceId });
    const sheet = await getRequestSheet(other, claimId);
    expect(sheet?.requests).toMatchObject([
      { kind: "NEEDS_RECHECK", excerpt: "a monopoly of power" },
    ]);
  });

  it("is made once by one person, and again by another", async () => {
    const { id: claimId } = await makeClaim(db);
    const twice = await Promise.all(
      [0, 1].map(() => ask(member, claimId, { kind: "NEEDS_SOURCE" })),
    );
    expect(twice.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(twice.filter((outcome) => !outcome.ok)).toMatchObject([
      { failure: { kind: "conflict" } },
    ]);
    expect(await ask(other, claimId, { kind: "NEEDS_SOURCE" })).toMatchObject(LISTED_ANEW);
  });
});

const LISTED_ANEW = { ok: true, value: { stale: expect.arrayContaining(["requests"]) } };

function search(by: Viewer, claimId: string, given: Record<string, unknown> = {}) {
  const told = {
    ...{ claimId, place: "Catalogue", words: "Lenin coalition" },
    ...{ searchedOn: "2026-11-20", result: "Nothing was found.", ...given },
  };
  return logSearch.execute(by, told, call);
}

function ask(by: Viewer, claimId: string, given: Record<string, unknown>) {
  const said = { claimId, note: "Nothing is quoted for it.", ...given };
  return makeRequest.execute(by, said, { clock: systemClock });
}

async function asked(by: Viewer, claimId: string, given: Record<string, unknown>) {
  const outcome = await ask(by, claimId, given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.result.requestId;
}

function close(by: Viewer, claimId: string, requestId: string) {
  const input = { claimId, requestId, closedReason: "A letter was added." };
  return closeRequest.execute(by, input, { clock: systemClock });
}
