import "server-only";
import type { JobHelpers, Task, TaskList } from "graphile-worker";
import { z } from "zod";
import { canonicalJson, sha256Hex, type JsonValue } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import { env } from "@/lib/foundation/env";
import { log } from "@/lib/foundation/log";
import { asSystem, type Command } from "./command";
import type { Permission } from "./permissions";

/**
 * The job door: turns a command into a worker's task, carried out by the program itself. What went
 * stale is handed to the server twice: at once, and once more when every render that began before
 * the change has ended, since such a render would keep the old page. The second report is a job of
 * its own, asked for first: it stands for all tags even if the command, tried again, finds no change.
 *
 * @param restMs how long after it was done a job of one payload rests before it is done again: what is asked for meanwhile
 *   is done once, after that
 * @throws Error when the server does not take the report, so that the worker tries again: commands
 *   behind this door may be repeated
 */
export function jobDoor<P extends Permission, Schema extends z.ZodType, Result extends JsonValue>(
  command: Command<P, Schema, Result>,
  { restMs = 0 } = {},
): Task {
  const doneAt = new Map<string, number>();
  return async (payload, { addJob, job }) => {
    const what = canonicalJson(payload as JsonValue);
    const restsUntil = (doneAt.get(what) ?? 0) + restMs;
    if (restsUntil > systemClock().getTime()) {
      const { task_identifier: task, key, max_attempts: maxAttempts } = job;
      const options = { runAt: new Date(restsUntil), maxAttempts, ...(key && { jobKey: key }) };
      await addJob(task, payload, { ...options, jobKeyMode: "preserve_run_at" });
      return;
    }
    const outcome = await asSystem(command)(payload as z.input<Schema>, systemClock);
    if (!outcome.ok) {
      // The row is gone or the payload is not ours: trying again would change nothing.
      log.warn({ job: command.permission, failure: outcome.failure.kind }, "job.refused");
      return;
    }
    const { stale } = outcome.value;
    if (stale.length === 0) return;
    await reportTwice(stale, addJob);
    if (restMs > 0) rememberIn(doneAt, what);
  };
}

/** What went stale by a job that is more than one command: handed on at once, and once more, as the door does. */
export async function reportTwice(stale: readonly string[], addJob: AddJob): Promise<void> {
  const runAt = new Date(systemClock().getTime() + SLOWEST_RENDER_MS);
  // Of a burst of changes the last one's is enough: each has reported at once what was rendered before it.
  const jobKey = `${STALE_REPORT}:${sha256Hex([...stale].sort().join(" "))}`;
  await addJob(STALE_REPORT, { tags: [...stale] }, { runAt, jobKey, maxAttempts: REPORT_ATTEMPTS });
  await reportStale(stale);
}

type AddJob = JobHelpers["addJob"];

function rememberIn(doneAt: Map<string, number>, what: string): void {
  // Whatever is forgotten is done a little too early.
  if (doneAt.size >= MOST_RESTING) doneAt.clear();
  doneAt.set(what, systemClock().getTime());
}

const MOST_RESTING = 1_000;

const STALE_REPORT = "stale.report";

/** The second report. */
export const jobs: TaskList = {
  [STALE_REPORT]: (payload) => reportStale(reportSchema.parse(payload).tags),
};

/**
 * Tells the server which cache tags are stale.
 *
 * @throws Error when the server cannot be reached in five seconds or refuses
 */
async function reportStale(tags: readonly string[]): Promise<void> {
  const { jobSecret, host, port } = env();
  const address = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host;
  const answer = await fetch(`http://${address}:${port}/api/stale`, {
    method: "POST",
    headers: { "content-type": "application/json", [JOB_SECRET_HEADER]: jobSecret },
    body: JSON.stringify({ tags }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) throw new Error(`the server refused a report of what is stale: ${answer.status}`);
}

const reportSchema = z.object({ tags: z.array(z.string()) });

export const JOB_SECRET_HEADER = "x-assay-job-secret";
const SLOWEST_RENDER_MS = 5_000;
// With the worker's growing pauses this is some hours; pages end by themselves sooner or later.
const REPORT_ATTEMPTS = 10;
