import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import type { LatePolicy, Naming, OthersShown } from "@/prisma/generated/enums";
import { NO_CHOICE, type Choice } from "../rules/choice";
import type { RubricDraft } from "../rules/rubric";
import type { TaskDraft } from "../rules/tasks";
import { claimsToAssign, type ClaimsToAssign } from "./claims-to-assign";
import { taskOf, type TaskRow } from "./content";
import { readRubric } from "./rubric";

/**
 * A class that the viewer teaches, with the claims to choose from for an assignment; null for everybody else, and where the
 * class is to be deleted.
 *
 * @param choice of claims, as the form was left; null where it is new
 */
export async function getNewAssignmentSheet(
  viewer: Viewer,
  classId: string,
  choice: Choice | null,
): Promise<NewAssignmentSheet | null> {
  const [taught] = await readSql<NewAssignmentSheet["class"]>(READ_CLASS, [
    classId,
    viewer.actorId,
  ]);
  if (!taught) return null;
  return { class: taught, choice: await claimsToAssign(viewer, classId, choice ?? NO_CHOICE) };
}

/**
 * All of an assignment, for those who teach its class; null for everyone else.
 *
 * @param asked the choice of claims, as the form was left; null where it shows what is saved
 */
export async function getAssignmentSheet(
  viewer: Viewer,
  assignmentId: string,
  asked: Choice | null,
): Promise<AssignmentSheet | null> {
  const [row] = await readSql<Row>(READ, [assignmentId, viewer.actorId]);
  if (!row) return null;
  const { classId, className, timeZone, argumentsVersionId, workVersionId, tasks, ...said } = row;
  const saved = await readSql<AssignedClaim>(READ_CLAIMS, [assignmentId]);
  const ids = saved.map(({ id }) => id);
  const [choice, argumentsRubric, workRubric] = await Promise.all([
    claimsToAssign(viewer, classId, asked ?? { ...NO_CHOICE, claims: ids }),
    argumentsVersionId === null ? null : readRubric(readSql, argumentsVersionId),
    readRubric(readSql, workVersionId),
  ]);
  return {
    ...{ ...said, class: { id: classId, name: className, timeZone }, claims: saved, choice },
    tasks: tasks.map(taskOf),
    argumentsRubric: argumentsRubric?.draft ?? null,
    workRubric: workRubric.draft,
    hasOtherClaims: asked !== null && asked.claims.join(" ") !== ids.join(" "),
  };
}

type TaughtClass = { id: string; name: string; timeZone: string };
/** Nothing is assigned in a class that is archived. */
export type NewAssignmentSheet = {
  class: TaughtClass & { isArchived: boolean };
  choice: ClaimsToAssign;
};
/** A claim in the wording that the assignment has of it. */
export type AssignedClaim = { id: string; slug: string; sentence: string; isOwn: boolean };
type Said = {
  id: string;
  title: string;
  instructions: string | null;
  opensAt: Date;
  dueAt: Date;
  latePolicy: LatePolicy;
  lateReduction: number | null;
  releasesAt: Date | null;
  inquiryDays: number;
  naming: Naming;
  othersShown: OthersShown;
  revision: number;
  assignedAt: Date | null;
  withdrawnAt: Date | null;
  /** How many students have begun. */
  begun: number;
  /** Whether a grade of it is released. */
  isReleased: boolean;
};
export type AssignmentSheet = Said & {
  tasks: TaskDraft[];
  class: TaughtClass;
  claims: AssignedClaim[];
  choice: ClaimsToAssign;
  argumentsRubric: RubricDraft | null;
  workRubric: RubricDraft;
  /** Whether other claims are chosen in the form than are saved. */
  hasOtherClaims: boolean;
};
type Row = Said & {
  tasks: TaskRow[];
  classId: string;
  className: string;
  timeZone: string;
  argumentsVersionId: string | null;
  workVersionId: string;
};

const TAUGHT = `JOIN enrolments e ON e.class_id = c.id AND e.actor_id = $2 AND e.role = 'TEACHER' AND e.ended_at IS NULL`;
const READ_CLASS = {
  name: "classes_taught",
  text: `SELECT c.id, c.name, c.time_zone AS "timeZone", c.archived_at IS NOT NULL AS "isArchived"
         FROM classes c ${TAUGHT} WHERE c.id = $1 AND c.deletion_asked_at IS NULL`,
};
const READ = {
  name: "classes_assignment_sheet",
  text: `SELECT a.id, a.title, a.instructions, a.opens_at AS "opensAt", a.due_at AS "dueAt",
           a.late_policy AS "latePolicy", a.late_reduction AS "lateReduction",
           a.releases_at AS "releasesAt", a.inquiry_days AS "inquiryDays", a.naming, a.others_shown AS "othersShown",
           a.revision, a.assigned_at AS "assignedAt", a.withdrawn_at AS "withdrawnAt",
           a.arguments_version_id AS "argumentsVersionId", a.work_version_id AS "workVersionId",
           c.id AS "classId", c.name AS "className", c.time_zone AS "timeZone",
           (SELECT coalesce(json_agg(json_build_object('kind', t.kind, 'supporting', t.supporting,
              'contradicting', t.contradicting, 'notes', t.notes) ORDER BY t.position), '[]')
            FROM assignment_tasks t WHERE t.assignment_id = a.id) AS tasks,
           (SELECT count(*)::int FROM submissions s WHERE s.assignment_id = a.id) AS begun,
           EXISTS (SELECT 1 FROM releases r WHERE r.assignment_id = a.id AND r.recalled_at IS NULL) AS "isReleased"
         FROM assignments a JOIN classes c ON c.id = a.class_id AND c.deletion_asked_at IS NULL ${TAUGHT} WHERE a.id = $1`,
};
const READ_CLAIMS = {
  name: "classes_assigned_claims",
  text: `SELECT ac.claim_id AS id, r.slug, r.sentence, c.audience_id <> '${PUBLIC_AUDIENCE_ID}' AS "isOwn"
         FROM assignment_claims ac JOIN claims c ON c.id = ac.claim_id
         JOIN claim_revisions r ON r.claim_id = ac.claim_id AND r.id = ac.claim_revision_id
         WHERE ac.assignment_id = $1 ORDER BY ac.position`,
};
