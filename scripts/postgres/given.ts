import type pg from "pg";
import { Refusal } from "../refusal";
import { APP_ROLE, PUBLIC_ROLE, roleExists, rolePassword, roleSql, withClient } from "./roles";

/** The two connection strings the program works with. */
export type DatabaseUrls = { databaseUrl: string; databaseUrlPublic: string };

/**
 * Looks at a server that the operator named, and makes the roles that are missing as far as the given role may.
 *
 * A superuser is used only for that: the program then works as a role of its own, which stands under every rule.
 *
 * @throws Refusal with what to do: unreachable, too old, or the SQL for an administrator to run
 */
export async function prepareGivenDatabase(given: {
  databaseUrl: string;
  databaseUrlPublic: string | undefined;
  secret: string | undefined;
}): Promise<DatabaseUrls & { secret: string }> {
  const { secret } = given;
  if (secret === undefined)
    throw new Refusal(
      "With DATABASE_URL the secret must be given as well, and stay the same from start to start: ASSAY_SECRET=$(openssl rand -hex 32)",
    );
  const databaseUrl = await reached("DATABASE_URL", given.databaseUrl, (client) =>
    programUrl(client, given.databaseUrl, secret),
  );
  const databaseUrlPublic = await reached("DATABASE_URL", given.databaseUrl, (client) =>
    publicUrl(client, given, secret),
  );
  return { databaseUrl, databaseUrlPublic, secret };
}

const OLDEST_VERSION = 150_000;

/** Connects, checks the version, and works. Problems of the connection become one sentence. */
async function reached<Result>(
  variable: string,
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  try {
    return await withClient(url, async (client) => {
      await checkVersion(client);
      return work(client);
    });
  } catch (error) {
    throw explained(variable, url, error);
  }
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT current_setting('server_version_num')::int AS number",
  );
  if (rows[0].number < OLDEST_VERSION)
    throw new Refusal(
      `The PostgreSQL server is too old: it is version ${Math.floor(rows[0].number / 10_000)}, and Assay needs 15 or newer.`,
    );
}

async function programUrl(client: pg.Client, url: string, secret: string): Promise<string> {
  const { isSuperuser } = await rightsOf(client);
  if (!isSuperuser) return url;
  await ensureRole(client, APP_ROLE, url, secret);
  const database = client.escapeIdentifier(client.database ?? "");
  await client.query(`GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${database} TO ${APP_ROLE}`);
  await client.query(`GRANT USAGE, CREATE ON SCHEMA public TO ${APP_ROLE}`);
  return urlAs(url, APP_ROLE, rolePassword(secret, APP_ROLE));
}

async function publicUrl(
  client: pg.Client,
  given: { databaseUrl: string; databaseUrlPublic: string | undefined },
  secret: string,
): Promise<string> {
  if (given.databaseUrlPublic !== undefined) {
    await checkPublicRole(client, given.databaseUrlPublic);
    return given.databaseUrlPublic;
  }
  const own = urlAs(given.databaseUrl, PUBLIC_ROLE, rolePassword(secret, PUBLIC_ROLE));
  if (await signsIn(own)) return own;
  await ensureRole(client, PUBLIC_ROLE, given.databaseUrl, secret);
  const database = client.escapeIdentifier(client.database ?? "");
  const { isSuperuser } = await rightsOf(client);
  if (isSuperuser) await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${PUBLIC_ROLE}`);
  return own;
}

/** Makes a role, or lets it sign in where a migration made it without a password. Never changes a password in use. */
async function ensureRole(
  client: pg.Client,
  role: string,
  url: string,
  secret: string,
): Promise<void> {
  const password = rolePassword(secret, role);
  if (await signsIn(urlAs(url, role, password))) return;
  const exists = await roleExists(client, role);
  const sql = roleSql(role, password, exists);
  const { rows } = await client.query("SELECT rolcanlogin FROM pg_roles WHERE rolname = $1", [
    role,
  ]);
  const isInUse = exists && rows[0].rolcanlogin === true;
  const { mayCreateRoles } = await rightsOf(client);
  if (isInUse || !mayCreateRoles) throw new Refusal(sqlToRun(role, sql, isInUse));
  try {
    await client.query(sql);
  } catch {
    throw new Refusal(sqlToRun(role, sql, isInUse));
  }
}

function sqlToRun(role: string, sql: string, isInUse: boolean): string {
  const reason = isInUse
    ? `The role ${role} exists with another password (another installation on this server may use it).`
    : `The role ${role} is missing, and the role in DATABASE_URL may not create it.`;
  return `${reason}\nLet an administrator of the server run this, then start again:\n\n  ${sql};\n\n(or give a role of your own in DATABASE_URL_PUBLIC)`;
}

/** The public reads stand under row policies, which owners and superusers do not. */
async function checkPublicRole(client: pg.Client, url: string): Promise<void> {
  const owner = (await rightsOf(client)).name;
  if (!(await roleExists(client, PUBLIC_ROLE)) && !(await rightsOf(client)).mayCreateRoles)
    throw new Refusal(
      `The migrations grant rights to the role ${PUBLIC_ROLE}, which is missing.\nLet an administrator of the server run this, then start again:\n\n  CREATE ROLE ${PUBLIC_ROLE} NOLOGIN;\n  GRANT ${PUBLIC_ROLE} TO "${new URL(url).username}";`,
    );
  await reached("DATABASE_URL_PUBLIC", url, async (reader) => {
    const rights = await rightsOf(reader);
    if (rights.isSuperuser || rights.bypassesPolicies || rights.name === owner)
      throw new Refusal(
        `DATABASE_URL_PUBLIC names ${rights.name}, which stands above the rules that hide what is not public. Name a role that is neither superuser nor the owner, and has no BYPASSRLS.`,
      );
    const isMember = await client.query(
      "SELECT 1 FROM pg_roles WHERE rolname = $1 AND pg_has_role($2, oid, 'USAGE')",
      [PUBLIC_ROLE, rights.name],
    );
    const willBeMade = !(await roleExists(client, PUBLIC_ROLE));
    if (rights.name !== PUBLIC_ROLE && (willBeMade || isMember.rowCount === 0))
      throw new Refusal(
        `The role ${rights.name} in DATABASE_URL_PUBLIC has none of the rights of ${PUBLIC_ROLE}.\nLet an administrator run this, then start again:\n\n  ${willBeMade ? `CREATE ROLE ${PUBLIC_ROLE} NOLOGIN;\n  ` : ""}GRANT ${PUBLIC_ROLE} TO "${rights.name}";`,
      );
  });
}

async function rightsOf(client: pg.Client) {
  const { rows } = await client.query(
    `SELECT rolname AS name, rolsuper AS "isSuperuser", rolbypassrls AS "bypassesPolicies",
            rolsuper OR rolcreaterole AS "mayCreateRoles"
     FROM pg_roles WHERE rolname = current_user`,
  );
  return rows[0] as {
    name: string;
    isSuperuser: boolean;
    bypassesPolicies: boolean;
    mayCreateRoles: boolean;
  };
}

async function signsIn(url: string): Promise<boolean> {
  return withClient(url, async () => true).catch(() => false);
}

function urlAs(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.href;
}

function explained(variable: string, url: string, error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const { code, message } = error as { code?: string; message: string };
  const { hostname, port, pathname, username } = new URL(url);
  const server = `${hostname}:${port || 5432}`;
  const advice: Record<string, string> = {
    ECONNREFUSED: `no PostgreSQL server answers at ${server}. Start it, or correct the address.`,
    ENOTFOUND: `there is no host named ${hostname}. Correct the address.`,
    EAI_AGAIN: `the name ${hostname} cannot be resolved just now. Check the network and the address.`,
    ETIMEDOUT: `the server at ${server} does not answer. Check the address and the firewall.`,
    "28P01": `the password of ${username} is wrong. Correct it.`,
    "28000": `the server does not let ${username} in: ${message}`,
    "3D000": `the server has no database ${pathname.slice(1)}. Create it first: CREATE DATABASE ${pathname.slice(1)}`,
    "42501": `the role ${username} lacks a right: ${message}`,
    "57P03": `the server is just starting. Try again in a moment.`,
    "53300": `the server has no free connection. Raise max_connections, or end others.`,
  };
  return new Refusal(`${variable} cannot be used: ${advice[code ?? ""] ?? message}`);
}
