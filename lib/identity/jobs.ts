import "server-only";
import type { Task } from "graphile-worker";
import { deliverLetter } from "./commands/letters";
import { deliverSchema } from "./schema";

export const jobs: Record<string, Task> = {
  "identity.deliver": (payload) => deliverLetter(deliverSchema.parse(payload).letterId),
};
