import "server-only";
import type { CronItem, TaskList } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { recountClaim } from "./commands";

export const jobs: TaskList = {
  "verdicts.recount": jobDoor(recountClaim),
  "verdicts.recountStale": async (_payload, { query }) => {
    await query(RECOUNT_STALE);
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
