import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { appliedMigrations } from "@/lib/foundation/migrate/apply";
import { withClient } from "../postgres/roles";
import { explainWriteError, Refusal } from "../refusal";
import { BackupWriter, FORMAT, type Manifest, type Seal } from "./container";
import { listTables, readTable, settle } from "./tables";

export type BackupReport = { file: string; tables: number; rows: number; takenAt: string };

/**
 * Writes everything that a database holds, and what the worker still has to do, into one file: as it all stood
 * at one moment, also while people write. The file appears whole or not at all.
 *
 * @throws Refusal where the file exists or cannot be written, or the database was never migrated
 */
export async function backupDatabase(databaseUrl: string, file: string): Promise<BackupReport> {
  const target = path.resolve(file);
  if (existsSync(target))
    throw new Refusal(`${target} exists already. Choose another name; nothing was overwritten.`);
  const draft = `${target}.${process.pid}.partial`;
  await mkdir(path.dirname(target), { recursive: true }).catch((error: unknown) => {
    throw explainWriteError(error, target);
  });
  const writer = new BackupWriter(draft);
  try {
    const report = await withClient(databaseUrl, (client) => write(client, writer));
    await rename(draft, target);
    return { file: target, ...report };
  } catch (error) {
    await writer.abandon();
    await rm(draft, { force: true });
    throw explainWriteError(error, target);
  }
}

async function write(client: pg.Client, writer: BackupWriter): Promise<Omit<BackupReport, "file">> {
  await settle(client);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const manifest = await manifestOf(client);
  await writer.manifest(manifest);
  const seal: Seal = { tables: [] };
  for (const table of manifest.tables) {
    seal.tables.push(await readTable(client, table, (bytes) => writer.frame(bytes)));
    await writer.frame(Buffer.alloc(0));
  }
  await client.query("COMMIT");
  await writer.seal(seal);
  const rows = seal.tables.reduce((sum, table) => sum + table.rows, 0);
  return { tables: seal.tables.length, rows, takenAt: manifest.takenAt };
}

async function manifestOf(client: pg.Client): Promise<Manifest> {
  const migrations = await appliedMigrations(client);
  if (migrations.length === 0)
    throw new Refusal("The database was never migrated, so there is nothing to back up.");
  const { rows: sequences } = await client.query<{ name: string; lastValue: string }>(
    `SELECT sequencename AS name, last_value::text AS "lastValue" FROM pg_sequences
     WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename`,
  );
  const { rows: jobs } = await client.query<Manifest["jobs"][number]>(PENDING_JOBS);
  return {
    format: FORMAT,
    takenAt: new Date().toISOString(),
    migrations: migrations.map(({ name, checksum }) => ({ name, checksum })),
    tables: await listTables(client),
    sequences,
    jobs,
  };
}

// The worker's own tables are made anew; what waits in them is kept in its own words.
const PENDING_JOBS = `
  SELECT t.identifier AS task, j.payload, to_json(j.run_at) #>> '{}' AS "runAt", j.key, j.max_attempts AS "maxAttempts"
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE j.attempts < j.max_attempts ORDER BY j.id`;
