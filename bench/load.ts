import autocannon from "autocannon";
import type { Request } from "autocannon";
import { processorTime } from "./processor-time";
import { Wrong } from "./wrong";

/** Who serves, and whose processor time counts for it. */
export type Served = { origin: string; pid: number };

export type Load = {
  from: Served;
  /** One list for each connection; each request is sent once, the next when the last was answered. */
  connections: readonly Request[][];
  /** How many requests make one of what is counted: a signed-in reading is a page and a question who is signed in. */
  requestsPerThing?: number;
  /** How many answers of each status are due. */
  due: Readonly<Record<number, number>>;
  patienceSeconds: number;
};

/** What one measurement gave, for one of what is counted. */
export type Measured = {
  /** User and system time of the server's processes, in milliseconds. */
  cpuMs: number;
  perSecond: number;
  /** Of a single request, from sending to its last byte, in milliseconds. */
  p99Ms: number;
};

/**
 * Sends every request of every list and measures between the first and the last answer.
 *
 * @throws Wrong where an answer has another status or does not come
 */
export async function measure(load: Load): Promise<Measured> {
  const { from, connections, requestsPerThing = 1, patienceSeconds } = load;
  const amount = connections.reduce((sum, list) => sum + list.length, 0);
  const waiting = [...connections];
  const cpuBefore = processorTime(from.pid);
  const startedAt = performance.now();
  const run = autocannon({
    url: from.origin,
    connections: connections.length,
    amount,
    timeout: patienceSeconds,
    sampleInt: 100,
    setupClient: (client) => client.setRequests(waiting.shift() ?? []),
  });
  const patience = setTimeout(() => run.stop(), patienceSeconds * 1_000);
  const ended = lastAnswer(run, amount, from.pid);
  const result = await run;
  clearTimeout(patience);
  const { cpu, at } = ended() ?? { cpu: processorTime(from.pid), at: performance.now() };
  requireAll(result, load.due);
  const things = amount / requestsPerThing;
  return {
    cpuMs: (cpu - cpuBefore) / things,
    perSecond: (things * 1_000) / (at - startedAt),
    p99Ms: result.latency.p99,
  };
}

/** The moment of the last answer: the load generator itself looks only now and then whether it is done. */
function lastAnswer(run: ReturnType<typeof autocannon>, amount: number, pid: number) {
  let answers = 0;
  let end: { cpu: number; at: number } | undefined;
  run.on("response", () => {
    answers += 1;
    if (answers === amount) end = { at: performance.now(), cpu: processorTime(pid) };
  });
  return () => end;
}

function requireAll(
  { statusCodeStats, errors, timeouts }: Awaited<ReturnType<typeof autocannon>>,
  due: Load["due"],
): void {
  const came = Object.entries(statusCodeStats).map(([status, { count }]) => [status, count]);
  const [wanted, counted] = [inWords(Object.entries(due)), inWords(came as [string, number][])];
  if (wanted === counted && errors === 0 && timeouts === 0) return;
  throw new Wrong(
    `Answers due: ${wanted}. There were: ${counted || "none"}; ${errors} broken connections, ${timeouts} lost requests.`,
  );
}

const inWords = (counts: [string, number][]): string =>
  counts
    .map(([status, count]) => `${count} of ${status}`)
    .sort()
    .join(", ");
