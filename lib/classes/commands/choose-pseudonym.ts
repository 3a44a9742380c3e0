import "server-only";
import { hotCommand } from "@/lib/access/command";
import { conflict, invalidField, notFound } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import type { Naming } from "@/prisma/generated/enums";
import { readTakenNames } from "../queries/pseudonyms";
import { freeNames, NAMES_MOST } from "../rules/pseudonyms";
import { choosePseudonymInput } from "../schema/work";
import { takePseudonym } from "./begin-work";
import { workSubject } from "./subjects";

/**
 * Takes another name for a student's work in an assignment, until it is handed in. The audit says that it changed, never
 * into what: whose name it is, is for those whom the assignment names.
 */
export const choosePseudonym = hotCommand({
  permission: "pseudonym.choose",
  input: choosePseudonymInput,
  subject: async ({ assignmentId }, { tx: { sql, send }, viewer }) => {
    send(LOCK_NAME, [`${assignmentId}/${viewer.actorId}`]);
    return workSubject(sql, viewer, assignmentId);
  },
  run: async ({ input: { assignmentId, pseudonym }, viewer, tx: { sql, send }, now }) => {
    const person = viewer.require();
    const [work] = await sql<Work>(WORK, [assignmentId, person.actorId]);
    if (!work || work.naming === "NAMES") return notFound();
    if (work.isHandedIn) return conflict("You handed in under the name that you have: it stays.");
    const own = work.names.find(({ name }) => name.toLowerCase() === pseudonym.toLowerCase());
    const bylineId = own?.bylineId ?? (await take());
    if (typeof bylineId !== "string") return bylineId;
    send(SIGN, [work.submissionId, bylineId]);
    return {
      result: { assignmentId },
      audit: {
        ...{ subjectKind: "submission", subjectId: work.submissionId, audienceId: work.audienceId },
        after: { names: work.names.length + (own ? 0 : 1) },
      },
    };

    async function take() {
      if (work!.names.length >= NAMES_MOST)
        return conflict(
          `You have had ${NAMES_MOST} names here, and nobody else can take one of them. Choose one that you had.`,
        );
      const { taken, people } = await readTakenNames(sql, assignmentId);
      const free = freeNames(taken, people).find((name) => name === pseudonym);
      const made = free && (await takePseudonym(sql, work!, person, free, now));
      return made || invalidField("pseudonym", "This name is not free. Choose another one.");
    }
  },
});

type Work = {
  submissionId: string;
  audienceId: string;
  naming: Naming;
  isHandedIn: boolean;
  /** Those that the student has had here. */
  names: { bylineId: string; name: string }[];
};

const WORK = {
  name: "classes_work_to_sign",
  text: `SELECT s.id AS "submissionId", a.audience_id AS "audienceId", a.naming,
           EXISTS (SELECT 1 FROM hand_ins h WHERE h.submission_id = s.id) AS "isHandedIn",
           coalesce((SELECT json_agg(json_build_object('bylineId', b.id, 'name', b.pseudonym)) FROM bylines b
             WHERE b.actor_id = $2 AND b.audience_id = a.audience_id AND b.kind = 'PSEUDONYM'), '[]') AS names
         FROM submissions s JOIN assignments a ON a.id = s.assignment_id
         JOIN enrolments e ON e.id = s.enrolment_id AND e.ended_at IS NULL
         WHERE s.assignment_id = $1 AND s.actor_id = $2`,
};
const SIGN = {
  name: "classes_sign_work",
  text: "UPDATE submissions SET byline_id = $2 WHERE id = $1",
};
