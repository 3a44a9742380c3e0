import "server-only";
import type { ToldEvent } from "@/lib/access/reactions";
import { isToRemind, OWN_DUE_DATE, reminderKey } from "../queries/reminders";
import type { ClassNoticeName } from "../rules/class-notices";
import { people, type About } from "./people-concerned";

/**
 * Whom of a class an event concerns, a line for each event. To what `concerned.ts` says of `event` come `class_id` and
 * `assignment_id`, of whose audience it is, and `at`; whoever is not in the class at the moment is told nothing, whatever
 * stands here.
 */
export const CONCERNED_OF_CLASS = {
  "assignment.assign": () => [students("assigned", NEW_ASSIGNMENT)],
  "assignment.revise": () => [students("datesChanged", ASSIGNMENT, DATES_CHANGED)],
  "system.remind": () => [students("dueSoon", REMINDER, TO_REMIND, OWN_DUE_DATE)],
  "extension.grant": () => [students("extended", ASSIGNMENT, IS_THEIR_ENROLMENT)],
  "extension.withdraw": () => [students("datesChanged", ASSIGNMENT, IS_THEIR_ENROLMENT)],
  "grade.release": () => [students("released", ASSIGNMENT, "true", RELEASED)],
  "system.release": () => [students("released", ASSIGNMENT, "true", RELEASED)],
  "inquiry.ask": () => [teachers("inquiryAsked", INQUIRY)],
  "inquiry.answer": () => [students("inquiryAnswered", ASSIGNMENT, "true", THEIR_WORK)],
  "work.unmask": () => [students("unmasked", ASSIGNMENT, "true", THEIR_WORK)],
  "enrolment.appoint": () => [
    everybody("appointed", "n.id::text = event.became ->> 'enrolmentId'"),
  ],
  // Whoever taught it already knows what they are.
  "class.handOver": () => [
    everybody("appointed", "event.became ->> 'was' <> 'TEACHER'", HANDED_OVER_TO),
  ],
  "class.archive": () => [
    everybody("classArchived", "event.became ->> 'isArchived' = 'true'"),
    everybody("classReopened", "event.became ->> 'isArchived' = 'false'"),
  ],
  "class.delete": () => [everybody("classEnding", "true")],
  "class.administer": () => [
    everybody("classArchived", "event.became ->> 'goal' = 'archive'"),
    everybody("classReopened", "event.became ->> 'goal' = 'reopen'"),
    everybody("classEnding", "event.became ->> 'goal' = 'delete'"),
  ],
} satisfies Partial<Record<ToldEvent, () => string[]>>;

const PEOPLE = "enrolments n ON n.class_id = event.class_id AND n.ended_at IS NULL";

const everybody = (name: ClassNoticeName, when: string, joined = "") =>
  people(name, "n.actor_id", `${PEOPLE} ${joined}`, when, CLASS);

const teachers = (name: ClassNoticeName, about: About) =>
  people(name, "n.actor_id", `${PEOPLE} AND n.role = 'TEACHER'`, "true", about);

/** The students of an assignment `g` that they see, or those of them whom more tables join. */
const students = (name: ClassNoticeName, about: About, when = "true", joined = "") =>
  people(name, "n.actor_id", `${PEOPLE} AND n.role = 'STUDENT' ${ASSIGNED} ${joined}`, when, about);

const ASSIGNED = `JOIN assignments g ON g.id = event.assignment_id AND g.assigned_at <= event.at
      AND g.withdrawn_at IS NULL`;

const CLASS: About = { kind: "'class'", subject: "event.class_id", key: "event.id::text" };
const ASSIGNMENT: About = { kind: "'assignment'", subject: "g.id", key: "event.id::text" };
// Once, however often it is taken back and assigned again.
const NEW_ASSIGNMENT: About = { ...ASSIGNMENT, key: "'assigned/' || g.id" };

// One work, which is the event's subject.
const INQUIRY: About = {
  ...{ kind: "'inquiry'", subject: "event.assignment_id || '/' || event.subject" },
  key: "event.id::text",
};

const CHANGED = (what: string) => `event.was ->> '${what}' <> event.became ->> '${what}'`;
const DATES_CHANGED = `(${CHANGED("opensAt")} OR ${CHANGED("dueAt")})`;

const IS_THEIR_ENROLMENT = "n.id::text = event.subject";
const THEIR_WORK = "JOIN submissions s ON s.enrolment_id = n.id AND s.id::text = event.subject";
const HANDED_OVER_TO = `JOIN enrolments o ON o.id::text = event.became ->> 'handedOverTo'
      AND o.class_id = n.class_id AND o.actor_id = n.actor_id`;
const RELEASED = `JOIN submissions s ON s.enrolment_id = n.id AND s.assignment_id = g.id
      AND event.became -> 'released' @> to_jsonb(s.id::text)`;

const HOURS = "(event.became ->> 'hours')::int";
const REMINDER: About = { ...ASSIGNMENT, key: reminderKey(HOURS) };
const TO_REMIND = isToRemind("event.at", HOURS);
