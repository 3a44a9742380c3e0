import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient, type Prisma } from "@/prisma/generated/client";
import { env } from "./env";
import { log } from "./log";

/**
 * The ordinary handle: reads everything the program's role may read, writes nothing. Its type has no
 * writing method and its pool opens read-only sessions, so raw SQL cannot write either. Whoever uses
 * it carries the viewer's access inside the `where`.
 */
export function readDb(): ReadClient {
  return handles().read;
}

/** The public's eyes: the role `assay_public`, whose rows and columns are fixed by the database. */
export function publicDb(): ReadClient {
  return handles().public;
}

/** Prepared SQL as the public's role, for queries that Prisma cannot say in few statements. */
export const publicSql: Sql = (statement, values) => runOn(handles().publicPool, statement, values);

/** Prepared read-only SQL as the program's own role. */
export const readSql: Sql = (statement, values) => runOn(handles().readPool, statement, values);

/**
 * One transaction with two faces over one connection: Prisma's client and prepared SQL.
 * Whatever `run` throws rolls everything back. Only `lib/access/command.ts` opens one.
 */
export function transact<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
  const lent: Lent = { connection: undefined };
  const { write, writePool } = handles();
  return writePool.lending.run(lent, () =>
    write.$transaction(
      (db) => {
        const connection = lent.connection;
        if (!connection) throw new Error("Prisma opened a transaction without a connection");
        return lend(connection, (face) => run({ db, ...face }));
      },
      { maxWait: 10_000, timeout: 60_000 },
    ),
  );
}

/** The same with the SQL face alone: for hot commands, at a tenth of the CPU. The commit goes out with what was sent. */
export async function transactSql<T>(run: (tx: SqlTransaction) => Promise<T>): Promise<T> {
  const connection = await handles().writePool.connect();
  let broken: Error | undefined;
  try {
    await connection.query("BEGIN");
    return await lend(connection, run, () => connection.query("COMMIT"));
  } catch (error) {
    await connection.query("ROLLBACK").catch((rollback: Error) => (broken = rollback));
    throw error;
  } finally {
    connection.release(broken);
  }
}

/** The writing client for better-auth's adapter alone (`lib/access/auth.ts`). */
export function authDb(): PrismaClient {
  return handles().write;
}

/** The pool on which the rate limiter writes its own schema (`lib/access/limits.ts`). */
export function limiterPool(): pg.Pool {
  return handles().writePool;
}

/** Closes every connection: for programs that end, and for tests. */
export async function closeDb(): Promise<void> {
  const open = cache.assayDb;
  if (!open) return;
  cache.assayDb = undefined;
  await Promise.all([open.read.$disconnect(), open.public.$disconnect(), open.write.$disconnect()]);
  await Promise.all([open.readPool.end(), open.publicPool.end(), open.writePool.end()]);
}

/** A statement with a name is prepared once per connection; its text never holds a value. */
export type Statement = { name: string; text: string };
export type Sql = <Row extends pg.QueryResultRow = pg.QueryResultRow>(
  statement: Statement,
  values?: readonly unknown[],
) => Promise<Row[]>;
export type SqlTransaction = {
  sql: Sql;
  /**
   * For a statement whose answer nobody reads: it goes out without waiting, and is carried out before whatever is asked
   * next. If it fails, so does the transaction.
   */
  send: (statement: Statement, values?: readonly unknown[]) => void;
};
export type Transaction = SqlTransaction & { db: Prisma.TransactionClient };

type ReadMethod =
  | "findUnique"
  | "findUniqueOrThrow"
  | "findFirst"
  | "findFirstOrThrow"
  | "findMany"
  | "count"
  | "aggregate"
  | "groupBy";
type DelegateName = Uncapitalize<Prisma.ModelName>;
export type ReadClient = {
  readonly [Name in DelegateName]: Pick<PrismaClient[Name], ReadMethod & keyof PrismaClient[Name]>;
} & Pick<PrismaClient, "$queryRaw">;

/** The database said no for a reason its laws give: SQLSTATE of a constraint or of our own triggers. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause && depth < 6; depth++) {
    const {
      code,
      cause: next,
      meta,
    } = cause as {
      code?: unknown;
      cause?: unknown;
      meta?: { driverAdapterError?: unknown };
    };
    const original = (cause as { originalCode?: unknown }).originalCode;
    if (typeof original === "string" && /^[0-9A-Z]{5}$/.test(original)) return original;
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !/^P\d{4}$/.test(code))
      return code;
    cause = next ?? meta?.driverAdapterError;
  }
  return undefined;
}

type Handles = {
  read: PrismaClient;
  public: PrismaClient;
  write: PrismaClient;
  readPool: pg.Pool;
  publicPool: pg.Pool;
  writePool: LendingPool;
};
type Lent = { connection: pg.PoolClient | undefined };

// Next loads this module once per bundle layer; the pools, and what they remember, are one per process.
const cache = globalThis as typeof globalThis & { assayDb?: Handles };

function handles(): Handles {
  return (cache.assayDb ??= openHandles());
}

function openHandles(): Handles {
  const { databaseUrl, databaseUrlPublic } = env();
  // Compiling a statement costs more than it saves in statements as short as ours.
  const readOnly = "-c default_transaction_read_only=on -c jit=off";
  const reading = { ...PATIENCE, options: readOnly, max: 10 };
  const readPool = pool(new pg.Pool({ ...reading, connectionString: databaseUrl }));
  // What the public sees is fixed by policies within policies, so that a page's statements take ten times as long to
  // plan as to run. None of them is better for knowing its values: one plan serves a connection's whole life.
  const once = { ...reading, options: `${readOnly} -c plan_cache_mode=force_generic_plan` };
  const publicPool = pool(new pg.Pool({ ...once, connectionString: databaseUrlPublic }));
  const writePool = pool(
    new LendingPool({ ...PATIENCE, connectionString: databaseUrl, max: 20, pipeline: true }),
  );
  return {
    readPool,
    publicPool,
    writePool,
    read: new PrismaClient({ adapter: new PrismaPg(readPool) }),
    public: new PrismaClient({ adapter: new PrismaPg(publicPool) }),
    write: new PrismaClient({ adapter: new PrismaPg(writePool) }),
  };
}

const PATIENCE = {
  // Who waits longer for a connection gets an answer that says so, instead of none.
  connectionTimeoutMillis: 30_000,
  // A connection keeps its prepared statements, and planning one under the policies costs more than running it.
  idleTimeoutMillis: 600_000,
};

/** Remembers, for the transaction that asked, which connection Prisma took. */
class LendingPool extends pg.Pool {
  readonly lending = new AsyncLocalStorage<Lent>();

  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (
      error: Error | undefined,
      client: pg.PoolClient | undefined,
      done: (release?: unknown) => void,
    ) => void,
  ): void;
  override connect(callback?: Parameters<pg.Pool["connect"]>[0]): Promise<pg.PoolClient> | void {
    if (callback) return super.connect(callback);
    const lent = this.lending.getStore();
    const connection = super.connect();
    return lent ? connection.then((client) => (lent.connection ??= client)) : connection;
  }
}

/**
 * Lends `run` the SQL face of a connection, and waits for everything that was sent over it.
 *
 * @param end goes out behind the last statement, ahead of its answer: a COMMIT after a failure rolls back
 */
async function lend<T>(
  connection: pg.PoolClient,
  run: (face: SqlTransaction) => Promise<T>,
  end?: () => Promise<unknown>,
): Promise<T> {
  const sent: Promise<unknown>[] = [];
  try {
    const result = await run({
      sql: (statement, values) => runOn(connection, statement, values),
      send: (statement, values) => {
        const answer = runOn(connection, statement, values);
        answer.catch(() => undefined); // Heard below.
        sent.push(answer);
      },
    });
    await Promise.all([...sent, end?.()]);
    return result;
  } catch (error) {
    // After a failed statement every other fails for that reason alone: the first failure is the one to tell.
    for (const answer of sent) await answer;
    throw error;
  }
}

// A connection that breaks while idle must not end the process; the next query gets a new one.
function pool<P extends pg.Pool>(opened: P): P {
  opened.on("error", ({ message }) => log.warn({ reason: message }, "database.lost"));
  return opened;
}

async function runOn<Row extends pg.QueryResultRow>(
  on: pg.Pool | pg.PoolClient,
  { name, text }: Statement,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await on.query<Row>({ name, text, values: [...values] });
  return rows;
}
