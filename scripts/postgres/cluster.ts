import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdtemp, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { ended, endProcess } from "../processes.mjs";
import { Refusal } from "../refusal";
import { as } from "./account";
import type { Location } from "./location";
import { clearStaleLock } from "./stale";

/** A running embedded server. */
export type Cluster = {
  port: number;
  process: ChildProcess;
  /** Connection string of the superuser, who only makes roles and databases. */
  adminUrl(database?: string): string;
  /** Ends the server after its last checkpoint. Does nothing where it has ended. */
  stop(): Promise<void>;
};

export type ClusterOptions = {
  location: Location;
  superuserPassword: string;
  logFile: string;
  /** The port it had last time; another is taken where that is in use. */
  wantedPort?: number;
  /** Further settings, each `name=value`. */
  settings?: string[];
  /** Of `initdb`, at the first start. */
  initArguments?: string[];
};

/**
 * Starts PostgreSQL on loopback, after making its cluster at the first start and clearing what a killed one left.
 *
 * @throws Refusal with PostgreSQL's own reason where it does not come up
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { location } = options;
  await initialise(options);
  await clearStaleLock(location.data);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? options.wantedPort : undefined);
    const logStart = await sizeOf(options.logFile);
    const server = await launch(options, port);
    const cluster = clusterOf(server, port, options.superuserPassword);
    if (await answers(cluster)) return cluster;
    const reason = (await readFile(options.logFile, "utf8")).slice(logStart);
    if (attempt === ATTEMPTS || !isPassing(reason)) throw failed(reason, options.logFile);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** A port of the loopback interface that nobody uses: the wanted one if it is free. */
export async function freePort(wanted?: number): Promise<number> {
  const port = await tryListening(wanted ?? 0);
  return port ?? freePort();
}

const SUPERUSER = "assay_superuser";
const ATTEMPTS = 10;

/** The cluster gets its name when it is whole, so that a killed first start begins again. */
async function initialise(options: ClusterOptions): Promise<void> {
  const { location, superuserPassword: password } = options;
  if (existsSync(path.join(location.data, "PG_VERSION"))) return;
  const scratch = await mkdtemp(path.join(tmpdir(), "assay-initdb-"));
  const passwordFile = path.join(scratch, "password");
  const half = `${location.data}.new`;
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    await give(location, scratch, passwordFile);
    await rm(half, { recursive: true, force: true });
    await rename(location.data, half);
    await run(location, "initdb", [
      `--pgdata=${half}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // Collation by code point and Unicode's letters, the same on every machine and after every system update.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      ...(options.initArguments ?? []),
    ]);
    await rename(half, location.data);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function give(location: Location, ...places: string[]): Promise<void> {
  const { uid, gid } = as(location.account ?? undefined);
  if (uid === undefined || gid === undefined) return;
  for (const place of places) await chown(place, uid, gid);
}

async function run(location: Location, program: string, args: string[]): Promise<void> {
  const child = spawn(path.join(location.binaries, "bin", program), args, {
    ...as(location.account ?? undefined),
    cwd: "/",
    env: serverEnvironment(),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw failed(output, undefined);
}

async function launch(options: ClusterOptions, port: number): Promise<ChildProcess> {
  const { location, logFile } = options;
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    "logging_collector=off",
    "max_connections=100",
    "timezone=UTC",
    // After a crash one call for the whole file system, where file by file takes seconds.
    ...(process.platform === "linux" ? ["recovery_init_sync_method=syncfs"] : []),
    ...(options.settings ?? []),
  ];
  const log = await open(logFile, (await sizeOf(logFile)) > LOG_LIMIT ? "w" : "a", 0o600);
  try {
    return spawn(
      path.join(location.binaries, "bin/postgres"),
      ["-D", location.data, ...settings.flatMap((setting) => ["-c", setting])],
      {
        ...as(location.account ?? undefined),
        cwd: "/",
        env: serverEnvironment(),
        // A group of its own: Ctrl-C in the terminal must not end it before the program that uses it.
        detached: true,
        stdio: ["ignore", log.fd, log.fd],
      },
    );
  } finally {
    await log.close();
  }
}

const LOG_LIMIT = 10_000_000;

/** Nothing of the operator's environment (PGPORT, LC_ALL, secrets) reaches the server. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: "C", PATH: "/usr/bin:/bin" } as unknown as NodeJS.ProcessEnv;
}

function clusterOf(server: ChildProcess, port: number, password: string): Cluster {
  return {
    port,
    process: server,
    adminUrl: (database = "postgres") =>
      `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null)
        return;
      // SIGINT is PostgreSQL's fast shutdown: connections are ended, and everything is written.
      server.kill("SIGINT");
      if (!(await ended(server.pid, 30_000))) await endProcess(server.pid, { signal: "SIGQUIT" });
    },
  };
}

/** Waits until the server lets the superuser in. False where it ended instead. */
async function answers(cluster: Cluster): Promise<boolean> {
  const { process: server } = cluster;
  server.once("error", () => undefined);
  const deadline = Date.now() + 60_000;
  while (server.exitCode === null && server.signalCode === null && server.pid !== undefined) {
    const problem = await connectOnce(cluster.adminUrl());
    if (problem === undefined) return true;
    if (problem === WRONG_PASSWORD) {
      await cluster.stop();
      throw new Refusal(
        "The secrets in .data/secrets.json do not open the data of the embedded PostgreSQL. Put the file back that belongs to it; .data/postgres-location.json says where the data is.",
      );
    }
    if (Date.now() > deadline) {
      await cluster.stop();
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

const WRONG_PASSWORD = "28P01";

async function connectOnce(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? "unreachable";
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Reasons that go away: the port was taken in between, or the children of a killed server are still ending. */
function isPassing(reason: string): boolean {
  return /Address already in use|pre-existing shared memory block/.test(reason);
}

function failed(reason: string, logFile: string | undefined): Refusal {
  if (/No space left on device/.test(reason))
    return new Refusal(
      "The disk is full: PostgreSQL cannot write. Free some space and start again.",
    );
  if (/Read-only file system|Permission denied/.test(reason))
    return new Refusal(`PostgreSQL may not write where its data is.\n${lastLines(reason)}`);
  const where = logFile === undefined ? "" : `\nIts whole log: ${logFile}`;
  return new Refusal(`The embedded PostgreSQL does not start:\n${lastLines(reason)}${where}`);
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-6).join("\n");
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    (found) => found.size,
    () => 0,
  );
}

function tryListening(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(undefined));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}
