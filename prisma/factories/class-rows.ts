import { readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";

/** What stands in every table of classes, and in the votes: how many rows, by whom last written, and a hash of them. */
export async function classRows(db: Pick<pg.Pool, "query">): Promise<unknown> {
  const counts = TABLES.map(
    (
      table,
    ) => `SELECT '${table}' AS "table", count(*)::int AS count, max(x.xmin::text::bigint) AS newest,
      md5(string_agg(md5(x::text), '' ORDER BY md5(x::text))) AS hash FROM ${table} x`,
  );
  return (await db.query<object>(counts.join(" UNION ALL "))).rows;
}

const MODELS = path.resolve(import.meta.dirname, "../models/classes.prisma");
const TABLES = [
  ...[...readFileSync(MODELS, "utf8").matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name!),
  ...["votes", "vote_evidence"],
];
