import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { cp, readFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { childEnvironment, type RawEnvironment } from "@/lib/foundation/env";
import { endChild, exitOf, startChild } from "../scripts/children";
import { freePort } from "../scripts/postgres/cluster";
import { Refusal } from "../scripts/refusal";
import type { Served } from "./load";
import { metersOf } from "./meters";
import { get } from "./pages";
import type { Statements } from "./peer/vote";

export type Serving = {
  root: string;
  /** A folder of the bench's own, which nobody needs afterwards. */
  folder: string;
  environment: RawEnvironment;
  databasePid: number;
  /** What has to be ended, in the order in which it was begun. */
  closing: (() => Promise<void>)[];
};

export type ServedApp = Served & {
  pid: number;
  environment: RawEnvironment;
  jobSecret: string;
  /** Where its log is written to, as a file descriptor. */
  logFile: number;
};

/** The production build of this clone, as `npm start` serves it. */
export async function serveApp(serving: Serving): Promise<ServedApp> {
  const port = await freePort();
  const jobSecret = randomBytes(32).toString("hex");
  const environment = {
    ...{ ...serving.environment, NODE_ENV: "production", HOST, PORT: String(port) },
    ...{ ASSAY_ORIGIN: `http://${HOST}:${port}`, ASSAY_LISTENERS: HOST },
    ASSAY_JOB_SECRET: jobSecret,
  };
  const served = await serve(serving, serving.root, port, environment);
  return { ...served, environment, jobSecret };
}

/** Builds and serves the peers: an empty page, and a vote without the program. */
export async function servePeer(serving: Serving, statements: Statements): Promise<Served> {
  const peer = path.join(serving.folder, "peer");
  await cp(path.join(serving.root, "bench/peer"), peer, { recursive: true });
  await build(serving, peer);
  return serve(serving, peer, await freePort(), {
    ...{ ...serving.environment, NODE_ENV: "production" },
    BENCH_STATEMENTS: JSON.stringify(statements),
  });
}

const HOST = "127.0.0.1";

// Not as a child of ours with its watch over us: Next's own workers would take that over, and end for it.
async function build({ root, closing }: Serving, folder: string): Promise<void> {
  const child = spawn(process.execPath, [nextOf(root), "build", folder], {
    cwd: root,
    env: childEnvironment({ NODE_ENV: "production" }),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  closing.push(() => endChild(child));
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk));
  if ((await exitOf(child)) !== 0)
    throw new Refusal(`The peer could not be built:\n${output.trim()}`);
}

async function serve(
  { root, folder: home, databasePid, closing }: Serving,
  folder: string,
  port: number,
  environment: RawEnvironment,
): Promise<Served & { pid: number; logFile: number }> {
  const args = [nextOf(root), "start", folder, "-H", HOST, "-p", String(port)];
  // A line for each vote would drown what the bench itself says.
  const logName = path.join(home, `server-${port}.log`);
  const logFile = openSync(logName, "a");
  const child = startChild(root, args, environment, { stdout: "pipe", stderr: logFile });
  closing.push(async () => closeSync(logFile));
  closing.push(() => endChild(child));
  child.stdout?.resume();
  const origin = `http://${HOST}:${port}`;
  await answering(child, origin, async () => readFile(logName, "utf8"));
  return { origin, pid: child.pid!, meters: metersOf([child.pid!], databasePid), logFile };
}

/**
 * Waits until a server that was just started answers, whatever it answers.
 *
 * @throws Refusal where it ends or does not answer within a minute, with what it said
 */
export async function answering(
  child: ChildProcess,
  origin: string,
  said = async (): Promise<string> => "",
): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    if (
      await get(origin).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Refusal(
    `A server that was to be measured does not answer at ${origin}. ${(await said()).slice(-2_000)}`.trim(),
  );
}

const nextOf = (root: string): string => path.join(root, "node_modules/next/dist/bin/next");
