import "server-only";
import type { Task } from "graphile-worker";
import { jobDoor } from "@/lib/access/job-door";
import { forgetEnded } from "./commands/forget";
import { deliverLetter } from "./commands/letters";
import { deliverSchema } from "./schema";

export const jobs: Record<string, Task> = {
  "identity.deliver": (payload) => deliverLetter(deliverSchema.parse(payload).letterId),
  "identity.forget": jobDoor(forgetEnded),
};

/** Those that the worker starts once a day. */
export const dailyJobs: readonly string[] = ["identity.forget"];
