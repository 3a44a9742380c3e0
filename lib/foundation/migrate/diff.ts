import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DiffTarget } from "@prisma/schema-engine-wasm";
import { schemaEngine } from "./engine";
import type { DatamodelFile } from "./engine";

/**
 * The SQL that turns a database of the old datamodel into one of the new datamodel.
 *
 * Needs no database. It knows only what Prisma's schema language can say: partial indexes, checks, triggers,
 * policies and grants are written into the migration by hand.
 *
 * @param from files of the old datamodel; none means an empty database
 * @param to files of the new datamodel
 * @returns the script; empty when nothing differs
 */
export async function diffSchemas(from: DatamodelFile[], to: DatamodelFile[]): Promise<string> {
  const engine = await schemaEngine(offline, to);
  try {
    const { stdout } = await engine.diff({
      from: targetOf(from),
      to: targetOf(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const script = (stdout ?? "").replace(SCHEMA_STEP, "");
    return script.trim() === "-- This is an empty migration." ? "" : script;
  } finally {
    engine.free();
  }
}

function targetOf(files: DatamodelFile[]): DiffTarget {
  return files.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files };
}

// Every database has it, and asking for it would need a right on the database that nothing else needs.
const SCHEMA_STEP = '-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n';

// The engine asks one thing of the connection, which PostgreSQL it writes for, and we write for the oldest we support.
const offline: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "offline",
  connect: async () => ({
    provider: "postgres",
    adapterName: "offline",
    queryRaw: async () => ({
      columnNames: ["exists", "version", "numeric_version"],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, "PostgreSQL 15.0", 150000]],
    }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: async () => undefined,
  }),
  connectToShadowDb: refuse,
};

async function refuse(): Promise<never> {
  throw new Error("Comparing datamodels reached for a database.");
}
