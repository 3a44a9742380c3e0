import "server-only";
import type { z } from "zod";
import { hotCommand } from "@/lib/access/command";
import type { Viewer } from "@/lib/access/viewer";
import type { Sql } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import type { LatePolicy } from "@/prisma/generated/enums";
import { dueFor } from "../queries/due";
import { appraisalPart, takingAt, votePart, type Taking } from "../rules/work";
import { saveWorkInput } from "../schema/work";
import { workSubject } from "./subjects";

/** How many windows keep a wording of one part at most, beside the one that saves. */
const OTHERS_MOST = 7;

/**
 * Saves one part of a student's work as it stands, whole or not; the first one begins it. What its page had shown of the
 * part gives way. What another window saved meanwhile stays beside it, for the student to choose. The audit says that
 * something was saved and how much, never what.
 */
export const saveWork = hotCommand({
  permission: "work.save",
  input: saveWorkInput,
  subject: async ({ assignmentId }, { tx: { sql, send }, viewer }) => {
    send(LOCK_NAME, [`${assignmentId}/${viewer.actorId}`]);
    return workSubject(sql, viewer, assignmentId);
  },
  run: async ({ input, viewer, tx: { sql, send }, now }) => {
    const { assignmentId, claimId, device } = input;
    const { actorId } = viewer.require();
    const [place] = await sql<Place>(PLACE, [assignmentId, actorId, claimId]);
    if (!place) return notFound();
    const refusal = refusalOf(takingAt(now, place, place.isHandedIn));
    if (refusal) return refusal;
    const isPart = await isPartOfWork(sql, input);
    if (!isPart) return notFound();

    const submissionId =
      place.submissionId ?? (await begin(sql, input.assignmentId, place, viewer, now));
    const part = partIn(input);
    if (input.seenAt) send(GIVE_WAY, [submissionId, part, device, input.seenAt]);
    const [others] = await sql<{ count: number }>(COUNT_OTHERS, [submissionId, part, device]);
    const count = others?.count ?? 0;
    if (count > OTHERS_MOST)
      return conflict(
        "This was changed in many windows at once. Open this page again and choose one of them.",
      );
    const content = JSON.stringify(input.draft);
    send(SAVE, [submissionId, part, device, content, now]);
    return {
      result: { assignmentId, claimId, savedAt: now.toISOString(), isAlone: count === 0 },
      audit: {
        ...{ subjectKind: "submission", subjectId: submissionId, audienceId: place.audienceId },
        after: { part, characters: content.length },
      },
    };
  },
});

type Input = z.output<typeof saveWorkInput>;
type Place = {
  audienceId: string;
  enrolmentId: string;
  submissionId: string | null;
  isHandedIn: boolean;
  opensAt: Date;
  dueAt: Date;
  latePolicy: LatePolicy;
};

const partIn = (input: Input): string =>
  input.kind === "vote" ? votePart(input.claimId) : appraisalPart(input.claimId, input.itemId);

function refusalOf(taking: Taking): Failure | null {
  if (taking === "NOT_YET") return conflict("This assignment is not open yet.");
  if (taking === "CLOSED")
    return conflict(
      "It was due before you changed this, and nothing is taken any more. What you had saved stays as it was.",
    );
  return null;
}

/** Whether the assignment asks for such a part, and the thing that it is about is there. */
async function isPartOfWork(sql: Sql, input: Input): Promise<boolean> {
  const { assignmentId, claimId } = input;
  const [found] =
    input.kind === "vote"
      ? await sql(ASKS_FOR_VOTE, [assignmentId])
      : await sql(ASKS_FOR_APPRAISAL, [assignmentId, claimId, input.itemId, input.draft.levelIds]);
  return found !== undefined;
}

async function begin(
  sql: Sql,
  assignmentId: string,
  { enrolmentId }: Place,
  viewer: Viewer,
  now: Date,
): Promise<string> {
  const { actorId, bylineId } = viewer.require();
  const [row] = await sql<{ id: string }>(BEGIN, [
    assignmentId,
    enrolmentId,
    bylineId,
    actorId,
    now,
  ]);
  return row!.id;
}

const PLACE = {
  name: "classes_place_of_work",
  text: `SELECT a.audience_id AS "audienceId", e.id AS "enrolmentId", s.id AS "submissionId",
           EXISTS (SELECT 1 FROM hand_ins h WHERE h.submission_id = s.id) AS "isHandedIn",
           a.opens_at AS "opensAt", ${dueFor("a", "e.id")} AS "dueAt", a.late_policy AS "latePolicy"
         FROM assignments a JOIN enrolments e ON e.class_id = a.class_id AND e.actor_id = $2 AND e.ended_at IS NULL
         JOIN assignment_claims c ON c.assignment_id = a.id AND c.claim_id = $3
         LEFT JOIN submissions s ON s.assignment_id = a.id AND s.enrolment_id = e.id
         WHERE a.id = $1`,
};
const ASKS_FOR_VOTE = {
  name: "classes_asks_for_vote",
  text: "SELECT 1 FROM assignment_tasks WHERE assignment_id = $1 AND kind = 'VOTE'",
};
const ASKS_FOR_APPRAISAL = {
  name: "classes_asks_for_appraisal",
  text: `SELECT 1 FROM assignment_tasks k JOIN assignments a ON a.id = k.assignment_id
         JOIN claims c ON c.id = $2
         WHERE k.assignment_id = $1 AND k.kind = 'GRADE_ARGUMENTS'
           AND (EXISTS (SELECT 1 FROM evidence i WHERE i.claim_id = c.id AND i.id = $3 AND i.audience_id = c.audience_id)
             OR EXISTS (SELECT 1 FROM arguments i WHERE i.claim_id = c.id AND i.id = $3 AND i.audience_id = c.audience_id))
           AND NOT EXISTS (SELECT 1 FROM unnest($4::uuid[]) given WHERE given NOT IN (
             SELECT l.id FROM levels l JOIN criteria r ON r.id = l.criterion_id WHERE r.version_id = a.arguments_version_id))`,
};
const BEGIN = {
  name: "classes_begin_work",
  text: `INSERT INTO submissions (assignment_id, enrolment_id, byline_id, actor_id, begun_at)
         VALUES ($1, $2, $3, $4, $5) RETURNING id`,
};
const GIVE_WAY = {
  name: "classes_saved_gives_way",
  text: `DELETE FROM saved_work WHERE submission_id = $1 AND part = $2 AND device <> $3 AND saved_at <= $4::timestamptz`,
};
const COUNT_OTHERS = {
  name: "classes_count_other_wordings",
  text: `SELECT count(*)::int AS count FROM saved_work WHERE submission_id = $1 AND part = $2 AND device <> $3`,
};
const SAVE = {
  name: "classes_save_work",
  text: `INSERT INTO saved_work (submission_id, part, device, content, saved_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (submission_id, part, device) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at`,
};
