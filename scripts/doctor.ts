import { existsSync } from "node:fs";
import path from "node:path";
import { operatorSettings } from "@/lib/foundation/env";
import { dataFolderOf } from "./data-folder";
import { runningStart, withDatabase } from "./database";
import { factsOf } from "./installation";
import { migrationStatus } from "./migrate";
import { readLocation } from "./postgres/location";
import { withClient } from "./postgres/roles";

/** The state of an installation, for a person and for a machine: `isHealthy` is false where something needs doing. */
export async function examine(root: string) {
  const settings = operatorSettings();
  const folder = dataFolderOf(root);
  const running = await runningStart(folder);
  const location = settings.databaseUrl === undefined ? await readLocation(folder) : undefined;
  const database = await withDatabase(root, async (databaseUrl) => ({
    server: await serverVersion(databaseUrl),
    ...(await migrationStatus(root, databaseUrl)),
  }));
  const castPath = settings.databaseUrl === undefined ? path.join(folder, "cast.json") : undefined;
  return {
    isHealthy: database.problem === null && database.missing.length === 0,
    node: process.version,
    isBuilt: existsSync(path.join(root, ".next/BUILD_ID")),
    servedAt: running?.address ?? null,
    database: {
      kind: settings.databaseUrl === undefined ? "embedded" : "given",
      data: location?.data ?? null,
      account: location?.account?.name ?? null,
      ...database,
    },
    // Of what is served, not of what this command was given; without a start, of what one would make of that.
    ...(running?.facts ?? factsOf(settings, castPath)),
  };
}

function serverVersion(databaseUrl: string): Promise<string> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query("SELECT current_setting('server_version') AS version");
    return rows[0].version as string;
  });
}
