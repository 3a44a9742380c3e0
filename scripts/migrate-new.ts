import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { diffSchemas } from "@/lib/foundation/migrate/diff";
import type { DatamodelFile } from "@/lib/foundation/migrate/engine";
import { Refusal } from "./refusal";

/**
 * The SQL between a committed datamodel and the one in the working tree. While there is no migration at all
 * the old one counts as empty.
 *
 * @param commit what to compare with; `HEAD` unless told
 */
export async function datamodelChange(root: string, commit = "HEAD"): Promise<string> {
  const isFirst = (await migrationNames(root)).length === 0;
  return diffSchemas(isFirst ? [] : committedDatamodel(root, commit), await presentDatamodel(root));
}

/**
 * Writes `prisma/migrations/<UTC time>_<name>/migration.sql` with the change of the datamodel since `commit`.
 *
 * @returns the path written, relative to the project
 * @throws Refusal when nothing changed and no empty migration was asked for, or the name is not usable
 */
export async function newMigration(
  root: string,
  name: string,
  options: { from?: string; empty?: boolean; now: Date },
): Promise<string> {
  if (!/^[a-z0-9_]+$/.test(name))
    throw new Refusal("A migration's name is made of a-z, 0-9 and _.", 2);
  const sql = options.empty ? "-- Written by hand.\n" : await datamodelChange(root, options.from);
  if (sql === "")
    throw new Refusal(
      "The datamodel has not changed. For SQL written by hand: assay migrate new <name> --empty",
    );
  const stamp = options.now.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join("prisma/migrations", `${stamp}_${name}`);
  await mkdir(path.join(root, folder), { recursive: true });
  await writeFile(path.join(root, folder, "migration.sql"), sql);
  await writeFile(path.join(root, "prisma/migrations/migration_lock.toml"), LOCK);
  return path.join(folder, "migration.sql");
}

const LOCK = 'provider = "postgresql"\n';

async function migrationNames(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, "prisma/migrations"), {
    withFileTypes: true,
  }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function presentDatamodel(root: string): Promise<DatamodelFile[]> {
  const models = await readdir(path.join(root, "prisma/models")).catch(() => []);
  const names = ["schema.prisma", ...models.map((name) => path.join("models", name)).sort()];
  return Promise.all(
    names
      .filter((name) => name.endsWith(".prisma"))
      .map(async (name) => ({
        path: path.join(root, "prisma", name),
        content: await readFile(path.join(root, "prisma", name), "utf8"),
      })),
  );
}

function committedDatamodel(root: string, commit: string): DatamodelFile[] {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  return git("ls-tree", "-r", "--name-only", commit, "prisma/schema.prisma", "prisma/models")
    .split("\n")
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({ path: path.join(root, name), content: git("show", `${commit}:${name}`) }));
}
