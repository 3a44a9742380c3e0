import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ended } from "../processes.mjs";
import { Refusal } from "../refusal";
import { startCluster } from "./cluster";
import type { Cluster } from "./cluster";
import { postgresLocation, readLocation } from "./location";
import { withClient } from "./roles";

const root = path.resolve(import.meta.dirname, "../..");
const isRoot = process.getuid?.() === 0;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe("The embedded server in a clone that other users cannot enter", () => {
  it("stands where its own account can reach it, and .data says where", async () => {
    const folder = await closedFolder();
    const elsewhere = await openFolder();
    const location = await postgresLocation(root, folder, elsewhere);
    expect(location.data.startsWith(isRoot ? elsewhere : folder)).toBe(true);
    expect(await readLocation(folder)).toEqual(location);
    await using cluster = await running(location, folder);
    expect(await owner(cluster)).toBe("assay_superuser");
  });

  it("keeps its data when it is started again", async () => {
    const { location, folder } = await closedInstallation();
    {
      await using cluster = await running(location, folder);
      await write(cluster);
    }
    const again = await postgresLocation(root, folder, path.dirname(path.dirname(location.data)));
    expect(again.data).toBe(location.data);
    await using cluster = await running(again, folder);
    expect(await readBack(cluster)).toEqual([{ word: "kept" }]);
  });
});

describe("After kill -9", () => {
  it("the server recovers what was committed", async () => {
    const { location, folder } = await closedInstallation();
    const first = await running(location, folder);
    await write(first);
    first.process.kill("SIGKILL");
    await ended(first.process.pid!, 5_000);
    await using second = await running(location, folder);
    expect(await readBack(second)).toEqual([{ word: "kept" }]);
  });

  it("a server that was left running is shut down and started anew", async () => {
    const { location, folder } = await closedInstallation();
    const orphan = await running(location, folder);
    await write(orphan);
    await using second = await running(location, folder);
    expect(await ended(orphan.process.pid!, 0)).toBe(true);
    expect(await readBack(second)).toEqual([{ word: "kept" }]);
  });

  it("a number in the lock that now belongs to another program does not stop it", async () => {
    const { location, folder } = await closedInstallation();
    const first = await running(location, folder);
    await write(first);
    const lock = path.join(location.data, "postmaster.pid");
    const left = await readFile(lock, "utf8");
    await first.stop();
    await writeFile(lock, left.replace(/^\d+/, String(process.pid)));
    await using second = await running(location, folder);
    expect(await readBack(second)).toEqual([{ word: "kept" }]);
  });
});

describe("The embedded server", () => {
  it("takes another port where its own is in use", async () => {
    const { location, folder } = await closedInstallation();
    await using first = await running(location, folder);
    const other = await closedInstallation();
    await using second = await running(other.location, other.folder, first.port);
    expect(second.port).not.toBe(first.port);
  });

  it("says so when the secrets are not those of its data", async () => {
    const { location, folder } = await closedInstallation();
    await (await running(location, folder)).stop();
    await expect(running(location, folder, undefined, "another")).rejects.toThrow(Refusal);
    await expect(running(location, folder, undefined, "another")).rejects.toThrow(
      /secrets\.json do not open the data/,
    );
  });

  it("listens on loopback alone and lets nobody in without a password", async () => {
    const { location, folder } = await closedInstallation();
    await using cluster = await running(location, folder);
    const settings = await withClient(cluster.adminUrl(), (client) =>
      client.query(
        "SELECT current_setting('listen_addresses') a, current_setting('unix_socket_directories') s, current_setting('fsync') f",
      ),
    );
    expect(settings.rows).toEqual([{ a: "127.0.0.1", s: "", f: "on" }]);
    const nobody = `postgresql://assay_superuser:wrong@127.0.0.1:${cluster.port}/postgres`;
    await expect(withClient(nobody, async () => "in")).rejects.toThrow(/password/);
  });
});

async function closedInstallation() {
  const folder = await closedFolder();
  return { folder, location: await postgresLocation(root, folder, await openFolder()) };
}

async function running(
  location: Parameters<typeof startCluster>[0]["location"],
  folder: string,
  wantedPort?: number,
  superuserPassword = "a password",
): Promise<Cluster & AsyncDisposable> {
  const logFile = path.join(folder, "postgres.log");
  const cluster = await startCluster({
    ...{ location, superuserPassword, logFile, initArguments: ["--no-sync"] },
    ...(wantedPort === undefined ? {} : { wantedPort }),
  });
  closing.push(cluster.stop);
  return { ...cluster, [Symbol.asyncDispose]: cluster.stop };
}

function closedFolder(): Promise<string> {
  return folderFor(0o700);
}

function openFolder(): Promise<string> {
  return folderFor(0o755);
}

async function folderFor(mode: number): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "assay-runtime-"));
  await chmod(folder, mode);
  closing.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function owner(cluster: Cluster): Promise<string> {
  const { rows } = await withClient(cluster.adminUrl(), (client) =>
    client.query("SELECT current_user AS name"),
  );
  return rows[0].name as string;
}

function write(cluster: Cluster) {
  return withClient(cluster.adminUrl(), (client) =>
    client.query("CREATE TABLE words (word text); INSERT INTO words VALUES ('kept')"),
  );
}

async function readBack(cluster: Cluster): Promise<unknown[]> {
  return (await withClient(cluster.adminUrl(), (client) => client.query("SELECT word FROM words")))
    .rows;
}
