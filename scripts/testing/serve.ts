import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RawEnvironment } from "@/lib/foundation/env";
import { castSignIns } from "@/prisma/cast";
import { answering } from "../answering";
import { endChild, exitOf, RUN_TYPESCRIPT, startChild } from "../children";
import { migrateDatabase } from "../migrate";
import { freePort } from "../postgres/cluster";
import { APP_ROLE, createEmbeddedDatabase, PUBLIC_ROLE, rolePassword } from "../postgres/roles";
import { SERVER_LOGS } from "./server-logs";
import { throwawayCluster } from "./throwaway-cluster";

/** An installation for the journeys: its address, and what its people sign in with. */
export type TestInstallation = { origin: string; environment: RawEnvironment };

/**
 * Serves the present production build with a database of its own, on ports of its own, until `stop`.
 * Nothing of the clone's own installation is touched. What its processes say goes to a file below `SERVER_LOGS`.
 *
 * @param changed settings of the web server that differ from an installation on this machine alone
 * @param isEmpty whether the demonstration is left out
 */
export async function serveForTests(
  root: string,
  { changed = {}, isEmpty = false }: { changed?: RawEnvironment; isEmpty?: boolean } = {},
): Promise<TestInstallation & { stop(): Promise<void> }> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const cluster = await throwawayCluster(root);
    closing.push(cluster.discard);
    const folder = await mkdtemp(path.join(tmpdir(), "assay-journeys-"));
    closing.push(() => rm(folder, { recursive: true, force: true }));
    const environment = await environmentOf(cluster.port, folder);
    await createEmbeddedDatabase(cluster.adminUrl, environment.ASSAY_SECRET!);
    await migrateDatabase(root, environment.DATABASE_URL!);
    const log = await logOf(root, environment.PORT!);
    closing.push(() => log.close());
    if (!isEmpty) await seeded(root, environment, log.fd);
    closing.push(...(await serving(root, { ...environment, ...changed }, log.fd)));
    return { origin: environment.ASSAY_ORIGIN!, environment, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function environmentOf(postgresPort: number, folder: string): Promise<RawEnvironment> {
  const secret = randomBytes(32).toString("hex");
  const url = (role: string) =>
    `postgresql://${role}:${rolePassword(secret, role)}@127.0.0.1:${postgresPort}/assay`;
  const cast = path.join(folder, "cast.json");
  const passwords = castSignIns.map(({ handle }) => [
    handle,
    randomBytes(15).toString("base64url"),
  ]);
  await writeFile(cast, JSON.stringify(Object.fromEntries(passwords)), { mode: 0o600 });
  const port = await freePort();
  return {
    NODE_ENV: "production",
    DATABASE_URL: url(APP_ROLE),
    DATABASE_URL_PUBLIC: url(PUBLIC_ROLE),
    ASSAY_SECRET: secret,
    ASSAY_JOB_SECRET: randomBytes(32).toString("hex"),
    ASSAY_CAST: cast,
    ASSAY_LISTENERS: "127.0.0.1",
    ASSAY_ORIGIN: `http://localhost:${port}`,
    HOST: "127.0.0.1",
    PORT: String(port),
    ASSAY_LOG_FILE: undefined,
    ASSAY_NOINDEX: undefined,
    ASSAY_SIGN_UP: undefined,
    ASSAY_CLASSES: undefined,
    ASSAY_TRUSTED_PROXIES: undefined,
    SMTP_URL: undefined,
  };
}

async function logOf(root: string, port: string): Promise<FileHandle> {
  const folder = path.join(root, SERVER_LOGS);
  await mkdir(folder, { recursive: true });
  return open(path.join(folder, `${port}.log`), "a");
}

async function seeded(root: string, environment: RawEnvironment, log: number): Promise<void> {
  const args = [...RUN_TYPESCRIPT, path.join(root, "scripts/assay.ts"), "seed", "--quiet"];
  const child = startChild(root, args, environment, { stdout: log, stderr: log });
  if ((await exitOf(child)) !== 0)
    throw new Error("The demo corpus could not be put into the test database.");
}

async function serving(
  root: string,
  environment: RawEnvironment,
  log: number,
): Promise<(() => Promise<unknown>)[]> {
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const server = startChild(
    root,
    [next, "start", "-H", environment.HOST!, "-p", environment.PORT!],
    environment,
    { stdout: log, stderr: log },
  );
  const worker = startChild(
    root,
    [...RUN_TYPESCRIPT, path.join(root, "scripts/worker.ts")],
    environment,
    { stdout: log, stderr: log },
  );
  const gone = exitOf(server).then(() => {
    throw new Error("The web server ended before it answered.");
  });
  gone.catch(() => undefined);
  await Promise.race([answering(`http://127.0.0.1:${environment.PORT}`), gone]);
  return [() => endChild(worker), () => endChild(server)];
}
