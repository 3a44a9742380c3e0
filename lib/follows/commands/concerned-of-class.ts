import "server-only";
import type { ToldEvent } from "@/lib/access/reactions";
import { isToRemind, OWN_DUE_DATE, reminderKey } from "../queries/reminders";
import type { ClassNoticeName } from "../rules/class-notices";
import { people, type About } from "./people-concerned";

/**
 * Whom of a class an event concerns. To what `concerned.ts` says of `event` come `class_id` and `assignment_id`, of whose
 * audience it is, and `at`; whoever is not in the class at the moment is told nothing, whatever stands here.
 */
export const CONCERNED_OF_CLASS = {
  "assignment.assign": () => [students("assigned", NEW_ASSIGNMENT)],
  "assignment.revise": () => [students("datesChanged", ASSIGNMENT, DATES_CHANGED)],
  "system.remind": () => [students("dueSoon", REMINDER, TO_REMIND, OWN_DUE_DATE)],
  "grade.release": () => [students("released", ASSIGNMENT, "true", RELEASED)],
  "class.archive": () => [everybody("classArchived", "event.became ->> 'isArchived' = 'true'")],
} satisfies Partial<Record<ToldEvent, () => string[]>>;

const PEOPLE = "enrolments n ON n.class_id = event.class_id AND n.ended_at IS NULL";

const everybody = (name: ClassNoticeName, when: string) =>
  people(name, "n.actor_id", PEOPLE, when, CLASS);

/** The students of an assignment `g` that they see, or those of them whom more tables join. */
const students = (name: ClassNoticeName, about: About, when = "true", joined = "") =>
  people(name, "n.actor_id", `${PEOPLE} AND n.role = 'STUDENT' ${ASSIGNED} ${joined}`, when, about);

const ASSIGNED = `JOIN assignments g ON g.id = event.assignment_id AND g.assigned_at <= event.at
      AND g.withdrawn_at IS NULL`;

const CLASS: About = { kind: "'class'", subject: "event.class_id", key: "event.id::text" };
const ASSIGNMENT: About = { kind: "'assignment'", subject: "g.id", key: "event.id::text" };
// Once, however often it is taken back and assigned again.
const NEW_ASSIGNMENT: About = { ...ASSIGNMENT, key: "'assigned/' || g.id" };

const CHANGED = (what: string) => `event.was ->> '${what}' <> event.became ->> '${what}'`;
const DATES_CHANGED = `(${CHANGED("opensAt")} OR ${CHANGED("dueAt")})`;

const RELEASED = `JOIN submissions s ON s.enrolment_id = n.id AND s.assignment_id = g.id
      AND event.became -> 'released' @> to_jsonb(s.id::text)`;

const HOURS = "(event.became ->> 'hours')::int";
const REMINDER: About = { ...ASSIGNMENT, key: reminderKey(HOURS) };
const TO_REMIND = isToRemind("event.at", HOURS);
