import { processorTime } from "./processor-time";
import { percentile } from "./rounds";

/** What tells the processor time, in milliseconds since they began, of those who serve and of the database. */
export type Meters = { cpuMs: () => number; databaseMs: () => number };

/** What one measurement gave, for one of what is counted. */
export type Measured = {
  /** User and system time of the serving processes, in milliseconds. */
  cpuMs: number;
  /** The same of PostgreSQL. */
  databaseMs: number;
  perSecond: number;
  /** Of a single request, from sending to its last byte, in milliseconds. */
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
};

/** Of processes and all that they start. */
export const metersOf = (pids: readonly number[], databasePid: number): Meters => ({
  cpuMs: () => pids.reduce((sum, pid) => sum + processorTime(pid), 0),
  databaseMs: () => processorTime(databasePid),
});

/** Of this process alone. */
export const ownMeters = (databasePid: number): Meters => ({
  cpuMs: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
  databaseMs: () => processorTime(databasePid),
});

export type Spent = { cpuMs: number; databaseMs: number; seconds: number };

/** Begins to measure; what it gives says what was spent since. */
export function startMeters(meters: Meters): () => Spent {
  const before = { cpuMs: meters.cpuMs(), databaseMs: meters.databaseMs(), at: performance.now() };
  return () => ({
    seconds: (performance.now() - before.at) / 1_000,
    cpuMs: meters.cpuMs() - before.cpuMs,
    databaseMs: meters.databaseMs() - before.databaseMs,
  });
}

/**
 * @param things how many of what is counted
 * @param took how long each request took, in milliseconds
 */
export function perThing(
  { cpuMs, databaseMs, seconds }: Spent,
  things: number,
  took: readonly number[],
): Measured {
  return {
    cpuMs: cpuMs / things,
    databaseMs: databaseMs / things,
    perSecond: things / seconds,
    p50Ms: percentile(took, 50),
    p95Ms: percentile(took, 95),
    p99Ms: percentile(took, 99),
  };
}
