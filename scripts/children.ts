import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { childEnvironment } from "@/lib/foundation/env";
import type { RawEnvironment } from "@/lib/foundation/env";
import { endProcess } from "./processes.mjs";

/** How a TypeScript file of ours is run: `react-server` is what `server-only` asks for. */
export const RUN_TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];

/** Where a child writes: where this process does, into a pipe, or into an open file. */
type Output = "inherit" | "pipe" | number;

/**
 * Starts a Node process of ours in a process group of its own, so that Ctrl-C in the terminal reaches it only through us.
 * It ends by itself when this process is killed.
 *
 * @param args what follows `node`
 */
export function startChild(
  root: string,
  args: string[],
  environment: RawEnvironment,
  options: { stdout?: Output; stderr?: Output } = {},
): ChildProcess {
  const preload = pathToFileURL(path.join(root, "scripts/end-with-parent.mjs"));
  preload.searchParams.set("parent", String(process.pid));
  return spawn(process.execPath, ["--import", preload.href, ...args], {
    cwd: root,
    env: childEnvironment(environment),
    detached: true,
    stdio: ["ignore", options.stdout ?? "inherit", options.stderr ?? "inherit", "ipc"],
  });
}

/** Ends a child and whatever it started: politely, then by force. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  await endProcess(child.pid, { patienceMs: 10_000, isGroup: true });
}

/** The exit code of a child that ends by itself; a signal counts as 1. */
export function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
