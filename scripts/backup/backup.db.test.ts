import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateDatabase, migrateKeeping } from "@/scripts/migrate";
import { withClient } from "@/scripts/postgres/roles";
import { openOwner } from "@/prisma/factories/connection";
import { freshDatabase, testDatabase } from "@/prisma/factories/database";
import { makeLedger } from "@/prisma/factories/ledger";
import { backupDatabase } from "./backup";
import { restoreDatabase } from "./restore";
import { listTables, readTable, settle } from "./tables";

const root = path.resolve(import.meta.dirname, "../..");
const { url } = testDatabase();
const db = await openOwner();
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "assay-backup-"));
  file = path.join(folder, "ledger.assay");
  await migrateDatabase(root, url);
  await makeLedger(db);
  await db.query(
    "SELECT graphile_worker.add_job('mail.deliver', '{\"letterId\": \"x\"}', job_key => 'letter')",
  );
  await backupDatabase(url, file);
});
afterAll(async () => {
  await db.end();
  await rm(folder, { recursive: true, force: true });
});

describe("A backup", () => {
  it("restored into an empty database is equal to it, table by table", async () => {
    const { url: copy } = await freshDatabase({ isMigrated: false });
    const report = await restoreDatabase(root, copy, file);
    const [ours, theirs] = [await sumsOf(url), await sumsOf(copy)];
    expect(ours.length).toBeGreaterThan(40);
    expect(ours.filter(({ rows }) => rows > 0).length).toBeGreaterThan(30);
    expect(theirs).toEqual(ours);
    expect(report).toMatchObject({ tables: ours.length, jobs: 1, migrated: [] });
  });

  it("holds what the worker had to do", async () => {
    const { url: copy } = await freshDatabase({ isMigrated: false });
    await restoreDatabase(root, copy, file);
    const jobs = await withClient(copy, (client) =>
      client.query("SELECT task_identifier AS task, key FROM graphile_worker.jobs"),
    );
    expect(jobs.rows).toEqual([{ task: "mail.deliver", key: "letter" }]);
  });

  it("leaves the laws in force in what was restored, and its numbers going on", async () => {
    const { url: copy } = await freshDatabase({ isMigrated: false });
    await restoreDatabase(root, copy, file);
    await withClient(copy, async (client) => {
      await expect(client.query("DELETE FROM audit_events")).rejects.toThrow();
      await expect(client.query("DELETE FROM claims")).rejects.toThrow();
      const { rows } = await client.query(
        `INSERT INTO audit_events (name, actor_id, subject_kind, subject_id)
         SELECT name, actor_id, subject_kind, subject_id FROM audit_events LIMIT 1
         RETURNING id > (SELECT max(id) FROM audit_events) AS "isNext"`,
      );
      expect(rows).toEqual([{ isNext: true }]);
      expect(await constraintsOf(client)).toEqual(await constraintsOf(db));
    });
  });

  it("stays restorable after a migration has come", async () => {
    const later = cloneWith("later", "ALTER TABLE topics ADD motto text DEFAULT 'added later';");
    const { url: copy } = await freshDatabase({ isMigrated: false });
    const report = await restoreDatabase(later, copy, file);
    expect(report.migrated).toEqual(["29991231235959_later"]);
    const { rows } = await withClient(copy, (client) =>
      client.query("SELECT DISTINCT motto FROM topics"),
    );
    expect(rows).toEqual([{ motto: "added later" }]);
    const newer = path.join(folder, "newer.assay");
    await backupDatabase(copy, newer);
    const { url: another } = await freshDatabase({ isMigrated: false });
    await expect(restoreDatabase(root, another, newer)).rejects.toThrow(/29991231235959_later/);
  });

  it("is taken before a migration of a database in use, and only then", async () => {
    const { url: copy } = await freshDatabase({ isMigrated: false });
    const backups = path.join(folder, "backups");
    const first = await migrateKeeping(root, copy, backups);
    expect(first.backup).toBeNull();
    expect(first.applied.length).toBeGreaterThan(0);
    const later = cloneWith("another", "ALTER TABLE topics ADD COLUMN crest text;");
    const kept = await migrateKeeping(later, copy, backups);
    expect(kept.applied).toEqual(["29991231235959_another"]);
    expect(path.basename(kept.backup!)).toContain("before-29991231235959_another");
    const { url: before } = await freshDatabase({ isMigrated: false });
    expect(await restoreDatabase(root, before, kept.backup!)).toMatchObject({ migrated: [] });
  });

  it("is readable by its owner alone and never overwrites a file", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await expect(backupDatabase(url, file)).rejects.toThrow(/exists already/);
    expect((await readdir(folder)).filter((name) => name.includes("partial"))).toEqual([]);
  });

  it("is one moment, also while people write", async () => {
    const other = path.join(folder, "busy.assay");
    const writing = { isOver: false };
    const busy = (async () => {
      while (!writing.isOver) await makeLedger(db);
    })();
    await backupDatabase(url, other);
    writing.isOver = true;
    await busy;
    const { url: copy } = await freshDatabase({ isMigrated: false });
    // Foreign keys across tables hold only if all were read at one moment.
    expect(await restoreDatabase(root, copy, other)).toMatchObject({ migrated: [] });
  });
});

describe("What is refused, with nothing changed", () => {
  it.each([
    [
      "cut short",
      async (target: string) => truncate(target, Math.floor((await stat(target)).size * 0.9)),
    ],
    ["another kind of file", async (target: string) => writeFile(target, "once upon a time")],
    [
      "with a changed row",
      async (target: string) => {
        const bytes = gunzipSync(await readFile(target));
        const at = bytes.indexOf("a monopoly of power for the Bolsheviks");
        bytes.write("A", at);
        await writeFile(target, gzipSync(bytes));
      },
    ],
  ])("a file %s", async (name, spoil) => {
    const spoiled = path.join(folder, `${createHash("sha256").update(name).digest("hex")}.assay`);
    cpSync(file, spoiled);
    await spoil(spoiled);
    const { url: copy } = await freshDatabase({ isMigrated: false });
    await expect(restoreDatabase(root, copy, spoiled)).rejects.toThrow(/backup|backed up/);
    const claims = await withClient(copy, (client) =>
      client
        .query("SELECT count(*)::int AS n FROM claims")
        .then(({ rows }) => rows[0].n as number)
        .catch(() => 0),
    );
    expect(claims).toBe(0);
  });

  it("a database that holds something", async () => {
    await expect(restoreDatabase(root, url, file)).rejects.toThrow(/not empty/);
  });

  it("a file that is not there", async () => {
    const { url: copy } = await freshDatabase({ isMigrated: false });
    await expect(restoreDatabase(root, copy, path.join(folder, "absent"))).rejects.toThrow(
      /no file/,
    );
  });
});

/** A folder with the migrations of this clone and one more. */
function cloneWith(name: string, sql: string): string {
  const migrations = path.join(folder, name, "prisma/migrations");
  cpSync(path.join(root, "prisma/migrations"), migrations, { recursive: true });
  mkdirSync(path.join(migrations, `29991231235959_${name}`));
  writeFileSync(path.join(migrations, `29991231235959_${name}`, "migration.sql"), sql);
  return path.join(folder, name);
}

function sumsOf(databaseUrl: string) {
  return withClient(databaseUrl, async (client) => {
    await settle(client);
    const sums = [];
    for (const table of await listTables(client)) sums.push(await readTable(client, table));
    return sums;
  });
}

async function constraintsOf(client: pg.Client): Promise<unknown[]> {
  const { rows } = await client.query(
    `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE connamespace = current_schema()::regnamespace ORDER BY 1, 2`,
  );
  return rows;
}
