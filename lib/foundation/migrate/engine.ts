import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";

/** One Prisma schema file: its path (only for messages) and its text. */
export type DatamodelFile = { path: string; content: string };

type EngineModule = {
  SchemaEngine: {
    new: (
      options: { datamodels: [string, string][] | undefined },
      log: (line: string) => void,
      adapter: object,
    ) => Promise<SchemaEngine>;
  };
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

/**
 * Prisma's schema engine, compiled to WebAssembly, speaking to the database through `factory`.
 * The caller frees it with `engine.free()`.
 */
export async function schemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodels: DatamodelFile[] = [DIALECT],
): Promise<SchemaEngine> {
  const engineModule = await instantiated();
  return engineModule.SchemaEngine.new(
    { datamodels: datamodels.map((file) => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

// The engine wants one file at least, to learn which database it is for.
const DIALECT: DatamodelFile = {
  path: "schema.prisma",
  content: 'datasource db {\n  provider = "postgresql"\n}\n',
};

// The package is loaded once in a process and belongs to one instance. With a second, as from a copy of this module, what is
// left of the first is freed in the memory of the second, which then never answers.
const cache = globalThis as typeof globalThis & { assaySchemaEngine?: Promise<EngineModule> };

/** The package's own entry imports a `.wasm` file, which Node 20 cannot: we do by hand what that import does. */
function instantiated(): Promise<EngineModule> {
  cache.assaySchemaEngine ??= (async () => {
    // The engine reports its own failures here; without it they hide behind another one.
    Object.assign(globalThis, {
      PRISMA_WASM_PANIC_REGISTRY: {
        set_message: (message: string) => {
          throw new Error(`Prisma's schema engine failed: ${message}`);
        },
      },
    });
    const glue =
      (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as EngineModule;
    const folder = path.dirname(
      createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
    );
    const bytes = await readFile(path.join(folder, "schema_engine_bg.wasm"));
    const { instance: wasm } = await WebAssembly.instantiate(bytes, {
      "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
    });
    glue.__wbg_set_wasm(wasm.exports);
    (wasm.exports.__wbindgen_start as () => void)();
    return glue;
  })();
  return cache.assaySchemaEngine;
}
