import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "./cluster";
import { prepareGivenDatabase } from "./given";
import { withClient } from "./roles";
import { throwawayCluster } from "../testing/throwaway-cluster";

// Roles belong to a whole server, so these tests have one to themselves.
const secret = "s".repeat(40);
let cluster: Awaited<ReturnType<typeof throwawayCluster>>;
beforeAll(async () => {
  cluster = await throwawayCluster(process.cwd());
});
afterAll(() => cluster.discard());

describe("A server that the operator names", () => {
  it("needs a secret that stays the same", async () => {
    await expect(given({ databaseUrl: cluster.adminUrl(), secret: undefined })).rejects.toThrow(
      /ASSAY_SECRET=/,
    );
  });

  it("that does not answer is named with what to do", async () => {
    const port = await freePort();
    await expect(given({ databaseUrl: `postgresql://u:p@127.0.0.1:${port}/x` })).rejects.toThrow(
      `no PostgreSQL server answers at 127.0.0.1:${port}`,
    );
  });

  it("that refuses the password is named without the password", async () => {
    const databaseUrl = `postgresql://assay_superuser:hunter2@127.0.0.1:${cluster.port}/postgres`;
    const refusal = await given({ databaseUrl }).catch((error: Error) => error);
    expect(refusal).toMatchObject({ message: expect.stringContaining("is wrong") });
    expect(refusal).toMatchObject({ message: expect.not.stringContaining("hunter2") });
  });

  it("without the database says how to make it", async () => {
    await expect(given({ databaseUrl: cluster.adminUrl("absent") })).rejects.toThrow(
      "CREATE DATABASE absent",
    );
  });

  it("stops with the SQL to run where the role may not create roles, and starts once it was run", async () => {
    const databaseUrl = await ownerUrl("NOCREATEROLE");
    const { message } = await given({ databaseUrl }).then(
      () => ({ message: "nothing to do" }),
      (error: Error) => error,
    );
    const sql = /CREATE ROLE assay_public LOGIN .*;/.exec(message)?.[0];
    expect(sql).toBeDefined();
    await asSuperuser(sql!);
    const urls = await given({ databaseUrl });
    expect(urls.databaseUrl).toBe(databaseUrl);
    expect(await whoIs(urls.databaseUrlPublic)).toEqual({ name: "assay_public", is_super: false });
    await asSuperuser("DROP ROLE assay_public");
  });

  it("gets the public role made where the role may create roles", async () => {
    const urls = await given({ databaseUrl: await ownerUrl("CREATEROLE") });
    expect(await whoIs(urls.databaseUrlPublic)).toEqual({ name: "assay_public", is_super: false });
  });

  it("lets a public role without a password sign in, as a migration may have made it", async () => {
    await asSuperuser("DROP ROLE IF EXISTS assay_public", "CREATE ROLE assay_public NOLOGIN");
    const urls = await given({ databaseUrl: cluster.adminUrl() });
    expect(await whoIs(urls.databaseUrlPublic)).toMatchObject({ name: "assay_public" });
  });

  it("is not worked on as superuser", async () => {
    const urls = await given({ databaseUrl: cluster.adminUrl() });
    expect(await whoIs(urls.databaseUrl)).toEqual({ name: "assay_app", is_super: false });
  });

  it("keeps the password of a role that another installation uses", async () => {
    const databaseUrl = cluster.adminUrl();
    await given({ databaseUrl });
    await expect(given({ databaseUrl, secret: "t".repeat(40) })).rejects.toThrow(
      /exists with another password[^]*ALTER ROLE/,
    );
    expect(await given({ databaseUrl })).toHaveProperty("secret", secret);
  });

  it("is refused a public role that stands above the rules", async () => {
    const databaseUrl = await ownerUrl("CREATEROLE");
    await expect(given({ databaseUrl, databaseUrlPublic: databaseUrl })).rejects.toThrow(
      /stands above the rules/,
    );
    await expect(given({ databaseUrl, databaseUrlPublic: cluster.adminUrl() })).rejects.toThrow(
      /stands above the rules/,
    );
  });
});

function given(some: {
  databaseUrl: string;
  databaseUrlPublic?: string;
  secret?: string | undefined;
}) {
  return prepareGivenDatabase({ databaseUrlPublic: undefined, secret, ...some });
}

async function ownerUrl(right: "CREATEROLE" | "NOCREATEROLE"): Promise<string> {
  const name = `owner_${randomBytes(4).toString("hex")}`;
  await asSuperuser(
    `CREATE ROLE ${name} LOGIN ${right} PASSWORD 'p'`,
    `CREATE DATABASE ${name} OWNER ${name}`,
  );
  return `postgresql://${name}:p@127.0.0.1:${cluster.port}/${name}`;
}

function asSuperuser(...statements: string[]): Promise<void> {
  return withClient(cluster.adminUrl(), async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

async function whoIs(url: string): Promise<unknown> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      "SELECT rolname AS name, rolsuper AS is_super FROM pg_roles WHERE rolname = current_user",
    );
    return rows[0];
  });
}
