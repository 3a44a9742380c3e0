import { parentPort, workerData } from "node:worker_threads";
import type { ThreadMessage, ThreadTask } from "../extract";
import { boundBuffers } from "./buffers";
import { readFile } from "./read-file";

// Nobody reads here but from the bytes that were given.
Object.assign(globalThis, { fetch: undefined, WebSocket: undefined, EventSource: undefined });

const { bytes, told, limits } = workerData as ThreadTask;
boundBuffers(limits.bufferMegabytes);
const say = (message: ThreadMessage) => parentPort!.postMessage(message);
const extraction = await readFile(bytes, told, { limits, onProgress: (done) => say({ done }) });
say({ extraction });
