import { createHash } from "node:crypto";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Manifest } from "./container";

export type Table = Manifest["tables"][number];

/** Every table of the schema but Prisma's own, with the columns that hold what was written into them. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT t.table_name AS name, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
    FROM information_schema.tables t
    JOIN information_schema.columns c USING (table_schema, table_name)
    WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
      AND t.table_name <> '_prisma_migrations' AND c.is_generated = 'NEVER'
    GROUP BY t.table_name ORDER BY t.table_name`);
  return rows;
}

/** Rows read the same on every server only if it writes them the same. */
export async function settle(client: pg.Client): Promise<void> {
  await client.query(`
    SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'postgres';
    SET extra_float_digits = 1; SET bytea_output = 'hex'; SET client_encoding = 'UTF8'`);
}

/**
 * Reads a table in the order of its primary key, as COPY's text, and reckons its SHA-256 over it: the same rows
 * give the same sum, whichever server holds them.
 *
 * @param each gets the text in pieces
 */
export async function readTable(
  client: pg.Client,
  { name, columns }: Table,
  each: (bytes: Buffer) => Promise<void> = async () => undefined,
): Promise<{ name: string; rows: number; sha256: string }> {
  const order = await primaryKeyOf(client, name);
  const listed = columns.map(quoted).join(", ");
  const query = `COPY (SELECT ${listed} FROM ${quoted(name)} ORDER BY ${order}) TO STDOUT`;
  const stream = client.query(copyTo(query));
  const hash = createHash("sha256");
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    hash.update(bytes);
    await each(bytes);
  }
  return { name, rows: stream.rowCount ?? 0, sha256: hash.digest("hex") };
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function primaryKeyOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.attname AS name FROM pg_index i
     CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
     WHERE i.indrelid = to_regclass($1) AND i.indisprimary ORDER BY k.place`,
    [quoted(table)],
  );
  return rows.map(({ name }) => quoted(name)).join(", ");
}
