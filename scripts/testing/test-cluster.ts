import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrateDatabase } from "../migrate";
import { APP_ROLE, createEmbeddedDatabase, rolePassword } from "../postgres/roles";
import { throwawayCluster } from "./throwaway-cluster";

/** What a test file is told of the server that the run started. */
export type TestCluster = {
  port: number;
  /** Connection string of the superuser, for making databases. */
  adminUrl: string;
  secret: string;
};

/** The database that every test database is a copy of: migrated from empty, once per run. */
export const TEMPLATE = "assay_template";

/** Started by the test runner before the first database test, and ended after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = path.resolve(import.meta.dirname, "../..");
  const cluster = await throwawayCluster(root);
  try {
    const secret = "the-secret-of-every-test-database";
    await createEmbeddedDatabase(cluster.adminUrl, secret, TEMPLATE);
    await migrateDatabase(
      root,
      `postgresql://${APP_ROLE}:${rolePassword(secret, APP_ROLE)}@127.0.0.1:${cluster.port}/${TEMPLATE}`,
    );
    project.provide("cluster", { port: cluster.port, adminUrl: cluster.adminUrl(), secret });
    return cluster.discard;
  } catch (error) {
    await cluster.discard();
    throw error;
  }
}

declare module "vitest" {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}
