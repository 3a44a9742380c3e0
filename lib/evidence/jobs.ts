import "server-only";
import type { CronItem, TaskList } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { checkEvidence } from "./commands/check";
import { settleRequests } from "./commands/settle-requests";
import { PORTION, wordingsToCheck } from "./queries/recheck";
import { checkSourceInput } from "./schema";

export const jobs: TaskList = {
  "evidence.check": jobDoor(checkEvidence),
  "evidence.settleRequests": jobDoor(settleRequests),
  "evidence.checkSource": async (payload, { addJob }) => {
    const { sourceId, after = null } = checkSourceInput.parse(payload);
    let seen = 0;
    for await (const { piece, isNews } of wordingsToCheck(sourceId, after)) {
      const { claimId, evidenceId, revisionId } = piece;
      const options = { jobKey: `evidence.check:${claimId}/${evidenceId}`, maxAttempts: 10 };
      if (isNews) await addJob("evidence.check", { claimId, evidenceId }, options);
      seen += 1;
      if (seen < PORTION) continue;
      // A source may be quoted by thousands: the rest is a job of its own, and others come between.
      await addJob(
        "evidence.checkSource",
        { sourceId, after: { claimId, revisionId } },
        { queueName: QUEUE, maxAttempts: 10 },
      );
      return;
    }
  },
  "evidence.checkAll": async (_payload, { query }) => {
    await query(CHECK_ALL, [QUEUE]);
  },
};

/** Whatever was missed, and what another version of the check would answer otherwise: once a night. */
export const crons: CronItem[] = [
  {
    task: "evidence.checkAll",
    match: "47 3 * * *",
    options: { backfillPeriod: 24 * 60 * 60 * 1000, jobKey: "evidence.checkAll" },
  },
];

/** One source after the other: a night's checks take one of the worker's places, never all. */
const QUEUE = "checks";
const CHECK_ALL = `
  SELECT graphile_worker.add_job('evidence.checkSource', json_build_object('sourceId', s.id), queue_name => $1,
           max_attempts => 10, job_key => 'evidence.checkSource:' || s.id, job_key_mode => 'preserve_run_at')
  FROM sources s WHERE EXISTS (SELECT 1 FROM evidence_revisions r WHERE r.source_id = s.id)`;
