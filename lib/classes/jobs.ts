import "server-only";
import type { CronItem, TaskList } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { ERASE_JOB, eraseClasses } from "./commands/erase-classes";
import { releaseOnDate } from "./commands/release-on-date";
import { isToRelease } from "./queries/due";

export const jobs: TaskList = {
  [ERASE_JOB]: jobDoor(eraseClasses),
  "classes.release": jobDoor(releaseOnDate),
  "classes.releaseDue": async (_payload, { query }) => {
    await query(ASK);
  },
};

/**
 * Release dates are kept to the minute, also those that passed while the program was off. Classes whose thirty days are over
 * are erased once a day, also after a day switched off.
 */
export const crons: CronItem[] = [
  {
    task: ERASE_JOB,
    match: "57 3 * * *",
    options: { backfillPeriod: 24 * 60 * 60 * 1000, jobKey: ERASE_JOB },
  },
  { task: "classes.releaseDue", match: "* * * * *", options: { jobKey: "classes.releaseDue" } },
];

const ASK = `
  SELECT graphile_worker.add_job('classes.release', json_build_object('assignmentId', a.id), max_attempts => 10,
           job_key => 'classes.release:' || a.id, job_key_mode => 'preserve_run_at')
  FROM assignments a WHERE ${isToRelease("now()")}`;
