import type pg from "pg";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { atomically, insertRow } from "./connection";
import { signed, someHash, unsigned, type Contribution } from "./people";

/** A logged search for evidence against a claim. */
export async function makeSearchLog(db: pg.Client, claimId: string, made: Contribution = {}) {
  return insertRow(db, "search_logs", {
    ...{ claim_id: claimId, place: "A library", words: "central committee minutes" },
    ...{ searched_on: "2026-03-01", result: "Nothing.", ...(await signed(db, made)) },
  });
}

/** A verdict with the snapshot from which it was computed and a bridging fit. */
export function makeVerdict(db: pg.Client, claimId: string, made: Contribution = {}) {
  return atomically(db, async () => {
    const { audience_id } = await unsigned(db, made);
    const content = JSON.stringify({ claimId });
    const kept = { content, sha256: sha256Hex(content), audience_id };
    const fit = await insertRow(db, "bridging_fits", { rule_version: 1, ...kept });
    const snapshot = await insertRow(db, "snapshots", { claim_id: claimId, ...kept });
    const verdict = await insertRow(db, "verdicts", {
      ...{ claim_id: claimId, audience_id, snapshot_id: snapshot.id, fit_id: fit.id },
      ...{ rule_version: 1, state: "UNDECIDED", is_settled: false, outcome: "{}" },
      ...{ receipt_sha256: someHash(), as_of: new Date() },
    });
    return { fitId: fit.id as string, snapshotId: snapshot.id as string, id: verdict.id as string };
  });
}
