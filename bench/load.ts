import autocannon from "autocannon";
import type { Request } from "autocannon";
import { perThing, startMeters, type Measured, type Meters, type Spent } from "./meters";
import { Wrong } from "./wrong";

/** Who serves, and whose processor time counts for it. */
export type Served = { origin: string; meters: Meters };

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

/**
 * Sends every request of every list and measures between the first and the last answer.
 *
 * @throws Wrong where an answer has another status or does not come
 */
export async function measure(load: Load): Promise<Measured> {
  const { from, connections, requestsPerThing = 1, patienceSeconds } = load;
  const amount = connections.reduce((sum, list) => sum + list.length, 0);
  const waiting = [...connections];
  const spent = startMeters(from.meters);
  const run = autocannon({
    url: from.origin,
    connections: connections.length,
    amount,
    timeout: patienceSeconds,
    sampleInt: 100,
    setupClient: (client) => client.setRequests(waiting.shift() ?? []),
  });
  const patience = setTimeout(() => run.stop(), patienceSeconds * 1_000);
  const { took, end } = listen(run, amount, spent);
  const result = await run;
  clearTimeout(patience);
  requireAll(result, load.due);
  return perThing(end() ?? spent(), amount / requestsPerThing, took);
}

/** How long each took, and what was spent by the last answer: the load generator looks only now and then whether it is done. */
function listen(run: ReturnType<typeof autocannon>, amount: number, spent: () => Spent) {
  const took: number[] = [];
  let atTheEnd: Spent | undefined;
  run.on("response", (_client, _status, _bytes, tookMs) => {
    took.push(tookMs);
    if (took.length === amount) atTheEnd = spent();
  });
  return { took, end: () => atTheEnd };
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
