import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

/**
 * Serves the production build with a seeded database of its own for the journeys, and ends it after the last.
 * The fixtures find it in the environment: ASSAY_JOURNEY_ORIGIN, ASSAY_JOURNEY_CAST (path of `{ handle: password }`),
 * ASSAY_JOURNEY_DATABASE_URL.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const root = path.resolve(import.meta.dirname, "..");
  const server = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", path.join(root, "scripts/testing/server.ts")],
    { cwd: root, stdio: ["pipe", "pipe", "inherit"] },
  );
  const lines = createInterface({ input: server.stdout });
  const first = await Promise.race([once(lines, "line"), once(server, "exit")]);
  if (typeof first[0] !== "string") throw new Error("The server for the journeys did not start.");
  const { origin, cast, databaseUrl } = JSON.parse(first[0]) as Record<string, string>;
  Object.assign(process.env, {
    ASSAY_JOURNEY_ORIGIN: origin,
    ASSAY_JOURNEY_CAST: cast,
    ASSAY_JOURNEY_DATABASE_URL: databaseUrl,
  });
  return async () => {
    server.stdin.end();
    await once(server, "exit");
  };
}
