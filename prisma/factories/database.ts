import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { env } from "@/lib/foundation/env";
import {
  APP_ROLE,
  PUBLIC_ROLE,
  createEmbeddedDatabase,
  rolePassword,
  withClient,
} from "@/scripts/postgres/roles";
import { TEMPLATE } from "@/scripts/testing/test-cluster";

/** Connection strings of the program's role and of the role that reads what is public. */
export type TestDatabase = { url: string; publicUrl: string };

/** The migrated, empty database that belongs to the test file that asks; `lib/foundation/db` uses the same one. */
export function testDatabase(): TestDatabase {
  const { databaseUrl, databaseUrlPublic } = env();
  return { url: databaseUrl, publicUrl: databaseUrlPublic };
}

/**
 * One more database of its own, on the server of this test run.
 *
 * @param options.isMigrated without it the database is wholly empty
 */
export async function freshDatabase(
  options: { isMigrated: boolean } = { isMigrated: true },
): Promise<TestDatabase> {
  const { adminUrl, port, secret } = inject("cluster");
  const name = `test_${randomBytes(8).toString("hex")}`;
  const adminUrlOf = (database = "postgres") => adminUrl.replace(/[^/]*$/, database);
  if (options.isMigrated)
    await withClient(adminUrl, (admin) =>
      admin.query(`CREATE DATABASE ${name} OWNER ${APP_ROLE} TEMPLATE ${TEMPLATE}`),
    );
  else await createEmbeddedDatabase(adminUrlOf, secret, name);
  const urlOf = (role: string) =>
    `postgresql://${role}:${rolePassword(secret, role)}@127.0.0.1:${port}/${name}`;
  return { url: urlOf(APP_ROLE), publicUrl: urlOf(PUBLIC_ROLE) };
}
