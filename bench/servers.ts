import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { childEnvironment, type RawEnvironment } from "@/lib/foundation/env";
import { endChild, exitOf, startChild } from "../scripts/children";
import { freePort } from "../scripts/postgres/cluster";
import { Refusal } from "../scripts/refusal";
import type { Served } from "./load";
import { get } from "./pages";
import type { Statements } from "./peer/vote";

export type Serving = {
  root: string;
  environment: RawEnvironment;
  /** What has to be ended, in the order in which it was begun. */
  closing: (() => Promise<void>)[];
};

/** The production build of this clone, as `npm start` serves it. */
export async function serveApp({ root, environment, closing }: Serving): Promise<Served> {
  const port = await freePort();
  const origin = `http://${HOST}:${port}`;
  return serve(root, root, port, closing, {
    ...environment,
    HOST,
    PORT: String(port),
    ASSAY_ORIGIN: origin,
    ASSAY_LISTENERS: HOST,
    ASSAY_JOB_SECRET: randomBytes(32).toString("hex"),
  });
}

/** Builds and serves the peers: an empty page, and a vote without the program. */
export async function servePeer(
  { root, environment, closing }: Serving,
  statements: Statements,
): Promise<Served> {
  const folder = path.join(root, ".data/bench");
  const peer = path.join(folder, "peer");
  closing.push(() => rm(folder, { recursive: true, force: true }));
  await rm(folder, { recursive: true, force: true });
  await cp(path.join(root, "bench/peer"), peer, { recursive: true });
  await build(root, peer, closing);
  return serve(root, peer, await freePort(), closing, {
    ...environment,
    BENCH_STATEMENTS: JSON.stringify(statements),
  });
}

const HOST = "127.0.0.1";

// Not as a child of ours with its watch over us: Next's own workers would take that over, and end for it.
async function build(root: string, folder: string, closing: Serving["closing"]): Promise<void> {
  const child = spawn(process.execPath, [nextOf(root), "build", folder], {
    cwd: root,
    env: childEnvironment(PRODUCTION),
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
  root: string,
  folder: string,
  port: number,
  closing: Serving["closing"],
  environment: RawEnvironment,
): Promise<Served> {
  const args = [nextOf(root), "start", folder, "-H", HOST, "-p", String(port)];
  const child = startChild(root, args, { ...environment, ...PRODUCTION }, { stdout: "pipe" });
  closing.push(() => endChild(child));
  child.stdout?.resume();
  const origin = `http://${HOST}:${port}`;
  await answering(child, origin);
  return { origin, pid: child.pid! };
}

async function answering(child: ChildProcess, origin: string): Promise<void> {
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
    `A server that was to be measured does not answer at ${origin}; the lines above say why.`,
  );
}

const PRODUCTION = { NODE_ENV: "production" };

const nextOf = (root: string): string => path.join(root, "node_modules/next/dist/bin/next");
