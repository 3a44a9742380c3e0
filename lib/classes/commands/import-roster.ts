import "server-only";
import { command } from "@/lib/access/command";
import { canonicalJson, sha256Hex, type JsonValue } from "@/lib/foundation/canonical-json";
import type { Sql } from "@/lib/foundation/db";
import { conflict, invalidField, question } from "@/lib/foundation/errors";
import { openInstants } from "@/lib/identity/commands/instant";
import { countsOf, planImport, type CameIn, type Expected, type Plan } from "../rules/roster/plan";
import { getsCode, previewOf } from "../rules/roster/preview";
import { readRoster } from "../rules/roster/read";
import { importRosterInput } from "../schema/roster";
import { heldClass } from "./held-class";
import { classSubject } from "./subjects";

/** How many people stand on the roster of a class at most, whether they are expected or came in by it. */
const ROSTER = { most: 2_000 };

/**
 * Puts a list of people on the roster of a class: whoever is not there yet is expected from then on, by their address where
 * they have one; whom the list leaves out stays. What it would do is shown first, and done once the form is sent again with
 * the mark of what was shown. The same list again does nothing.
 *
 * Nothing is asked of accounts but of those that came in by this roster: nobody learns whether an address has one.
 *
 * @returns with `makeCodes` the return codes of whoever has no address, who is in the class at once; they are kept nowhere
 */
export const importRoster = command({
  permission: "roster.import",
  input: importRosterInput,
  subject: ({ classId }, { tx: { sql }, viewer }) => classSubject(sql, viewer, classId),
  run: async ({ input: { classId, text, makeCodes, seen }, viewer, tx: { sql }, now, newUuid }) => {
    const roster = readRoster(text);
    if (roster.kind === "none") return invalidField("text", roster.words);
    const { audienceId, isArchived } = await heldClass(sql, classId);
    if (isArchived)
      return conflict("This class is archived and takes nobody new. Bring it back first.");
    const expected = await sql<Expected>(LIST_EXPECTED, [classId]);
    const cameIn = await sql<CameIn>(LIST_CAME_IN, [classId]);
    const plan = planImport(roster.people, roster.left, { expected, cameIn });
    const counts = countsOf(plan);
    const people = expected.length + cameIn.filter(({ isIn }) => isIn).length + counts.add;
    if (people > ROSTER.most) return conflict(tooMany(people));
    const withCodes = makeCodes === "yes";
    const shown = sha256Hex(canonicalJson({ ...plan, withCodes } as unknown as JsonValue));
    const preview = previewOf(plan, withCodes);
    if (seen !== shown)
      return question(preview.isNothing ? NOTHING_TO_DO : LOOK_AT_IT, { preview, seen: shown });
    const by = { classId, actorId: viewer.require().actorId, now };
    const codes = await carryOut(sql, plan, withCodes, by, newUuid);
    return {
      result: { classId, counts, codes },
      audit: {
        ...{ subjectKind: "class", subjectId: classId, audienceId },
        after: { ...counts, codes: codes.length },
      },
    };
  },
});

const LOOK_AT_IT =
  "Nothing is stored yet: what it would do stands below. Look at it, then import it.";
const tooMany = (people: number) =>
  `With this list ${people.toLocaleString("en-GB")} people would be on the roster, and a class takes ${ROSTER.most.toLocaleString("en-GB")} at most. Take out who is not to come, then import it.`;
const NOTHING_TO_DO =
  "There is nothing to import: whoever is on this list is in the class or expected already, and nothing else is said of them.";

type By = { classId: string; actorId: string; now: Date };

// An entry is what was said of somebody at one time: where something else is said, another takes its place.
async function carryOut(
  sql: Sql,
  { steps }: Plan,
  withCodes: boolean,
  { classId, actorId, now }: By,
  newUuid: () => string,
): Promise<{ name: string; code: string }[]> {
  const coded = steps.filter((step) => getsCode(step, withCodes));
  const written = steps.filter((step) => step.does !== "nothing" && !getsCode(step, withCodes));
  const replaced = [...coded, ...written].flatMap((step) =>
    "entryId" in step && step.entryId ? [step.entryId] : [],
  );
  await sql(REPLACE, [classId, replaced, now]);
  await sql(ADD, [
    ...[classId, actorId, now, written.map(({ name }) => name)],
    ...[written.map(({ email }) => email), written.map(({ externalId }) => externalId)],
  ]);
  if (coded.length === 0) return [];
  const names = coded.map(({ name }) => name);
  const instants = await openInstants(sql, names, actorId, now);
  const enrolments = instants.map(() => newUuid());
  await sql(ENROL, [classId, now, enrolments, instants.map((instant) => instant.actorId)]);
  const ids = coded.map(({ externalId }) => externalId);
  await sql(ADD_CAME_IN, [classId, actorId, now, enrolments, ids]);
  return instants.map(({ name, code }) => ({ name, code }));
}

const LIST_EXPECTED = {
  name: "classes_list_expected",
  text: `SELECT id AS "entryId", name, lower(email) AS email, external_id AS "externalId" FROM roster_entries
         WHERE class_id = $1 AND removed_at IS NULL AND enrolment_id IS NULL`,
};
const LIST_CAME_IN = {
  name: "classes_list_came_in",
  text: `SELECT p.name, CASE WHEN NOT p.is_instant THEN lower(p.email) END AS email, r.external_id AS "externalId",
           EXISTS (SELECT 1 FROM enrolments n WHERE n.class_id = r.class_id AND n.actor_id = e.actor_id
                   AND n.ended_at IS NULL) AS "isIn"
         FROM roster_entries r JOIN enrolments e ON e.id = r.enrolment_id JOIN actors a ON a.id = e.actor_id
         JOIN profiles p ON p.id = a.profile_id
         WHERE r.class_id = $1 AND r.removed_at IS NULL`,
};
const REPLACE = {
  name: "classes_replace_entries",
  text: `UPDATE roster_entries SET removed_at = $3, name = NULL, email = NULL, external_id = NULL
         WHERE class_id = $1 AND id = ANY($2::uuid[]) AND enrolment_id IS NULL AND removed_at IS NULL`,
};
const ADD = {
  name: "classes_add_entries",
  text: `INSERT INTO roster_entries (class_id, added_by_actor_id, added_at, name, email, external_id)
         SELECT $1, $2, $3, g.name, g.email, g.external_id
         FROM unnest($4::text[], $5::text[], $6::text[]) AS g (name, email, external_id)`,
};
const ENROL = {
  name: "classes_enrol_instants",
  text: `INSERT INTO enrolments (id, class_id, actor_id, role, entry, began_at)
         SELECT g.id, $1, g.actor_id, 'STUDENT', 'INSTANT', $2 FROM unnest($3::uuid[], $4::uuid[]) AS g (id, actor_id)`,
};
const ADD_CAME_IN = {
  name: "classes_add_came_in",
  text: `INSERT INTO roster_entries (class_id, added_by_actor_id, added_at, enrolment_id, external_id)
         SELECT $1, $2, $3, g.enrolment_id, g.external_id
         FROM unnest($4::uuid[], $5::text[]) AS g (enrolment_id, external_id)`,
};
