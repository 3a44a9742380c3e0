import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import pg from "pg";

export const APP_ROLE = "assay_app";
export const PUBLIC_ROLE = "assay_public";

/** The password of a role that we make: derived from the installation's secret, so that nothing more needs keeping. */
export function rolePassword(secret: string, role: string): string {
  return createHmac("sha256", secret).update(role).digest("hex");
}

/**
 * Makes the two roles and the database of an embedded server, or brings their passwords up to date.
 *
 * @param adminUrl gives the superuser's connection string for a database
 */
export async function createEmbeddedDatabase(
  adminUrl: (database?: string) => string,
  secret: string,
  database = "assay",
): Promise<void> {
  await withClient(adminUrl(), async (client) => {
    for (const role of [APP_ROLE, PUBLIC_ROLE])
      await client.query(roleSql(role, rolePassword(secret, role), await roleExists(client, role)));
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [
      database,
    ]);
    if (rowCount === 0)
      await client.query(`CREATE DATABASE "${database}" OWNER ${APP_ROLE} TEMPLATE template0`);
    await client.query(`REVOKE ALL ON DATABASE "${database}" FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE "${database}" TO ${PUBLIC_ROLE}`);
  });
}

/** The statement that makes a role that may sign in and nothing else, or gives an existing one these properties. */
export function roleSql(role: string, password: string, exists: boolean): string {
  const verb = exists ? "ALTER" : "CREATE";
  return `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '${scramVerifier(password)}'`;
}

export async function roleExists(client: pg.Client, role: string): Promise<boolean> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  return rowCount === 1;
}

/** Connects, works, and disconnects whatever happens. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What PostgreSQL stores of a password (RFC 5803), so that the password itself stands in no statement and no server log. */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const key = (name: string) => createHmac("sha256", salted).update(name).digest();
  const stored = createHash("sha256").update(key("Client Key")).digest("base64");
  const server = key("Server Key").toString("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${stored}:${server}`;
}
