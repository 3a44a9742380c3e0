import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { diffSchemas } from "@/lib/foundation/migrate/diff";

/** Builds, in a schema of its own, what the datamodel says and nothing else. */
export async function buildDatamodel(db: pg.Client, schema: string): Promise<void> {
  const folder = path.resolve(import.meta.dirname, "..");
  const names = (await readdir(path.join(folder, "models"))).map((name) => `models/${name}`);
  const files = ["schema.prisma", ...names.sort()].map(async (name) => ({
    path: path.join(folder, name),
    content: await readFile(path.join(folder, name), "utf8"),
  }));
  const script = await diffSchemas([], await Promise.all(files));
  await db.query(
    `CREATE SCHEMA ${schema}; SET search_path = ${schema}; ${script}; RESET search_path`,
  );
}
