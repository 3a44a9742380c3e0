import { randomBytes } from "node:crypto";
import pg from "pg";
import { closeDb } from "@/lib/foundation/db";
import { provideEnvironment, type RawEnvironment } from "@/lib/foundation/env";
import { migrateDatabase } from "../scripts/migrate";
import {
  APP_ROLE,
  createEmbeddedDatabase,
  PUBLIC_ROLE,
  rolePassword,
} from "../scripts/postgres/roles";
import { throwawayCluster, type ThrowawayCluster } from "../scripts/testing/throwaway-cluster";

/**
 * A database of the bench's own, migrated and empty, on a server of its own that does not wait for the disk unless it is
 * to be durable. Sets this process's environment, so that the rooms of `lib` find it.
 */
export async function openBenchDatabase(
  root: string,
  closing: (() => Promise<void>)[],
  options: { isDurable?: boolean } = {},
): Promise<{ environment: RawEnvironment; pid: number; cluster: ThrowawayCluster }> {
  // The program, its peer and the bench itself each hold as many connections as the program does alone.
  const cluster = await throwawayCluster(root, { ...options, connections: 200 });
  closing.push(cluster.discard);
  const secret = randomBytes(32).toString("hex");
  await createEmbeddedDatabase(cluster.adminUrl, secret);
  const url = (role: string) =>
    `postgresql://${role}:${rolePassword(secret, role)}@127.0.0.1:${cluster.port}/assay`;
  await migrateDatabase(root, url(APP_ROLE));
  const environment = {
    DATABASE_URL: url(APP_ROLE),
    DATABASE_URL_PUBLIC: url(PUBLIC_ROLE),
    ASSAY_SECRET: secret,
    ASSAY_CAST: undefined,
    SMTP_URL: undefined,
  };
  provideEnvironment({ ...environment, ASSAY_ORIGIN: undefined, ASSAY_LISTENERS: "127.0.0.1" });
  closing.push(closeDb);
  return { environment, pid: cluster.process.pid!, cluster };
}

/** A connection as the program's own role, ended with everything else. */
export async function connect(
  { DATABASE_URL: connectionString }: RawEnvironment,
  closing: (() => Promise<void>)[],
): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  closing.push(() => client.end());
  return client;
}

/** The same as a pool. */
export function connectPool(
  { DATABASE_URL: connectionString }: RawEnvironment,
  max: number,
  closing: (() => Promise<void>)[],
): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  pool.on("error", () => undefined);
  closing.push(() => pool.end());
  return pool;
}
