import "server-only";
import type { CronItem, TaskList } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { systemClock } from "@/lib/foundation/clock";
import { remindOfAssignment } from "./commands/remind";
import { tellOfEvent } from "./commands/tell";
import { listReminders } from "./queries/reminders";

export const jobs: TaskList = {
  "follows.tell": jobDoor(tellOfEvent),
  "follows.findReminders": async (_payload, { addJob }) => {
    for (const reminder of await listReminders(systemClock())) {
      const jobKey = `follows.remind:${reminder.assignmentId}:${reminder.hours}`;
      await addJob("follows.remind", reminder, { jobKey, maxAttempts: 10 });
    }
  },
  "follows.remind": jobDoor(remindOfAssignment),
};

/** What is due soon is looked for every ten minutes; what was missed while nothing ran is found by the next look. */
export const crons: CronItem[] = [
  {
    task: "follows.findReminders",
    match: "*/10 * * * *",
    options: { jobKey: "follows.findReminders", maxAttempts: 3 },
  },
];
