import "server-only";
import { readSql } from "@/lib/foundation/db";
import { Viewer, type Person } from "./viewer";

/**
 * The person behind an actor, for a job that ends what they began: as the law sees them now. Nobody where their account is
 * gone or suspended.
 */
export async function viewerOfActor(actorId: string): Promise<Viewer> {
  const [person] = await readSql<Omit<Person, "kind">>(PERSON, [actorId]);
  return person ? Viewer.of({ kind: "HUMAN", ...person }) : Viewer.anyone;
}

const PERSON = {
  name: "access_person_of_actor",
  text: `SELECT a.id AS "actorId", b.id AS "bylineId", p.id AS "profileId", p.role, p.is_instant AS "isInstant"
         FROM actors a JOIN profiles p ON p.id = a.profile_id
         JOIN bylines b ON b.actor_id = a.id AND b.kind = 'NAME'
         WHERE a.id = $1::uuid AND (p.email_verified OR p.is_instant) AND p.suspended_at IS NULL`,
};
