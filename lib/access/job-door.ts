import "server-only";
import type { Task } from "graphile-worker";
import type { z } from "zod";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import { env } from "@/lib/foundation/env";
import { log } from "@/lib/foundation/log";
import { asSystem, type Command } from "./command";
import type { Permission } from "./permissions";

/**
 * The job door: turns a command into a worker's task, carried out by the program itself. What went
 * stale is handed to the server twice: at once, and once more when every render that began before
 * the change has ended, since such a render would keep the old page.
 */
export function jobDoor<P extends Permission, Schema extends z.ZodType, Result extends JsonValue>(
  command: Command<P, Schema, Result>,
): Task {
  return async (payload) => {
    const outcome = await asSystem(command)(payload as z.input<Schema>, systemClock);
    if (!outcome.ok) {
      // The row is gone or the payload is not ours: trying again would change nothing.
      log.warn({ job: command.permission, failure: outcome.failure.kind }, "job.refused");
      return;
    }
    const { stale } = outcome.value;
    if (stale.length === 0) return;
    await reportStale(stale);
    setTimeout(() => void reportStale(stale), SLOWEST_RENDER_MS).unref();
  };
}

/** Tells the server which cache tags are stale. Never throws: pages have a finite life as a backstop. */
export async function reportStale(tags: readonly string[]): Promise<void> {
  const { jobSecret, host, port } = env();
  const address = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host;
  try {
    const answer = await fetch(`http://${address}:${port}/api/stale`, {
      method: "POST",
      headers: { "content-type": "application/json", [JOB_SECRET_HEADER]: jobSecret },
      body: JSON.stringify({ tags }),
      signal: AbortSignal.timeout(5_000),
    });
    if (!answer.ok) log.warn({ status: answer.status }, "stale.refused");
  } catch (error) {
    log.warn({ reason: (error as Error).message }, "stale.unreachable");
  }
}

export const JOB_SECRET_HEADER = "x-assay-job-secret";
const SLOWEST_RENDER_MS = 5_000;
