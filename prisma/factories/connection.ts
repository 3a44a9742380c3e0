import pg from "pg";
import { env } from "@/lib/foundation/env";

/** A connection as the program's own role, which owns the tables and is no superuser. */
export const openOwner = (): Promise<pg.Client> => open(env().databaseUrl);

/** A connection as the public's role. */
export const openPublic = (): Promise<pg.Client> => open(env().databaseUrlPublic);

/** Runs `work` in one transaction; inside another `atomically` it joins that one. */
export async function atomically<T>(db: pg.Client, work: () => Promise<T>): Promise<T> {
  if (busy.has(db)) return work();
  busy.add(db);
  try {
    await db.query("BEGIN");
    const result = await work();
    await db.query("COMMIT");
    return result;
  } catch (error) {
    await db.query("ROLLBACK");
    throw error;
  } finally {
    busy.delete(db);
  }
}

/**
 * Tries something in a transaction of its own and says what became of it: "done", the name of the
 * constraint that refused it, or the SQLSTATE where no constraint has the word.
 */
export async function attempt(
  db: pg.Client,
  work: string | (() => Promise<unknown>),
  values: unknown[] = [],
): Promise<string> {
  try {
    await atomically(db, () =>
      typeof work === "string" ? db.query(work, values) : Promise.resolve(work()),
    );
    return "done";
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return error.constraint ?? error.code ?? error.message;
  }
}

/** Returns when somebody else waits for what the transaction of this connection holds. */
export async function waitedFor(db: pg.Client): Promise<void> {
  const waiting =
    "SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)) LIMIT 1";
  while ((await db.query(waiting)).rowCount === 0);
}

/** Inserts one row and gives it back as stored. */
export async function insertRow<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  db: pg.Client,
  table: string,
  row: Record<string, unknown>,
): Promise<Row> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const { rows } = await db.query<Row>(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(", ")}) VALUES (${places.join(", ")}) RETURNING *`,
    Object.values(row),
  );
  return rows[0]!;
}

/** The rows of a query. */
export async function select<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  db: pg.Client,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await db.query<Row>(text, values)).rows;
}

const busy = new WeakSet<pg.Client>();

async function open(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** The tables in which a word stands in any column. */
export async function wordsIn(db: pg.Client, word: string): Promise<string[]> {
  const tables = await select<{ name: string }>(
    db,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const query = `SELECT 1 FROM "${name}" t WHERE t::text ILIKE '%' || $1 || '%' LIMIT 1`;
    if ((await db.query(query, [word])).rows.length > 0) found.push(name);
  }
  return found;
}
