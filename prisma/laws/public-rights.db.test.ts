import { afterAll, describe, expect, it } from "vitest";
import { makeArgument, makeArgumentRevision } from "@/prisma/factories/arguments";
import { makeClaim, makeClaimRevision } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { decide } from "@/prisma/factories/decisions";
import { makeEvidence, makeEvidenceRevision } from "@/prisma/factories/evidence";
import { makeLedger } from "@/prisma/factories/ledger";
import { makePrivateAudience, makeReviewer } from "@/prisma/factories/people";
import { NEVER_READ, READ } from "./public-tables";

const owner = await openOwner();
const reader = await openPublic();
await makeLedger(owner);
afterAll(() => Promise.all([owner.end(), reader.end()]));

const OURS =
  "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'";

/** SQLSTATE of what the public's role tries, or "done". */
async function tries(statement: string): Promise<string> {
  try {
    await reader.query(statement);
    return "done";
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await reader.query("ROLLBACK");
  }
}
const FORBIDDEN = "42501";
const MUTE = "7d1f3c3a-52a0-4f0e-9d7e-0b6a51f0c001";

describe("The two roles", () => {
  it("neither the program's nor the public's is a superuser, and none passes by the policies", async () => {
    for (const db of [owner, reader])
      expect(
        await select(
          db,
          `SELECT rolsuper, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = current_user`,
        ),
      ).toEqual([{ rolsuper: false, rolbypassrls: false, rolreplication: false }]);
  });
  it("the public's role makes neither roles nor databases, and belongs to nobody", async () => {
    const rights = await select(
      reader,
      `SELECT rolcreaterole, rolcreatedb, (SELECT count(*)::int FROM pg_auth_members m WHERE m.member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(rights).toEqual([{ rolcreaterole: false, rolcreatedb: false, memberships: 0 }]);
  });
  it("the public's role owns nothing", async () => {
    const owned = await select(
      reader,
      `SELECT 1 FROM pg_class WHERE relowner = current_user::regrole
       UNION ALL SELECT 1 FROM pg_proc WHERE proowner = current_user::regrole
       UNION ALL SELECT 1 FROM pg_type WHERE typowner = current_user::regrole
       UNION ALL SELECT 1 FROM pg_namespace WHERE nspowner = current_user::regrole
       UNION ALL SELECT 1 FROM pg_database WHERE datdba = current_user::regrole`,
    );
    expect(owned).toEqual([]);
  });
  it("the public's role cannot become the program's", async () => {
    const [{ name } = { name: "" }] = await select(owner, "SELECT current_user AS name");
    expect(await tries(`SET ROLE ${name}`)).toBe(FORBIDDEN);
    expect(await tries(`SET SESSION AUTHORIZATION ${name}`)).toBe(FORBIDDEN);
  });
});

describe("What the public's role may read", () => {
  it("is exactly the tables listed, each under a policy", async () => {
    const tables = await select<{ name: string; isUnderPolicy: boolean }>(
      reader,
      `SELECT c.relname AS name, c.relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid) AS "isUnderPolicy"
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${OURS} AND c.relkind IN ('r', 'v', 'm', 'p', 'f') AND has_any_column_privilege(c.oid, 'SELECT')
         AND has_schema_privilege(n.oid, 'USAGE')`,
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(READ).sort());
    expect(tables.filter(({ isUnderPolicy }) => !isUnderPolicy)).toEqual([]);
  });
  it("every other table is closed, and listed with a reason", async () => {
    const closed = await select<{ name: string }>(
      owner,
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
       AND relname <> '_prisma_migrations' AND NOT has_any_column_privilege('assay_public', oid, 'SELECT')`,
    );
    expect(closed.map(({ name }) => name).sort()).toEqual(Object.keys(NEVER_READ).sort());
    for (const { name } of closed)
      expect([name, await tries(`SELECT 1 FROM ${name}`)]).toEqual([name, FORBIDDEN]);
  });
  it("never says who acted, nor anyone's address", async () => {
    const columns = await select<{ name: string }>(
      reader,
      `SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a
       JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${OURS} AND a.attnum > 0 AND has_column_privilege(c.oid, a.attnum, 'SELECT')
         AND has_schema_privilege(n.oid, 'USAGE')
         AND (a.attname LIKE '%actor_id' OR a.attname IN ('email', 'password', 'token', 'ip_address', 'contact'))`,
    );
    expect(columns).toEqual([]);
    expect(await tries("SELECT actor_id FROM votes")).toBe(FORBIDDEN);
    expect(await tries("SELECT email FROM profiles")).toBe(FORBIDDEN);
    expect(await tries("SELECT * FROM claims")).toBe(FORBIDDEN);
  });
  it("of an account it is the face alone", async () => {
    const columns = await select<{ name: string }>(
      reader,
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'profiles'::regclass AND attnum > 0
       AND has_column_privilege('profiles', attname, 'SELECT')`,
    );
    expect(columns.map(({ name }) => name)).toEqual([
      ...["id", "name", "handle", "is_demonstration", "created_at", "is_listed"],
    ]);
  });
  it("of an account nothing at all before its address is confirmed, or where no byline is its", async () => {
    const [unconfirmed, known] = [await makeReviewer(owner), await makeReviewer(owner)];
    await owner.query("UPDATE profiles SET email_verified = false WHERE id = $1", [
      unconfirmed.profileId,
    ]);
    await owner.query(
      "INSERT INTO profiles (id, name, email, email_verified, handle, updated_at) VALUES ($1, 'Mute', 'mute@example.org', true, 'mute', now())",
      [MUTE],
    );
    const ids = [unconfirmed.profileId, known.profileId, MUTE];
    const seen = await select(reader, "SELECT id FROM profiles WHERE id = ANY ($1)", [ids]);
    expect(seen).toEqual([{ id: known.profileId }]);
  });
  it("of an excerpt's check it is the answer, never the words that were found", async () => {
    expect(await tries("SELECT matched FROM excerpt_checks")).toBe(FORBIDDEN);
    expect(await tries("SELECT differences FROM excerpt_checks")).toBe(FORBIDDEN);
    expect(await tries("SELECT status, locator, reason FROM excerpt_checks")).toBe("done");
  });
});

describe("What the public's role may do", () => {
  it.each(Object.keys(READ))("nothing to %s", async (table) => {
    const [{ column } = { column: "" }] = await select(
      reader,
      "SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1",
      [table],
    );
    for (const statement of [
      `INSERT INTO ${table} DEFAULT VALUES`,
      `UPDATE ${table} SET "${column}" = NULL`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `SELECT 1 FROM ${table} FOR UPDATE`,
    ])
      expect([statement, await tries(statement)]).toEqual([statement, FORBIDDEN]);
  });
  it.each([
    "CREATE TABLE mine (id int)",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER TABLE claims DISABLE ROW LEVEL SECURITY",
    "DROP POLICY claims_public ON claims",
    "SELECT 1 FROM limits.attempts",
    "SELECT graphile_worker.add_job('mail')",
    "SELECT pg_read_file('/etc/passwd')",
    "COPY claims TO PROGRAM 'true'",
  ])("not: %s", async (statement) => {
    // Where a schema is closed or was not made at all, its contents are equally out of reach.
    expect(await tries(statement)).toMatch(/^(42501|3F000)$/);
  });
  it("it calls functions that see more than it does: three count, name what it sees, its source, and say no, three search it", async () => {
    const functions = await select<{ name: string }>(
      reader,
      `SELECT p.proname AS name FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace
       AND p.prosecdef AND has_function_privilege(p.oid, 'EXECUTE')`,
    );
    expect(functions.map(({ name }) => name).sort()).toEqual([
      "assay_answered_arguments",
      "assay_only_waited",
      "assay_search_claims",
      "assay_search_facets",
      "assay_search_words",
      "assay_source_of_document",
      "assay_waiting_proposals",
    ]);
  });
});

describe("The number of proposals that wait at a claim", () => {
  const waiting = async (claimId: string) =>
    (await select(reader, "SELECT assay_waiting_proposals($1) AS waiting", [claimId]))[0]?.waiting;

  it("counts proposed evidence, arguments and wordings, and tells nothing else", async () => {
    const { id } = await makeClaim(owner);
    expect(await waiting(id)).toBe(0);
    const evidence = await makeEvidence(owner, id);
    const argument = await makeArgument(owner, id);
    expect(await waiting(id)).toBe(0);
    await makeEvidence(owner, id, { state: "PROPOSED" });
    await makeArgument(owner, id, { state: "PROPOSED" });
    await makeClaimRevision(owner, id);
    await makeEvidenceRevision(owner, evidence);
    await makeArgumentRevision(owner, argument);
    expect(await waiting(id)).toBe(5);
  });
  it("leaves out what was sent back or waits for a smaller audience", async () => {
    const { id } = await makeClaim(owner);
    const audienceId = await makePrivateAudience(owner, await makeReviewer(owner));
    await makeEvidence(owner, id, { state: "SENT_BACK" });
    await makeEvidence(owner, id, { state: "PROPOSED", audienceId });
    expect(await waiting(id)).toBe(0);
  });
  it("is nothing at a claim that the public may not know of", async () => {
    const audienceId = await makePrivateAudience(owner, await makeReviewer(owner));
    const proposed = await makeClaim(owner, { state: "PROPOSED" });
    const hidden = await makeClaim(owner, { audienceId });
    for (const { id } of [proposed, hidden]) {
      await makeEvidence(owner, id, { state: "PROPOSED" });
      expect(await waiting(id)).not.toBeGreaterThan(0);
    }
  });
  it("cannot be misled by tables of the caller's own", async () => {
    const { id } = await makeClaim(owner);
    const [{ may } = { may: false }] = await select(
      reader,
      "SELECT has_database_privilege(current_database(), 'TEMPORARY') AS may",
    );
    if (may) await reader.query("CREATE TEMP TABLE claims AS SELECT 1 AS id");
    expect(await waiting(id)).toBe(0);
    if (may) await reader.query("DROP TABLE pg_temp.claims");
  });
});

describe("Which attacks are answered", () => {
  const answered = async (claimId: string) =>
    (await select(reader, "SELECT assay_answered_arguments($1) AS id", [claimId])).map(
      ({ id }) => id,
    );

  it("is said by id alone: answered by another author, accepted by a third", async () => {
    const { id } = await makeClaim(owner);
    const [attacker, defender] = [await makeReviewer(owner), await makeReviewer(owner)];
    const attack = await makeArgument(owner, id, { by: attacker });
    const target = { target_argument_id: attack.id };
    const answer = await makeArgument(owner, id, { by: defender, target });
    expect(await answered(id)).toEqual([]);
    const about = { root_claim_id: id, argument_id: answer.id };
    await decide(owner, about, "ACCEPT", { by: attacker });
    expect(await answered(id)).toEqual([]);
    await decide(owner, about, "ACCEPT");
    expect(await answered(id)).toEqual([attack.id]);
  });
  it("an attacker does not answer themselves", async () => {
    const { id } = await makeClaim(owner);
    const by = await makeReviewer(owner);
    const attack = await makeArgument(owner, id, { by });
    const target = { target_argument_id: attack.id };
    const answer = await makeArgument(owner, id, { by, target });
    await decide(owner, { root_claim_id: id, argument_id: answer.id }, "ACCEPT");
    expect(await answered(id)).toEqual([]);
  });
  it("is not said of a claim that the public may not know of", async () => {
    const audienceId = await makePrivateAudience(owner, await makeReviewer(owner));
    const { id } = await makeClaim(owner, { audienceId });
    const attack = await makeArgument(owner, id);
    const target = { target_argument_id: attack.id };
    const answer = await makeArgument(owner, id, { target });
    await decide(owner, { root_claim_id: id, argument_id: answer.id }, "ACCEPT");
    expect(await answered(id)).toEqual([]);
  });
});
