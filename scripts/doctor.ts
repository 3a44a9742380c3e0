import { existsSync } from "node:fs";
import path from "node:path";
import { areLettersRead, isCastUnlocked, operatorSettings } from "@/lib/foundation/env";
import { signUpOf } from "@/lib/identity/rules";
import { dataFolderOf, readRunning } from "./data-folder";
import { startLock, withDatabase } from "./database";
import { lockHolder } from "./lock.mjs";
import { migrationStatus } from "./migrate";
import { readLocation } from "./postgres/location";
import { withClient } from "./postgres/roles";

/** The state of an installation, for a person and for a machine: `isHealthy` is false where something needs doing. */
export async function examine(root: string) {
  const settings = operatorSettings();
  const folder = dataFolderOf(root);
  const holder = existsSync(folder) ? lockHolder(startLock(folder)) : undefined;
  const running = holder === undefined ? undefined : await readRunning(folder);
  const location = settings.databaseUrl === undefined ? await readLocation(folder) : undefined;
  const database = await withDatabase(root, async (databaseUrl) => ({
    server: await serverVersion(databaseUrl),
    ...(await migrationStatus(root, databaseUrl)),
  }));
  const installation = {
    origin: settings.origin,
    listeners: [settings.host],
    castPath: settings.databaseUrl === undefined ? path.join(folder, "cast.json") : undefined,
    smtpUrl: settings.smtpUrl,
  };
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
    origin: settings.origin,
    areDemoSignInsOpen: isCastUnlocked(installation),
    signUp: signUpOf(settings.signUp, areLettersRead(installation)),
  };
}

function serverVersion(databaseUrl: string): Promise<string> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query("SELECT current_setting('server_version') AS version");
    return rows[0].version as string;
  });
}
