import "server-only";
import type { Adding } from "@/lib/access/allowance";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { personOf } from "../rules/names";

/**
 * The persons that names stand for, in the order of the names and each once: those who are known by that name, however it is
 * written ("Trotsky, Leon", "Leon Trotsky"), and new ones for the others. In the transaction of who asks.
 */
export async function personsNamed(adding: Adding, names: readonly string[]): Promise<string[]> {
  return [...new Set(await personsCalled(adding, names.map(personOf)))];
}

/** The same for names in their parts, one person for each name; in as many statements for a thousand as for one. */
export async function personsCalled(
  { tx, viewer, now, newPublicId }: Adding,
  names: readonly PersonCalled[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const { actorId } = viewer.require();
  // Two who bring the same new name wait for each other: the second finds the first one's person.
  await tx.sql(LOCK_NAME, ["persons"]);
  const columns = [names.map(({ name }) => name), names.map(({ sortName }) => sortName)];
  const known = await tx.sql<{ id: string | null }>(FIND, [...columns, PUBLIC_AUDIENCE_ID]);
  const unknown = new Map<string, PersonCalled & { id: string }>();
  const ids = names.map((called, at) => {
    const keys = [called.name, called.sortName].map((words) => words.toLowerCase());
    const id = known[at]?.id ?? keys.map((key) => unknown.get(key)?.id).find(Boolean);
    if (id) return id;
    const made = { name: called.name, sortName: called.sortName, id: newPublicId() };
    for (const key of keys) unknown.set(key, made);
    return made.id;
  });
  const made = [...new Set(unknown.values())];
  if (made.length > 0)
    await tx.sql(ADD, [
      ...[made.map(({ id }) => id), made.map(({ name }) => name)],
      ...[made.map(({ sortName }) => sortName), PUBLIC_AUDIENCE_ID, actorId, now],
    ]);
  return ids;
}

type PersonCalled = { name: string; sortName: string };

const FIND = {
  name: "sources_find_persons",
  text: `SELECT (SELECT p.id FROM persons p WHERE p.audience_id = $3
             AND (lower(p.name) = lower(asked.name) OR lower(p.sort_name) = lower(asked.sort_name))
           ORDER BY p.created_at, p.id LIMIT 1) AS id
         FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (name, sort_name, position) ORDER BY asked.position`,
};
const ADD = {
  name: "sources_add_persons",
  text: `INSERT INTO persons (id, name, sort_name, audience_id, actor_id, created_at)
         SELECT g.id, g.name, g.sort_name, $4, $5, $6 FROM unnest($1::text[], $2::text[], $3::text[]) AS g (id, name, sort_name)`,
};
