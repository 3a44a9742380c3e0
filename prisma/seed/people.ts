import "server-only";
import { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { seedOthers, type Contributor } from "@/lib/identity/commands/appoint";
import { castSignIns } from "../cast";
import type { Corpus } from "../corpus/read";

/** Who works in the class, by the handles of the corpus. Who has deleted their account is not among them. */
export async function peopleOf({ class: { students } }: Corpus): Promise<People> {
  const named = students.flatMap(({ handle, name }) => (name ? [{ handle, name }] : []));
  const others = await seedOthers(named, { isListed: false });
  const people = Object.entries({ ...others, ...(await castHere()) });
  return new Map(
    people.map(([handle, one]) => [handle, Viewer.of({ kind: "HUMAN", role: "MEMBER", ...one })]),
  );
}

export type People = ReadonlyMap<string, Viewer>;

async function castHere(): Promise<Record<string, Contributor>> {
  const addresses = castSignIns.map(({ email }) => email);
  const here = await readSql<Contributor & { email: string }>(CAST, [addresses]);
  const handleOf = new Map(castSignIns.map(({ email, handle }) => [email, handle]));
  return Object.fromEntries(here.map(({ email, ...one }) => [handleOf.get(email)!, one]));
}

// By address: somebody else may have had the handle before.
const CAST = {
  name: "seed_cast_of_class",
  text: `SELECT p.email, a.id AS "actorId", b.id AS "bylineId", p.id AS "profileId" FROM profiles p
         JOIN actors a ON a.profile_id = p.id JOIN bylines b ON b.actor_id = a.id AND b.kind = 'NAME'
         WHERE p.email = ANY ($1) AND p.is_demonstration`,
};
