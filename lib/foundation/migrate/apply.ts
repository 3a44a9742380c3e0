import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { schemaEngine } from "./engine";
import type { Migration } from "./folder";
import { historyProblem } from "./history";
import type { AppliedMigration, HistoryProblem } from "./history";

/** What became of a run: the names now applied, or why none was. A migration stands wholly or not at all. */
export type MigrationOutcome =
  | { kind: "done"; applied: string[] }
  | { kind: "refused"; problem: HistoryProblem }
  | { kind: "busy" }
  | { kind: "failed"; migration: string; message: string; applied: string[] };

/**
 * Applies what is missing of `migrations` to the database, in order, by Prisma's own engine, and keeps the table
 * `_prisma_migrations` as `prisma migrate deploy` would. Each migration and its row are one transaction, so a
 * killed run leaves nothing half done. An advisory lock keeps a second run waiting.
 *
 * @param databaseUrl connection string of the role that owns the schema
 * @param migrations every migration of the code, oldest first
 * @param options.patienceMs how long to wait for another run to finish
 */
export async function applyMigrations(
  databaseUrl: string,
  migrations: Migration[],
  options: { patienceMs: number } = { patienceMs: 60_000 },
): Promise<MigrationOutcome> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  // A connection lost between two queries shows in the next query.
  pool.on("error", () => undefined);
  try {
    if (!(await locked(pool, options.patienceMs))) return { kind: "busy" };
    return await applyMissing(pool, migrations);
  } finally {
    await pool.end();
  }
}

/** The migrations that the database says it has, oldest first; none where it was never migrated. */
export async function appliedMigrations(
  database: pg.Pool | pg.Client,
): Promise<AppliedMigration[]> {
  const exists = await database.query(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS yes",
  );
  if (!exists.rows[0].yes) return [];
  const rows = await database.query(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows.rows;
}

async function applyMissing(pool: pg.Pool, migrations: Migration[]): Promise<MigrationOutcome> {
  const before = await appliedMigrations(pool);
  const problem = historyProblem(before, migrations);
  if (problem) return { kind: "refused", problem };
  const present = new Set(before.map((row) => row.name));
  const applied: string[] = [];
  for (const { name } of migrations.filter((migration) => !present.has(migration.name))) {
    present.add(name);
    const failure = await applyOne(
      pool,
      migrations.filter((migration) => present.has(migration.name)),
    );
    if (failure !== undefined)
      return { kind: "failed", migration: name, message: failure, applied };
    applied.push(name);
  }
  return { kind: "done", applied };
}

/** Applies the one of `migrations` that the database lacks, in one transaction. Gives PostgreSQL's message where it fails. */
async function applyOne(pool: pg.Pool, migrations: Migration[]): Promise<string | undefined> {
  const { factory, firstError } = oneConnection(pool);
  const engine = await schemaEngine(factory);
  await pool.query("BEGIN");
  try {
    await engine.applyMigrations({
      migrationsList: listOf(migrations),
      filters: { externalTables: [], externalEnums: [] },
    });
    await pool.query("COMMIT");
    return undefined;
  } catch (error) {
    await pool.query("ROLLBACK").catch(() => undefined);
    return firstError() ?? messageOf(error);
  } finally {
    engine.free();
  }
}

/**
 * Prisma's adapter over the pool's only connection, so that the engine works inside our transaction. Scripts go to the
 * server whole: the adapter's own way cuts them at every semicolon, also inside functions.
 */
function oneConnection(pool: pg.Pool) {
  let first: string | undefined;
  const base = new PrismaPg(pool);
  // The engine connects anew for each migration, and each time the adapter listens to the pool's errors.
  pool.setMaxListeners(0);
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: "postgres",
    adapterName: base.adapterName,
    connectToShadowDb: () => base.connectToShadowDb(),
    connect: async () => {
      const adapter = await base.connect();
      adapter.executeScript = async (script) => {
        await pool.query(script).catch((error: unknown) => {
          first ??= messageOf(error);
          throw error;
        });
      };
      return adapter;
    },
  };
  return { factory, firstError: () => first };
}

function listOf(migrations: Migration[]) {
  return {
    baseDir: "prisma/migrations",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}

// The number that Prisma's own command line locks, so that the two exclude each other as well.
const LOCK = 72707369;

async function locked(pool: pg.Pool, patienceMs: number): Promise<boolean> {
  await pool.query(`SET lock_timeout = ${Math.round(patienceMs)}`);
  try {
    await pool.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await pool.query("SET lock_timeout = 0");
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

const LOCK_NOT_AVAILABLE = "55P03";

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { detail, hint, where } = error as { detail?: string; hint?: string; where?: string };
  return [error.message, detail, hint, where].filter(Boolean).join("\n");
}
