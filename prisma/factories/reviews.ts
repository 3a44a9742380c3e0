import type pg from "pg";
import { canonicalJson, type JsonValue } from "@/lib/foundation/canonical-json";
import { verdictOfNothing } from "@/lib/verdicts/rules/verdict";
import { atomically, insertRow } from "./connection";
import type { Claim } from "./claims";
import { signed, someHash, unsigned, type Contribution } from "./people";

type Judgement = { columns?: Record<string, unknown>; reliedOn?: string[] };

/** A vote on what a claim shows: mixed, fairly sure, unless told otherwise. */
export function makeVote(
  db: pg.Client,
  { id: claimId, revisionId }: Claim,
  made: Contribution & Judgement = {},
): Promise<string> {
  return atomically(db, async () => {
    const { id } = await insertRow<{ id: string }>(db, "votes", {
      ...{ claim_id: claimId, claim_revision_id: revisionId, kind: "POSTERIOR" },
      ...{ seen_hash: someHash(), position: 3, confidence: "FAIRLY_SURE" },
      ...{ ...(await signed(db, made)), ...made.columns },
    });
    for (const evidenceId of made.reliedOn ?? [])
      await insertRow(db, "vote_evidence", {
        ...{ claim_id: claimId, vote_id: id, evidence_id: evidenceId },
      });
    return id;
  });
}

/** A grade of one piece of evidence or one argument. */
export async function makeRating(
  db: pg.Client,
  claimId: string,
  item: { evidence_id: string } | { argument_id: string },
  made: Contribution & { columns?: Record<string, unknown> } = {},
) {
  return insertRow(db, "ratings", {
    ...{ claim_id: claimId, ...item, grade: "HELPFUL", reasons: ["TO_THE_POINT"] },
    ...{ ...(await signed(db, made)), ...made.columns },
  });
}

export async function makeTally(db: pg.Client, claimId: string, made: Contribution = {}) {
  const { audience_id } = await unsigned(db, made);
  const verdict = canonicalJson(verdictOfNothing({ isAboutText: false }) as unknown as JsonValue);
  return insertRow(db, "tallies", {
    ...{ claim_id: claimId, audience_id, seen_hash: someHash() },
    ...{ seen_at: new Date(), tallied_at: new Date(), is_demonstration: false, verdict },
  });
}
