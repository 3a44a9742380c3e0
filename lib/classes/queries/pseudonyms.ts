import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { readSql, type Sql } from "@/lib/foundation/db";
import { freeNames } from "../rules/pseudonyms";
import type { Work } from "./work";

/** The plain names that a student could take for their work instead, in the order of the alphabet; none once it is handed in. */
export async function listFreeNames(work: Work): Promise<string[]> {
  if (work.naming === "NAMES" || !work.signedAs || work.handIns.length > 0) return [];
  const { taken, people } = await readTakenNames(readSql, work.id);
  const free = freeNames(taken, people);
  const plain = free.filter((name) => !name.includes(" "));
  return (plain.length > 0 ? plain : free).sort();
}

/** The names that were taken for an assignment, and those of the people of its class, over whichever connection is handed in. */
export async function readTakenNames(
  sql: Sql,
  assignmentId: string,
): Promise<{ taken: string[]; people: string[] }> {
  const [row] = await sql<{ taken: string[]; people: string[] }>(TAKEN, [assignmentId]);
  return row ?? { taken: [], people: [] };
}

// That no audience of a class is everybody's is said for the indexes, which have only what is a class's.
const TAKEN = {
  name: "classes_taken_names",
  text: `SELECT ARRAY(SELECT b.pseudonym FROM bylines b WHERE b.audience_id = a.audience_id AND b.audience_id <> '${PUBLIC_AUDIENCE_ID}' AND b.kind = 'PSEUDONYM') AS taken,
           ARRAY(SELECT p.name FROM enrolments e JOIN actors x ON x.id = e.actor_id JOIN profiles p ON p.id = x.profile_id
             WHERE e.class_id = a.class_id) AS people
         FROM assignments a WHERE a.id = $1`,
};
