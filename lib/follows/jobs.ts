import "server-only";
import type { CronItem, TaskList } from "graphile-worker";
import { asSystem } from "@/lib/access/command";
import { jobDoor } from "@/lib/access/job-door";
import { systemClock } from "@/lib/foundation/clock";
import { gatherDigests, sendDigest } from "./commands/digests";
import { remindOfAssignment } from "./commands/remind";
import { tellOfEvent } from "./commands/tell";
import { areDigestsDue } from "./queries/digests-due";
import { listReminders } from "./queries/reminders";
import { sendDigestInput } from "./schema";

export const jobs: TaskList = {
  "follows.tell": jobDoor(tellOfEvent),
  "follows.findReminders": async (_payload, { addJob }) => {
    for (const reminder of await listReminders(systemClock())) {
      const jobKey = `follows.remind:${reminder.assignmentId}:${reminder.hours}`;
      await addJob("follows.remind", reminder, { jobKey, maxAttempts: 10 });
    }
  },
  "follows.remind": jobDoor(remindOfAssignment),
  "follows.gather": async () => {
    const now = systemClock();
    if (await areDigestsDue(now)) await asSystem(gatherDigests)({}, () => now);
  },
  "follows.digest": (payload) => sendDigest(sendDigestInput.parse(payload).digestId),
};

/** Both are looked for again and again: what was missed while nothing ran is found by the next look. */
export const crons: CronItem[] = [
  {
    task: "follows.findReminders",
    match: "*/10 * * * *",
    options: { jobKey: "follows.findReminders", maxAttempts: 3 },
  },
  {
    task: "follows.gather",
    match: "*/15 * * * *",
    options: { jobKey: "follows.gather", maxAttempts: 3 },
  },
];
