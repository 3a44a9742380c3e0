import "server-only";
import type { CronItem, TaskList } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { forgetEnded } from "./commands/forget";
import { deliverLetter } from "./commands/letters";
import { deliverSchema } from "./schema";

export const jobs: TaskList = {
  "identity.deliver": (payload) => deliverLetter(deliverSchema.parse(payload).letterId),
  "identity.forget": jobDoor(forgetEnded),
};

/** What has ended is forgotten once a day, also after a day switched off. */
export const crons: CronItem[] = [
  {
    task: "identity.forget",
    match: "47 3 * * *",
    options: { backfillPeriod: 24 * 60 * 60 * 1000, jobKey: "identity.forget" },
  },
];
