import { Logger, run } from "graphile-worker";
import type { TaskList } from "graphile-worker";
import { env } from "@/lib/foundation/env";
import { log } from "@/lib/foundation/log";

/** Every job of the program, by name. A room adds its own with one line: `...(await import("@/lib/reviews/jobs")).jobs`. */
export async function taskList(): Promise<TaskList> {
  return {};
}

const runner = await run({
  connectionString: env().databaseUrl,
  taskList: await taskList(),
  concurrency: 4,
  // Tallies are to be seen within a second of the vote.
  pollInterval: 500,
  noHandleSignals: true,
  parsedCronItems: [],
  logger: new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") log.warn({ from: "worker" }, message);
  }),
});
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.once(signal, () => {
    void runner.stop().then(() => process.exit(0));
  });
await runner.promise;
