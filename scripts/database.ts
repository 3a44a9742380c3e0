import path from "node:path";
import { operatorSettings, provideEnvironment } from "@/lib/foundation/env";
import type { OperatorSettings, RawEnvironment } from "@/lib/foundation/env";
import { castPasswords, ownSecrets, prepareDataFolder, readRunning } from "./data-folder";
import type { Running } from "./data-folder";
import { lockHolder, takeLock } from "./lock.mjs";
import { startCluster } from "./postgres/cluster";
import { prepareGivenDatabase } from "./postgres/given";
import { postgresLocation } from "./postgres/location";
import { createEmbeddedDatabase, APP_ROLE, PUBLIC_ROLE, rolePassword } from "./postgres/roles";
import { Refusal } from "./refusal";

/** A database that is ready to be used, and the settings by which child processes reach it. */
export type OpenDatabase = {
  environment: RawEnvironment;
  databaseUrl: string;
  /** Port and process of the embedded server that was started here; null where none was. */
  embedded: { port: number; onExit(listener: () => void): void } | null;
  close(): Promise<void>;
};

/**
 * The database of this installation: the server that `DATABASE_URL` names, or else the embedded one, started here.
 * The caller holds the clone's lock.
 */
export async function openDatabase(
  root: string,
  settings: OperatorSettings,
): Promise<OpenDatabase> {
  return settings.databaseUrl === undefined
    ? openEmbedded(root, settings)
    : openGiven({ ...settings, databaseUrl: settings.databaseUrl });
}

/**
 * Runs a command against the database of this installation: the one that is being served, or one opened for it.
 * Sets this process's environment, so that the rooms of `lib` find it; links lead to where it is served.
 */
export async function withDatabase<Result>(
  root: string,
  work: (databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const settings = operatorSettings();
  const folder = await prepareDataFolder(root);
  const facts = (await runningStart(folder))?.facts;
  if (facts) provideEnvironment({ ASSAY_ORIGIN: facts.origin, ASSAY_SIGN_UP: facts.signUpWish });
  if (settings.databaseUrl !== undefined) {
    const database = await openGiven({ ...settings, databaseUrl: settings.databaseUrl });
    provideEnvironment(database.environment);
    return work(database.databaseUrl);
  }
  const served = await servedDatabase(folder, settings);
  if (served !== undefined) {
    provideEnvironment(served);
    return work(served.DATABASE_URL!);
  }
  const lock = takeLock(startLock(folder));
  if (lock.kind === "held")
    throw new Refusal(
      `Assay is just starting in this clone (process ${lock.pid}). Try again in a moment.`,
    );
  const database = await openEmbedded(root, settings);
  try {
    provideEnvironment(database.environment);
    return await work(database.databaseUrl);
  } finally {
    const { closeDb } = await import("@/lib/foundation/db");
    await closeDb();
    await database.close();
    lock.release();
  }
}

/** The lock that whoever runs the embedded database of a clone holds. */
export function startLock(dataFolder: string): string {
  return path.join(dataFolder, "start.lock");
}

/** What the start that is running just now has noted of itself; undefined before it has, and where none runs. */
export async function runningStart(folder: string): Promise<Running | undefined> {
  const holder = lockHolder(startLock(folder));
  const noted = holder === undefined ? undefined : await readRunning(folder);
  return noted?.pid === holder ? noted : undefined;
}

async function openGiven(
  settings: OperatorSettings & { databaseUrl: string },
): Promise<OpenDatabase> {
  const prepared = await prepareGivenDatabase(settings);
  return {
    environment: {
      DATABASE_URL: prepared.databaseUrl,
      DATABASE_URL_PUBLIC: prepared.databaseUrlPublic,
      ASSAY_SECRET: prepared.secret,
      ASSAY_CAST: settings.castPath,
    },
    databaseUrl: prepared.databaseUrl,
    embedded: null,
    close: async () => undefined,
  };
}

async function openEmbedded(root: string, settings: OperatorSettings): Promise<OpenDatabase> {
  const folder = await prepareDataFolder(root);
  const secrets = await ownSecrets(folder);
  const secret = settings.secret ?? secrets.ASSAY_SECRET;
  const location = await postgresLocation(root, folder);
  const cluster = await startCluster({
    location,
    superuserPassword: secrets.postgresSuperuserPassword,
    logFile: path.join(folder, "postgres.log"),
    wantedPort: (await readRunning(folder))?.postgresPort ?? undefined,
  });
  try {
    await createEmbeddedDatabase(cluster.adminUrl, secret);
    const environment = await embeddedEnvironment(folder, cluster.port, secret);
    return {
      environment,
      databaseUrl: environment.DATABASE_URL!,
      embedded: {
        port: cluster.port,
        onExit: (listener) => void cluster.process.once("exit", listener),
      },
      close: cluster.stop,
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** The embedded database of a start that is running just now. */
async function servedDatabase(
  folder: string,
  settings: OperatorSettings,
): Promise<RawEnvironment | undefined> {
  const { postgresPort = null, address = null } = (await runningStart(folder)) ?? {};
  if (postgresPort === null || address === null) return undefined;
  const secret = settings.secret ?? (await ownSecrets(folder)).ASSAY_SECRET;
  return embeddedEnvironment(folder, postgresPort, secret);
}

async function embeddedEnvironment(
  folder: string,
  port: number,
  secret: string,
): Promise<RawEnvironment> {
  const url = (role: string) =>
    `postgresql://${role}:${rolePassword(secret, role)}@127.0.0.1:${port}/assay`;
  return {
    DATABASE_URL: url(APP_ROLE),
    DATABASE_URL_PUBLIC: url(PUBLIC_ROLE),
    ASSAY_SECRET: secret,
    ASSAY_CAST: (await castPasswords(folder)).file,
  };
}
