import { afterAll, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim, makeClaimRevision, makeRequest, SENTENCE } from "@/prisma/factories/claims";
import { atomically, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer } from "@/prisma/factories/people";
import { flag, ruled } from "@/prisma/factories/rulings";
import { ALL_OPEN, listRequests, LISTS, type RequestsAsked } from "./requests";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));

describe("The queue of what needs a source", () => {
  it("has the claim with the words asked about, why, and by whom", async () => {
    const { id, revisionId } = await makeClaim(db);
    const requestId = await asked(id, {
      note: "Which congress?",
      ...named(revisionId, "from the first"),
    });
    expect(await found(requestId)).toMatchObject({
      claim: { id, sentence: SENTENCE },
      words: "from the first",
      place: { start: SENTENCE.indexOf("from the first") },
      ...{ note: "Which congress?", byline: expect.any(String), metAt: null, met: null },
    });
    const { tags } = await everything();
    expect(tags).toContain(`claim:${id}`);
  });

  it("follows the words into another sentence, and says which the claim no longer has", async () => {
    const { id, revisionId } = await makeClaim(db);
    const [kept, lost] = [
      await asked(id, named(revisionId, "from the first")),
      await asked(id, named(revisionId, "a monopoly of power")),
    ];
    const sentence = "From the first, Lenin wanted power.";
    await atomically(db, async () => {
      const reworded = await makeClaimRevision(db, id, { state: "LIVE", sentence });
      await db.query("UPDATE claims SET current_revision_id = $2 WHERE id = $1", [id, reworded]);
    });
    expect(await found(kept)).toMatchObject({ words: "From the first", place: { start: 0 } });
    expect(await found(lost)).toMatchObject({ words: "a monopoly of power", place: null });
  });

  it("is read by when sources were asked for, in either order, a page at a time, each once", async () => {
    const { id } = await makeClaim(db);
    const ids: string[] = [];
    for (const day of ["01", "02", "03"])
      ids.push(await asked(id, { requested_at: `2010-01-${day}T12:00:00Z` }));
    const oldest = await everything({ order: "oldest" });
    expect(oldest.requests.slice(0, 3).map(({ id: one }) => one)).toEqual(ids);
    const newest = await everything({ order: "newest" });
    expect(newest.requests.map(({ id: one }) => one).filter((one) => ids.includes(one))).toEqual(
      ids.toReversed(),
    );
    const pages = [];
    for (let page = 1; page <= 2; page += 1)
      pages.push(await listRequests({ ...ALL_OPEN, order: "oldest", page }, 2));
    expect(pages.flatMap(({ requests }) => requests.map(({ id: one }) => one)).slice(0, 3)).toEqual(
      ids,
    );
    expect(pages[0]).toMatchObject({ hasMore: true, from: 1, to: 2 });
    const beyond = await listRequests({ ...ALL_OPEN, page: 200 });
    expect(beyond).toMatchObject({ requests: [], hasMore: false });
  });

  it("lets go of what was met, which stands beside it with the evidence, and of what somebody closed", async () => {
    const { id } = await makeClaim(db);
    const evidence = await makeEvidence(db, id);
    const [met, closed] = [await asked(id), await asked(id)];
    await close(met, evidence.id);
    await close(closed, null);
    expect([await found(met), await found(closed)]).toEqual([undefined, undefined]);
    expect(await found(closed, "met")).toBeUndefined();
    expect(await found(met, "met")).toMatchObject({
      metAt: expect.any(String),
      met: { href: expect.stringContaining(`#e-${evidence.id}`), sourceTitle: expect.any(String) },
    });
    const { tags } = await everything({ state: "met" });
    expect(tags).toContain(`source:${evidence.sourceId}`);
  });

  it("has no request for another look, none that is hidden, and none on a claim that is gone, merged or a class's", async () => {
    const { id } = await makeClaim(db);
    const evidence = await makeEvidence(db, id);
    const again = String((await makeRequest(db, id, { evidenceId: evidence.id })).id);
    const hidden = await asked(id);
    const thing = { kind: "request", id: `${id}/${hidden}` };
    await flag(await makeReviewer(db), thing);
    await ruled(await makeReviewer(db, { role: "EDITOR" }), thing, "HIDE");
    const gone = await makeClaim(db, { state: "RETRACTED" });
    const merged = await makeClaim(db);
    await db.query("UPDATE claims SET merged_into_id = $1 WHERE id = $2", [id, merged.id]);
    const others = [await asked(gone.id), await asked(merged.id)];
    for (const one of [again, hidden, ...others]) expect(await found(one)).toBeUndefined();
  });

  it("is read along an index, and never by going through all that was ever asked", async () => {
    const claims = [];
    for (let nth = 0; nth < 40; nth += 1) claims.push((await makeClaim(db)).id);
    const { id: requestId } = await makeRequest(db, claims[0]!);
    const evidence = await makeEvidence(db, claims[0]!);
    await db.query(MANY, [requestId, claims, evidence.id]);
    await db.query("ANALYZE requests, claims, claim_revisions");
    for (const state of ["open", "met"] as const)
      for (const order of ["newest", "oldest"] as const) {
        const plan = await planOf(LISTS[state][order].text);
        expect(plan).toMatch(state === "open" ? /requests_waiting/ : /requests_met/);
        expect(plan).not.toMatch(/Seq Scan on requests/);
      }
  });
});

function named(revisionId: string, words: string) {
  const start = SENTENCE.indexOf(words);
  return { span_start: start, span_end: start + words.length, span_revision_id: revisionId };
}

async function asked(claimId: string, words: Record<string, unknown> = {}): Promise<string> {
  const { id } = await makeRequest(db, claimId, { words });
  return String(id);
}

const close = (requestId: string, metById: string | null) =>
  db.query(
    "UPDATE requests SET closed_at = now(), closed_reason = 'It is there.', met_by_id = $2 WHERE id = $1",
    [requestId, metById],
  );

const everything = (asked: Partial<RequestsAsked> = {}) =>
  listRequests({ ...ALL_OPEN, ...asked }, 1_000);

async function found(requestId: string, state: RequestsAsked["state"] = "open") {
  const { requests } = await everything({ state });
  return requests.find(({ id }) => id === requestId);
}

/** Thousands more like this one, a fourth of them met. */
const MANY = `INSERT INTO requests (claim_id, id, kind, target_claim_id, audience_id, byline_id, actor_id, requested_at,
    closed_at, closed_reason, met_by_id)
  SELECT at.claim_id, gen_random_uuid(), q.kind, at.claim_id, q.audience_id, q.byline_id, q.actor_id,
    now() - nth * interval '1 minute', at.met, CASE WHEN at.met IS NOT NULL THEN 'It is there.' END,
    CASE WHEN at.met IS NOT NULL THEN $3 END
  FROM requests q, generate_series(1, 4000) nth, LATERAL (SELECT
    CASE WHEN nth % 4 = 0 THEN q.claim_id ELSE ($2::text[])[1 + nth % 40] END AS claim_id,
    CASE WHEN nth % 4 = 0 THEN now() - nth * interval '1 second' END AS met) at
  WHERE q.id = $1`;

async function planOf(text: string): Promise<string> {
  await reader.query(`PREPARE asked AS ${text}`);
  const plan = await select(reader, "EXPLAIN EXECUTE asked (31, 0)");
  await reader.query("DEALLOCATE asked");
  return plan.map((line) => String(line["QUERY PLAN"])).join("\n");
}
