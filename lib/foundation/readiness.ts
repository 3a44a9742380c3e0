import "server-only";
import path from "node:path";
import { readSql, sqlState } from "./db";
import { readMigrations } from "./migrate/folder";
import { historyProblem, type AppliedMigration } from "./migrate/history";

/**
 * Whether what the program leans on is there. Whoever asks: it is looked at once a second at most, and what does not
 * answer within two seconds counts as absent.
 */
export function readiness(now: Date): Promise<Readiness> {
  const at = now.getTime();
  if (!last || Math.abs(at - last.at) >= LOOK_EVERY_MS) {
    // While a database says nothing, one look waits for it and not one more every second.
    looking ??= look().finally(() => (looking = undefined));
    last = { at, found: withinPatience(looking).then((found) => found ?? ABSENT) };
  }
  return last.found;
}

export type Readiness = {
  /** The read pool reaches the database. */
  database: boolean;
  /** It has exactly the migrations of this code. */
  migrations: boolean;
  /** A worker is connected to it, on whatever machine. */
  worker: boolean;
};

/** By this name the worker's connections are known to the database. */
export const WORKER_NAME = "assay-worker";

const LOOK_EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;
const ABSENT: Readiness = { database: false, migrations: false, worker: false };

let looking: Promise<Readiness> | undefined;
let last: { at: number; found: Promise<Readiness> } | undefined;

async function look(): Promise<Readiness> {
  try {
    const [worker] = await readSql<{ isThere: boolean }>(FIND_WORKER, [WORKER_NAME]);
    return { database: true, migrations: await isMigrated(), worker: worker?.isThere ?? false };
  } catch {
    return ABSENT;
  }
}

async function isMigrated(): Promise<boolean> {
  const wanted = await (migrations ??= readMigrations(path.join(process.cwd(), MIGRATIONS)));
  const applied = await readSql<AppliedMigration>(READ_APPLIED).catch((error: unknown) => {
    if (sqlState(error) === UNDEFINED_TABLE) return [];
    throw error;
  });
  return applied.length === wanted.length && historyProblem(applied, wanted) === undefined;
}

// They are those of the code that runs, whatever becomes of the folder meanwhile.
let migrations: ReturnType<typeof readMigrations> | undefined;
const MIGRATIONS = "prisma/migrations";
const UNDEFINED_TABLE = "42P01";

function withinPatience<T>(work: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const FIND_WORKER = {
  name: "foundation_find_worker",
  text: `SELECT EXISTS (SELECT 1 FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = $1) AS "isThere"`,
};
const READ_APPLIED = {
  name: "foundation_read_migrations",
  text: `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
         FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
};
