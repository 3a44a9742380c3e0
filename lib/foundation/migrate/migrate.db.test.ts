import { createHash } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { freshDatabase } from "@/prisma/factories/database";
import { appliedMigrations, applyMigrations } from "./apply";
import { diffSchemas } from "./diff";
import { readMigrations } from "./folder";
import type { Migration } from "./folder";

const pools: pg.Pool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.end();
});

describe("Migrating from empty", () => {
  it("applies every migration of the project, and a second run none", async () => {
    const { url } = await freshDatabase({ isMigrated: false });
    const migrations = await readMigrations(path.resolve("prisma/migrations"));
    const names = migrations.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(await applyMigrations(url, migrations)).toEqual({ kind: "done", applied: names });
    expect(await applyMigrations(url, migrations)).toEqual({ kind: "done", applied: [] });
  });

  it("leaves the rows that Prisma's own command line would", async () => {
    const { url, pool } = await emptyDatabase();
    const migrations = [migration("1_first", "CREATE TABLE a (id int)")];
    await applyMigrations(url, migrations);
    const { rows } = await pool.query("SELECT * FROM _prisma_migrations");
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: migrations[0]!.checksum,
        migration_name: "1_first",
        started_at: expect.any(Date),
        finished_at: expect.any(Date),
        logs: null,
        rolled_back_at: null,
        applied_steps_count: 1,
      },
    ]);
  });

  it("takes functions whole, semicolons and all", async () => {
    const { url, pool } = await emptyDatabase();
    const sql = `CREATE FUNCTION three() RETURNS int LANGUAGE plpgsql AS $$
      DECLARE n int; BEGIN n := 3; RETURN n; END $$; DO $$ BEGIN PERFORM three(); END $$;`;
    expect(await applyMigrations(url, [migration("1_function", sql)])).toMatchObject({
      kind: "done",
    });
    expect((await pool.query("SELECT three() AS n")).rows).toEqual([{ n: 3 }]);
  });

  it("is done once when two start together", async () => {
    const { url, pool } = await emptyDatabase();
    const migrations = [migration("1_first", "CREATE TABLE a (id int)")];
    const outcomes = await Promise.all([1, 2, 3].map(() => applyMigrations(url, migrations)));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(["done", "done", "done"]);
    expect(await appliedMigrations(pool)).toHaveLength(1);
  });
});

describe("A migration that fails", () => {
  const good = migration("1_good", "CREATE TABLE good (id int)");
  const bad = migration("2_bad", "CREATE TABLE half (id int); INSERT INTO absent VALUES (1);");

  it("changes nothing, says what PostgreSQL said, and keeps those before it", async () => {
    const { url, pool } = await emptyDatabase();
    expect(await applyMigrations(url, [good, bad])).toEqual({
      kind: "failed",
      migration: "2_bad",
      message: expect.stringContaining('relation "absent" does not exist'),
      applied: ["1_good"],
    });
    expect(await tables(pool)).toEqual(["_prisma_migrations", "good"]);
    expect((await appliedMigrations(pool)).map((row) => row.name)).toEqual(["1_good"]);
  });

  it("can be mended and applied", async () => {
    const { url, pool } = await emptyDatabase();
    await applyMigrations(url, [good, bad]);
    const mended = migration("2_bad", "CREATE TABLE whole (id int)");
    expect(await applyMigrations(url, [good, mended])).toEqual({
      kind: "done",
      applied: ["2_bad"],
    });
    expect(await tables(pool)).toEqual(["_prisma_migrations", "good", "whole"]);
  });
});

describe("A database that does not belong to this code is refused and left alone", () => {
  const first = migration("1_first", "CREATE TABLE a (id int)");
  const second = migration("2_second", "CREATE TABLE b (id int)");

  it("because it is ahead", async () => {
    const { url } = await emptyDatabase();
    await applyMigrations(url, [first, second]);
    expect(await applyMigrations(url, [first])).toEqual({
      kind: "refused",
      problem: { kind: "ahead", names: ["2_second"] },
    });
  });

  it("because a migration was changed afterwards", async () => {
    const { url, pool } = await emptyDatabase();
    await applyMigrations(url, [first]);
    const edited = migration("1_first", "CREATE TABLE a (id bigint)");
    expect(await applyMigrations(url, [edited, second])).toEqual({
      kind: "refused",
      problem: { kind: "edited", names: ["1_first"] },
    });
    expect(await tables(pool)).toEqual(["_prisma_migrations", "a"]);
  });

  it("because somebody else's tables are in it", async () => {
    const { url, pool } = await emptyDatabase();
    await pool.query("CREATE TABLE theirs (id int)");
    expect(await applyMigrations(url, [first])).toMatchObject({ kind: "failed" });
    expect(await tables(pool)).toEqual(["theirs"]);
  });

  it("while another run is at work", async () => {
    const { url, pool } = await emptyDatabase();
    const other = await pool.connect();
    await other.query("SELECT pg_advisory_lock(72707369)");
    expect(await applyMigrations(url, [first], { patienceMs: 50 })).toEqual({ kind: "busy" });
    other.release(true);
  });
});

describe("The difference of two datamodels", () => {
  const datasource = 'datasource db {\n  provider = "postgresql"\n}\n';
  const file = (content: string) => [{ path: "schema.prisma", content: datasource + content }];
  const old = file("model A {\n  id Int @id\n}\n");

  it("from nothing is the whole schema, and asks for no right on the database", async () => {
    const sql = await diffSchemas([], old);
    expect(sql).toContain('CREATE TABLE "A"');
    expect(sql).not.toContain("CREATE SCHEMA");
  });

  it("is what changed", async () => {
    const sql = await diffSchemas(old, file("model A {\n  id Int @id\n  name String?\n}\n"));
    expect(sql).toContain('ALTER TABLE "A" ADD COLUMN     "name" TEXT');
  });

  it("of equals is empty", async () => {
    expect(await diffSchemas(old, old)).toBe("");
  });
});

async function emptyDatabase() {
  const { url } = await freshDatabase({ isMigrated: false });
  const pool = new pg.Pool({ connectionString: url });
  pools.push(pool);
  return { url, pool };
}

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

async function tables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  return rows.map((row) => row.tablename as string);
}
