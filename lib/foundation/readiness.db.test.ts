import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import pg from "pg";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { closeDb, limiterPool } from "./db";
import { env, provideEnvironment } from "./env";
import { readiness, WORKER_NAME } from "./readiness";

const databaseUrl = env().databaseUrl;
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await closeDb();
  provideEnvironment({ DATABASE_URL: databaseUrl });
});
afterAll(closeDb);

describe("An installation", () => {
  it("is ready with its database, its migrations and a worker", async () => {
    expect(await found()).toEqual({ database: true, migrations: true, worker: false });
    await worker();
    expect(await found()).toEqual({ database: true, migrations: true, worker: true });
  });

  it("is not, where a migration is missing, unfinished, changed or unknown", async () => {
    const { rows } = await sql("SELECT * FROM _prisma_migrations ORDER BY migration_name DESC");
    const newest = rows[0].migration_name as string;
    for (const change of [
      "DELETE FROM _prisma_migrations WHERE migration_name = $1",
      "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1",
      "UPDATE _prisma_migrations SET checksum = 'another' WHERE migration_name = $1",
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
       VALUES ('later', '', $1 || '_later', now())`,
    ]) {
      await sql("BEGIN; CREATE TABLE kept AS SELECT * FROM _prisma_migrations; COMMIT");
      await sql(change, [newest]);
      expect([change, await found()]).toMatchObject([change, { migrations: false }]);
      await sql(`DELETE FROM _prisma_migrations; INSERT INTO _prisma_migrations SELECT * FROM kept;
        DROP TABLE kept`);
    }
    expect(await found()).toMatchObject({ migrations: true });
  });

  it("is not, where its database was never migrated", async () => {
    await sql("ALTER TABLE _prisma_migrations RENAME TO away");
    expect(await found()).toMatchObject({ database: true, migrations: false });
    await sql("ALTER TABLE away RENAME TO _prisma_migrations");
  });

  it("is not, where no database answers, or one that says nothing", async () => {
    const nothing = { database: false, migrations: false, worker: false };
    await useDatabaseAt(1);
    expect(await found()).toEqual(nothing);
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const asked: Socket[] = [];
    silent.on("connection", (socket) => asked.push(socket));
    await useDatabaseAt((silent.address() as AddressInfo).port);
    expect(await found()).toEqual(nothing);
    expect(await found()).toEqual(nothing);
    expect(asked).toHaveLength(1);
    for (const socket of asked) socket.destroy();
    silent.close();
  });

  it("is looked at once a second, however many ask", async () => {
    const before = await readiness(at(0));
    await worker();
    expect(await readiness(at(999))).toBe(before);
    expect(await readiness(at(1_000))).toMatchObject({ worker: true });
  });
});

/** What is found now, whatever was found before. */
function found() {
  later += 10_000;
  return readiness(new Date(later));
}

async function useDatabaseAt(port: number): Promise<void> {
  await closeDb();
  provideEnvironment({ DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/nothing` });
}

function at(milliseconds: number): Date {
  return new Date(later + 10_000 + milliseconds);
}

let later = 0;

async function worker(): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: WORKER_NAME,
  });
  await client.connect();
  closing.push(() => client.end());
}

function sql(text: string, values?: unknown[]) {
  return limiterPool().query(text, values);
}
