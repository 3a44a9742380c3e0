import "server-only";
import { Worker } from "node:worker_threads";
import {
  EXTRACTION_LIMITS,
  refused,
  type Extraction,
  type ExtractionLimits,
  type ToldOfFile,
} from "../rules/extraction";

/** What a thread is given, and what it says while it reads. */
export type ThreadTask = { bytes: Uint8Array; told: ToldOfFile; limits: ExtractionLimits };
export type ThreadMessage = { done: number } | { extraction: Extraction };

/**
 * Reads the text of a file, whoever made it: in a thread of its own, which is ended when it takes too much memory or time.
 * One file at a time is read in a process, so that many cost no more memory than one.
 *
 * @param told what its sender called it: a hint, the bytes decide
 * @param watch `signal` ends the reading; `onProgress` hears from 0 to 1 how much is done
 * @returns what was read, or why it was refused, whatever is in the file
 */
export function extractText(
  bytes: Uint8Array,
  told: ToldOfFile,
  watch: { signal?: AbortSignal; onProgress?: (done: number) => void } = {},
  limits: ExtractionLimits = EXTRACTION_LIMITS,
): Promise<Extraction> {
  if (bytes.length === 0) return Promise.resolve(refused("EMPTY"));
  if (bytes.length > limits.fileBytes) return Promise.resolve(refused("TOO_LARGE"));
  const mine = turn.then(() =>
    watch.signal?.aborted ? refused("CANCELLED") : inThread({ bytes, told, limits }, watch),
  );
  // Whatever happens to one file, the next has its turn.
  turn = mine.catch(() => null);
  return mine;
}

let turn: Promise<unknown> = Promise.resolve();

function inThread(
  task: ThreadTask,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number) => void },
): Promise<Extraction> {
  return new Promise((resolve) => {
    const worker = threadFor(task);
    let isOver = false;
    const end = (extraction: Extraction) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      // Its memory is free when it has ended, and only then may another begin.
      void worker.terminate().then(() => resolve(extraction));
    };
    const cancel = () => end(refused("CANCELLED"));
    const timer = setTimeout(() => end(refused("TOO_LONG")), task.limits.milliseconds);
    signal?.addEventListener("abort", cancel);
    worker.on("message", (message: ThreadMessage) => {
      if ("done" in message) onProgress?.(message.done);
      else end(message.extraction);
    });
    worker.on("error", (error: NodeJS.ErrnoException) =>
      end(refused(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "TOO_LARGE" : "UNREADABLE")),
    );
    worker.on("exit", () => end(refused("UNREADABLE")));
  });
}

/** A thread that knows nothing of this process: no settings, no secrets, and no more memory than the task allows. */
function threadFor({ limits, ...file }: ThreadTask): Worker {
  // Not for a bundler to see: the thread runs from the sources, as every process of ours does.
  const entry = new URL("./extraction/thread.mjs", import.meta.url);
  const worker = new Worker(entry, {
    workerData: { ...file, limits } satisfies ThreadTask,
    execArgv: ["--conditions=react-server"],
    env: {},
    resourceLimits: {
      maxOldGenerationSizeMb: limits.heapMegabytes,
      maxYoungGenerationSizeMb: 32,
      stackSizeMb: 4,
    },
    ...{ stdout: true, stderr: true },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  return worker;
}
