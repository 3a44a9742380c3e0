import { existsSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { appliedMigrations, applyMigrations } from "@/lib/foundation/migrate/apply";
import { readMigrations, type Migration } from "@/lib/foundation/migrate/folder";
import { migrateDatabase } from "../migrate";
import { withClient } from "../postgres/roles";
import { Refusal } from "../refusal";
import { BackupReader, type Manifest, type Seal } from "./container";
import { listTables, quoted, readTable, settle, type Table } from "./tables";

export type RestoreReport = {
  takenAt: string;
  tables: number;
  rows: number;
  jobs: number;
  /** The migrations that this code has and the backup had not: applied to what was restored. */
  migrated: string[];
};

/**
 * Puts a backup into an empty database: the schema as it was, every row, each table compared with the sum that
 * the backup gives for it, every foreign key checked anew, and then the migrations that came since.
 *
 * @param root the clone whose migrations are applied
 * @throws Refusal where the database holds something, the file is not whole, or this code is older than it
 */
export async function restoreDatabase(
  root: string,
  databaseUrl: string,
  file: string,
): Promise<RestoreReport> {
  if (!existsSync(file)) throw new Refusal(`There is no file ${path.resolve(file)}.`, 2);
  const reader = new BackupReader(file);
  try {
    const manifest = await reader.manifest();
    await prepareSchema(root, databaseUrl, manifest);
    const seal = await withClient(databaseUrl, (client) => load(client, reader, manifest));
    const migrated = await migrateDatabase(root, databaseUrl);
    await withClient(databaseUrl, (client) => askAgain(client, manifest));
    const rows = seal.tables.reduce((sum, table) => sum + table.rows, 0);
    const { takenAt, tables, jobs } = manifest;
    return { takenAt, tables: tables.length, rows, jobs: jobs.length, migrated };
  } finally {
    reader.close();
  }
}

/** The schema that the backup was taken from, in a database that holds nothing yet. */
async function prepareSchema(root: string, databaseUrl: string, manifest: Manifest): Promise<void> {
  const known = await readMigrations(path.join(root, "prisma/migrations"));
  const wanted = manifest.migrations.map(({ name, checksum }) => {
    const migration = known.find((each) => each.name === name && each.checksum === checksum);
    if (migration) return migration;
    throw new Refusal(
      `The backup was taken by code that has the migration ${name}; this code has not. Restore it with the version that took it, or a newer one.`,
    );
  });
  await withClient(databaseUrl, (client) => requireEmpty(client, wanted));
  const outcome = await applyMigrations(databaseUrl, wanted);
  if (outcome.kind !== "done")
    throw new Refusal("The schema of the backup could not be made; the database is as it was.");
}

async function requireEmpty(client: pg.Client, wanted: readonly Migration[]): Promise<void> {
  const applied = await appliedMigrations(client);
  const isTheSame = applied.every(({ name }, index) => wanted[index]?.name === name);
  const holds = applied.length > 0 && (!isTheSame || (await hasContent(client)));
  if (holds)
    throw new Refusal(
      "The database is not empty, and a backup is only put into an empty one. Name another in DATABASE_URL; or stop Assay, move the folder .data away and try again.",
    );
}

/** Whether anybody has an account, or there is any source or claim: the migrations' own rows are none of these. */
async function hasContent(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM profiles) OR EXISTS (SELECT 1 FROM sources) OR EXISTS (SELECT 1 FROM claims) AS yes`,
  );
  return rows[0]!.yes;
}

// One transaction: a restoration that fails leaves an empty database behind.
async function load(client: pg.Client, reader: BackupReader, manifest: Manifest): Promise<Seal> {
  await settle(client);
  await client.query("BEGIN");
  requireSameTables(await listTables(client), manifest.tables);
  const names = manifest.tables.map(({ name }) => quoted(name));
  // Rows arrive table by table: keys are checked when all are there, and triggers, which saw them once, are quiet.
  const keys = await dropForeignKeys(client);
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${names.join(", ")}`);
  for (const table of manifest.tables) await loadTable(client, reader, table);
  const seal = await reader.seal();
  await requireSums(client, manifest.tables, seal);
  for (const key of keys) await client.query(key);
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  for (const { name, lastValue } of manifest.sequences)
    await client.query("SELECT setval(to_regclass($1), $2::bigint)", [quoted(name), lastValue]);
  await client.query("COMMIT");
  await client.query("ANALYZE");
  return seal;
}

async function loadTable(
  client: pg.Client,
  reader: BackupReader,
  { name, columns }: Table,
): Promise<void> {
  const listed = columns.map(quoted).join(", ");
  const target = client.query(copyFrom(`COPY ${quoted(name)} (${listed}) FROM STDIN`));
  await pipeline(Readable.from(reader.rows()), target);
}

async function requireSums(client: pg.Client, tables: Table[], seal: Seal): Promise<void> {
  const sums = new Map(seal.tables.map(({ name, sha256 }) => [name, sha256]));
  for (const table of tables) {
    const { sha256 } = await readTable(client, table);
    if (sums.get(table.name) !== sha256)
      throw new Refusal(
        `The rows of ${table.name} are not those that were backed up: the file is damaged. Nothing was restored.`,
      );
  }
}

function requireSameTables(have: Table[], wanted: Table[]): void {
  if (JSON.stringify(have) !== JSON.stringify(wanted))
    throw new Refusal("The backup's tables are not those of its migrations. Nothing was restored.");
}

/** Takes the foreign keys off, and gives the statements that put them back. */
async function dropForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; add: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS add
    FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = current_schema()::regnamespace
    ORDER BY conname`);
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ add }) => add);
}

/** What the worker had still to do, it is asked for again. */
async function askAgain(client: pg.Client, { jobs }: Manifest): Promise<void> {
  for (const { task, payload, runAt, key, maxAttempts } of jobs)
    await client.query(
      `SELECT graphile_worker.add_job($1::text, $2::json, run_at => $3::timestamptz, max_attempts => $4::int, job_key => $5::text)`,
      [task, JSON.stringify(payload), runAt, maxAttempts, key],
    );
}
