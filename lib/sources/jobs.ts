import "server-only";
import type { CronItem, TaskList } from "graphile-worker";
import { z } from "zod";
import { asSystem } from "@/lib/access/command";
import { reportTwice } from "@/lib/access/job-door";
import { systemClock } from "@/lib/foundation/clock";
import { readText } from "./commands/read-text";
import { readGivenText } from "./jobs/read-given-text";
import { areTextsLeft } from "./queries/given-texts";

export const jobs: TaskList = {
  "sources.readText": async (payload, { addJob }) => {
    const stale = await readGivenText(payloadSchema.parse(payload).importId);
    if (stale.length > 0) await reportTwice(stale, addJob);
  },
  "sources.reclaimTexts": async () => {
    if (await areTextsLeft()) await asSystem(readText)({ act: "reclaim" }, systemClock);
  },
};

const payloadSchema = z.object({ importId: z.uuid() });

/** What a worker left when it died is found every minute. */
export const crons: CronItem[] = [
  { task: "sources.reclaimTexts", match: "* * * * *", options: { jobKey: "sources.reclaimTexts" } },
];
