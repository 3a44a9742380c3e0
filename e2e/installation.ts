import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

/** A served production build with a database of its own. */
export type Installation = {
  origin: string;
  /** Path of `{ handle: password }`. */
  cast: string;
  databaseUrl: string;
};

/**
 * Serves the present production build on ports of its own until `stop`.
 *
 * @param changed settings of the web server that differ from those on one machine, e.g. its listeners
 * @param isEmpty whether the demonstration is left out, its people too
 */
export async function serveInstallation(
  changed: Record<string, string> = {},
  isEmpty = false,
): Promise<Installation & { stop(): Promise<void> }> {
  const root = path.resolve(import.meta.dirname, "..");
  const server = spawn(
    process.execPath,
    [
      ...["--conditions=react-server", "--import", "tsx"],
      ...[path.join(root, "scripts/testing/server.ts"), JSON.stringify({ changed, isEmpty })],
    ],
    { cwd: root, stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: server.stdout });
  const first = await Promise.race([once(lines, "line"), once(server, "exit")]);
  if (typeof first[0] !== "string") throw new Error("The server for the journeys did not start.");
  const stop = async () => {
    const ended = once(server, "exit");
    server.stdin.end();
    await ended;
  };
  return { ...(JSON.parse(first[0]) as Installation), stop };
}
