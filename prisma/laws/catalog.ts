import type pg from "pg";
import { select } from "@/prisma/factories/connection";

/**
 * What a schema consists of, one sentence per thing, as PostgreSQL says it. Left out are NOT NULL
 * constraints, which some versions list apart and which stand in the columns here.
 */
export async function readCatalog(db: pg.Client, schema: string): Promise<Catalog> {
  const [{ before } = { before: "" }] = await select(
    db,
    "SELECT current_setting('search_path') AS before",
  );
  // Names inside the search path are printed without their schema, so that two schemas compare.
  await db.query("SELECT set_config('search_path', $1, false)", [schema]);
  const catalog = {
    columns: await said(db, COLUMNS),
    constraints: await said(db, CONSTRAINTS),
    indexes: (await said(db, INDEXES)).map((line) => line.replaceAll(`${schema}.`, "")),
    enums: await said(db, ENUMS),
    triggers: await said(db, TRIGGERS),
    policies: await said(db, POLICIES),
    functions: await said(db, FUNCTIONS),
  };
  await db.query("SELECT set_config('search_path', $1, false)", [before]);
  return catalog;
}

export type Catalog = Record<
  "columns" | "constraints" | "indexes" | "enums" | "triggers" | "policies" | "functions",
  string[]
>;

async function said(db: pg.Client, text: string): Promise<string[]> {
  return (await select<{ line: string }>(db, text)).map(({ line }) => line).sort();
}

const OURS = `c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'`;

const COLUMNS = `
  SELECT format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attnotnull THEN ' not null' END, ' default ' || pg_get_expr(d.adbin, d.adrelid)) AS line
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE ${OURS}`;
const CONSTRAINTS = `
  SELECT format('%s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
  FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x') WHERE ${OURS}`;
const INDEXES = `
  SELECT format('%s.%s %s', c.relname, i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)) AS line
  FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid WHERE ${OURS}`;
const ENUMS = `
  SELECT format('%s %s', t.typname, string_agg(e.enumlabel, ' ' ORDER BY e.enumsortorder)) AS line
  FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
  WHERE t.typnamespace = current_schema()::regnamespace GROUP BY t.typname`;
const TRIGGERS = `
  SELECT format('%s.%s', c.relname, g.tgname) AS line
  FROM pg_class c JOIN pg_trigger g ON g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgenabled = 'O' WHERE ${OURS}`;
const POLICIES = `
  SELECT format('%s.%s', c.relname, p.polname) AS line FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
  WHERE ${OURS} AND c.relrowsecurity AND p.polcmd = 'r' AND p.polroles = ARRAY['assay_public'::regrole::oid]`;
const FUNCTIONS = `
  SELECT format('%s%s', p.proname, CASE WHEN p.prosecdef THEN ' with the rights of its owner' END) AS line
  FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace`;
