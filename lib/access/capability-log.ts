import "server-only";
import type { Failure, Outcome } from "@/lib/foundation/errors";
import { log } from "@/lib/foundation/log";
import type { Permission } from "./permissions";

/**
 * Carries something out and writes one line about it: the capability's word, how it ended and how
 * long it took. Never what came in, from where, or why somebody judged as they did.
 */
export async function logged<Value>(
  permission: Permission,
  carryOut: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const startedAt = performance.now();
  let outcome: "done" | "surprise" | Failure["kind"] = "surprise";
  try {
    const result = await carryOut();
    outcome = result.ok ? "done" : result.failure.kind;
    return result;
  } finally {
    log.info({ ms: Math.round(performance.now() - startedAt), outcome }, permission);
  }
}
