import "server-only";
import type { CronItem, TaskList } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { leaningEvidence } from "@/lib/evidence/queries/leaning";
import { recountClaim } from "./commands";
import { recountSourceInput } from "./schema";

export const jobs: TaskList = {
  // Each recount has a page rendered anew, which costs more than the votes of a burst do.
  "verdicts.recount": jobDoor(recountClaim, { restMs: 400 }),
  "verdicts.recountStale": async (_payload, { query }) => {
    await query(RECOUNT_STALE);
  },
  "verdicts.recountSource": async (payload, { query, addJob }) => {
    const { sourceId, after = "" } = recountSourceInput.parse(payload);
    const { rows } = await query<{ id: string }>(RECOUNT_SOURCE, [sourceId, after, CLAIMS_AT_ONCE]);
    if (rows.length < CLAIMS_AT_ONCE) return;
    // A source may be named by thousands of claims: the rest is a job of its own.
    await addJob("verdicts.recountSource", { sourceId, after: rows.at(-1)!.id });
  },
};

/** Stale votes cease to count after sixty days (scoring, 5.0): once a day, also after a day switched off. */
export const crons: CronItem[] = [
  {
    task: "verdicts.recountStale",
    match: "17 3 * * *",
    options: { backfillPeriod: 24 * 60 * 60 * 1000, jobKey: "verdicts.recountStale" },
  },
];

// Under the key that a vote's own recount has, so that one already waiting does for both.
const RECOUNT_STALE = `
  SELECT graphile_worker.add_job('verdicts.recount', json_build_object('claimId', t.claim_id), max_attempts => 10,
           job_key => 'verdicts.recount:' || t.claim_id, job_key_mode => 'preserve_run_at')
  FROM tallies t JOIN claims c ON c.id = t.claim_id WHERE t.stale > 0 AND c.state = 'LIVE'`;

const CLAIMS_AT_ONCE = 500;

// The public claims with live evidence that leans on the source, in the order of their ids from one on.
const RECOUNT_SOURCE = `
  WITH claims_touched AS (
    SELECT DISTINCT claim_id AS id FROM (${leaningEvidence("$1::text")}) touched WHERE claim_id > $2 ORDER BY claim_id LIMIT $3)
  SELECT id, graphile_worker.add_job('verdicts.recount', json_build_object('claimId', id), max_attempts => 10,
    job_key => 'verdicts.recount:' || id, job_key_mode => 'preserve_run_at') FROM claims_touched ORDER BY id`;
