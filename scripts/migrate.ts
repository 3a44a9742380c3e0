import path from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { appliedMigrations, applyMigrations } from "@/lib/foundation/migrate/apply";
import { readMigrations } from "@/lib/foundation/migrate/folder";
import { explainHistoryProblem, historyProblem } from "@/lib/foundation/migrate/history";
import { Refusal } from "./refusal";

/**
 * Brings a database to the schema of this code.
 *
 * @returns the names of the migrations that were missing
 * @throws Refusal where the database is ahead or another one, or a migration fails; the database is then as before it
 */
export async function migrateDatabase(root: string, databaseUrl: string): Promise<string[]> {
  const outcome = await applyMigrations(databaseUrl, await migrationsOf(root));
  switch (outcome.kind) {
    case "done":
      // The worker's own schema, so that a job can be enqueued before a worker has ever run.
      await runMigrations({ connectionString: databaseUrl, logger: quiet });
      return outcome.applied;
    case "refused":
      throw new Refusal(explainHistoryProblem(outcome.problem));
    case "busy":
      throw new Refusal(
        "Another migration of this database is running. Try again when it is done.",
      );
    case "failed":
      throw new Refusal(
        `The migration ${outcome.migration} failed and changed nothing:\n${outcome.message}`,
      );
  }
}

/**
 * The same for a database that people use: before the first migration that it lacks, all that it holds is written
 * into a file beside the installation's data.
 *
 * @param backups the folder for such files
 * @returns besides the names, the file; null where nothing was missing or there was nothing to keep
 */
export async function migrateKeeping(
  root: string,
  databaseUrl: string,
  backups: string,
): Promise<{ applied: string[]; backup: string | null }> {
  const { applied, missing, problem } = await migrationStatus(root, databaseUrl);
  if (problem !== null) throw new Refusal(problem);
  const isNeeded = applied.length > 0 && missing.length > 0;
  const backup = isNeeded ? await backupBefore(missing[0]!, databaseUrl, backups) : null;
  return { applied: await migrateDatabase(root, databaseUrl), backup };
}

async function backupBefore(
  migration: string,
  databaseUrl: string,
  backups: string,
): Promise<string> {
  const { backupDatabase } = await import("./backup/backup");
  const at = new Date().toISOString().replace(/[:.]/g, "-");
  const name = `${at}-before-${migration}.assay`;
  return (await backupDatabase(databaseUrl, path.join(backups, name))).file;
}

/** Where a database stands: what it lacks, and why it could not be migrated, if so. */
export async function migrationStatus(root: string, databaseUrl: string) {
  const migrations = await migrationsOf(root);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const applied = await appliedMigrations(pool);
    const has = new Set(applied.map((row) => row.name));
    const problem = historyProblem(applied, migrations);
    return {
      applied: applied.map((row) => row.name),
      missing: migrations.map(({ name }) => name).filter((name) => !has.has(name)),
      problem: problem === undefined ? null : explainHistoryProblem(problem),
    };
  } finally {
    await pool.end();
  }
}

const quiet = new Logger(() => () => undefined);

function migrationsOf(root: string) {
  return readMigrations(path.join(root, "prisma/migrations"));
}
