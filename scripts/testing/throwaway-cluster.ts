import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCluster } from "../postgres/cluster";
import type { Cluster } from "../postgres/cluster";
import { postgresLocation } from "../postgres/location";
import { clearStaleLock } from "../postgres/stale";
import { isSameProcess, processStamp } from "../processes.mjs";

/**
 * A PostgreSQL server for one run of tests, with nothing in it; `discard` leaves no trace of it.
 *
 * @param isDurable whether it keeps what it acknowledged when it is killed, as the program's own does
 * @param connections how many it takes, where that is not as many as the program's own
 */
export async function throwawayCluster(
  root: string,
  { isDurable = false, connections }: { isDurable?: boolean; connections?: number } = {},
): Promise<ThrowawayCluster> {
  await discardAbandoned();
  const folder = await mkdtemp(path.join(tmpdir(), PREFIX));
  // The server's own account must be able to enter.
  await chmod(folder, 0o755);
  await writeFile(
    path.join(folder, "owner.json"),
    JSON.stringify({ pid: process.pid, stamp: processStamp(process.pid) }),
  );
  const location = await postgresLocation(root, folder);
  const options = {
    ...{ location, superuserPassword: randomBytes(24).toString("hex") },
    logFile: path.join(folder, "postgres.log"),
    settings: [
      ...(connections === undefined ? [] : [`max_connections=${connections}`]),
      // Nothing here outlives the run, so nothing need survive a power cut.
      ...(isDurable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
    ],
    ...(!isDurable && { initArguments: ["--no-sync"] }),
  };
  let cluster = await startCluster(options);
  return {
    ...cluster,
    startAgain: async () => {
      cluster = await startCluster({ ...options, wantedPort: cluster.port });
      return cluster;
    },
    discard: async () => {
      await cluster.stop();
      await rm(location.data, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type ThrowawayCluster = Cluster & {
  /** After its process was killed: with the data that it had, on its port if nobody took that. */
  startAgain(): Promise<Cluster>;
  discard(): Promise<void>;
};

const PREFIX = "assay-test-";

/** What killed runs left behind. */
async function discardAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const folder of names.map((name) => path.join(tmpdir(), name))) {
    const note = await readFile(path.join(folder, "owner.json"), "utf8").catch(() => undefined);
    if (note === undefined || isSameProcess(JSON.parse(note))) continue;
    await clearStaleLock(path.join(folder, "postgres"));
    await rm(folder, { recursive: true, force: true });
  }
}
