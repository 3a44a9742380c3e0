import "server-only";
import { hashPassword } from "@/lib/access/auth";
import { openActor } from "@/lib/access/auth-events";
import { asSystem, command } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { systemClock } from "@/lib/foundation/clock";
import type { Sql } from "@/lib/foundation/db";
import { invalid, invalidField, type Failure } from "@/lib/foundation/errors";
import type { Role } from "@/prisma/generated/enums";
import { passwordVerdict } from "../rules";
import { appointSchema, seedPeopleSchema } from "../schema";
import { freeHandle } from "./open-account";

/**
 * Makes an administrator with a confirmed address, for the command line.
 *
 * @returns `done`, or the failure that names what to mend
 */
export async function createAdmin(account: {
  email: string;
  name: string;
  password: string;
}): Promise<{ kind: "done" } | Failure> {
  const verdict = await passwordVerdict(account.password, [account.email, account.name]);
  if (!verdict.ok) return invalidField("password", verdict.message);
  const passwordHash = await hashPassword(account.password);
  const { email, name } = account;
  const outcome = await asSystem(appointAdmin)(
    { email, name, role: "ADMIN", passwordHash },
    systemClock,
  );
  return outcome.ok ? { kind: "done" } : outcome.failure;
}

/**
 * Makes the people of the demonstration, with confirmed addresses. Whoever exists stays as they are but
 * for the password, which becomes the one given.
 *
 * @param passwords by handle; who has none cannot sign in
 * @returns by the handle given, under which actor and NAME byline each contributes
 */
export async function seedCast(
  people: readonly SeedPerson[],
  passwords: Readonly<Record<string, string>>,
): Promise<Record<string, Contributor>> {
  const hashed: (SeedPerson & { passwordHash: string | null })[] = [];
  for (const person of people) {
    const password = passwords[person.handle];
    const passwordHash = password === undefined ? null : await hashPassword(password);
    hashed.push({ ...person, passwordHash });
  }
  const outcome = await asSystem(seedPeople)({ people: hashed }, systemClock);
  if (!outcome.ok) throw new Error(`the cast was refused: ${JSON.stringify(outcome.failure)}`);
  return outcome.value.result;
}

/**
 * Makes people of the demonstration who have no password: nobody signs in as one of them.
 *
 * @param isListed whether each has a page that everybody sees: reviewers have, students have not
 */
export function seedOthers(
  others: readonly { handle: string; name: string }[],
  { isListed }: { isListed: boolean },
): Promise<Record<string, Contributor>> {
  const people = others.map(({ handle, name }) => ({
    ...{ handle, name, isListed, role: "MEMBER" as const },
    email: `${handle}@demonstration.invalid`,
  }));
  return seedCast(people, {});
}

export const appointAdmin = command({
  permission: "system.appoint",
  input: appointSchema,
  subject: async () => NOTHING,
  run: async ({ input, tx }) => {
    const { email, name, role, passwordHash } = input;
    if (await profileOf(tx.sql, email))
      return invalid({ email: ["An account with this address exists already."] });
    const handle = await freeHandle(tx.sql, name);
    const profileId = await insertProfile(tx.sql, { email, name, role, handle }, false);
    await setPassword(tx.sql, profileId, passwordHash);
    return {
      result: null,
      audit: { subjectKind: "profile", subjectId: profileId, after: { role } },
    };
  },
});

export const seedPeople = command({
  permission: "system.seed",
  input: seedPeopleSchema,
  subject: async () => NOTHING,
  run: async ({ input, tx }) => {
    const made: Record<string, Contributor> = {};
    for (const { passwordHash, ...person } of input.people) {
      const profileId =
        (await profileOf(tx.sql, person.email)) ?? (await insertSeeded(tx.sql, person));
      if (passwordHash) await setPassword(tx.sql, profileId, passwordHash);
      const [contributor] = await tx.sql<Contributor>(READ_CONTRIBUTOR, [profileId]);
      if (contributor) made[person.handle] = contributor;
    }
    return {
      result: made,
      audit: { subjectKind: "cast", subjectId: "people", after: { handles: Object.keys(made) } },
    };
  },
});

export type SeedPerson = {
  handle: string;
  email: string;
  name: string;
  role: Role;
  /** Whether they have a page that everybody sees; they have one unless told. */
  isListed?: boolean;
};
export type Contributor = { profileId: string; actorId: string; bylineId: string };

async function profileOf(sql: Sql, email: string): Promise<string | undefined> {
  const [profile] = await sql<{ id: string }>(READ_PROFILE, [email]);
  return profile?.id;
}

/** Under another handle where somebody has that one: a demonstration may come to a place that has people. */
async function insertSeeded(sql: Sql, person: SeedPerson): Promise<string> {
  return insertProfile(sql, { ...person, handle: await freeHandle(sql, person.handle) }, true);
}

async function insertProfile(
  sql: Sql,
  person: SeedPerson,
  isDemonstration: boolean,
): Promise<string> {
  const { email, name, role, handle, isListed = true } = person;
  const values = [name, email, handle, role, isDemonstration, isListed];
  const [profile] = await sql<{ id: string }>(INSERT_PROFILE, values);
  if (!profile) throw new Error("a profile was not inserted");
  await openActor(sql, profile.id);
  return profile.id;
}

async function setPassword(sql: Sql, profileId: string, passwordHash: string): Promise<void> {
  await sql(SET_PASSWORD, [profileId, passwordHash]);
}

const READ_PROFILE = {
  name: "identity_read_profile_by_address",
  text: "SELECT id FROM profiles WHERE lower(email) = $1",
};
const INSERT_PROFILE = {
  name: "identity_insert_profile",
  text: `INSERT INTO profiles (id, name, email, email_verified, handle, role, is_demonstration, is_listed, updated_at)
         VALUES (gen_random_uuid(), $1, $2, true, $3, $4::text::"Role", $5, $6, now()) RETURNING id`,
};
const SET_PASSWORD = {
  name: "identity_set_password",
  text: `INSERT INTO credentials (id, profile_id, account_id, provider_id, password, updated_at)
         VALUES (gen_random_uuid(), $1::uuid, $1::uuid::text, 'credential', $2, now())
         ON CONFLICT (provider_id, account_id) DO UPDATE SET password = excluded.password, updated_at = now()`,
};
const READ_CONTRIBUTOR = {
  name: "identity_read_contributor",
  text: `SELECT a.profile_id AS "profileId", a.id AS "actorId", b.id AS "bylineId" FROM actors a
         JOIN bylines b ON b.actor_id = a.id AND b.kind = 'NAME' WHERE a.profile_id = $1`,
};
