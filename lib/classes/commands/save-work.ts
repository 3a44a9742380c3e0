import "server-only";
import { hotCommand } from "@/lib/access/command";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import type { LatePolicy, Naming } from "@/prisma/generated/enums";
import { dueFor } from "../queries/due";
import { STEP_OF } from "../rules/steps";
import { RELEASED_MEANWHILE, takingAt, type Taking } from "../rules/work";
import { saveWorkInput } from "../schema/work";
import { beginWork } from "./begin-work";
import { savingSubject } from "./subjects";
import { draftToSave, partIn, type PartInput } from "./work-parts";

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
    return savingSubject(sql, viewer, assignmentId);
  },
  run: async ({ input, viewer, tx: { sql, send }, now, arrivedAt }) => {
    const { assignmentId, claimId, device } = input;
    const person = viewer.require();
    const [place] = await sql<Place>(PLACE, [assignmentId, person.actorId, claimId]);
    if (!place) return notFound();
    const refusal = goneMeanwhile(place) ?? refusalOf(takingAt(arrivedAt, place, place));
    if (refusal) return refusal;
    const checked = await draftToSave(sql, input, place.submissionId);
    if ("refusal" in checked) return checked.refusal;

    const submissionId =
      place.submissionId ?? (await beginWork(sql, { assignmentId, ...place }, person, now));
    const part = partIn(input);
    if (input.seenAt ?? input.was)
      send(GIVE_WAY, [submissionId, part, device, input.seenAt ?? null, input.was ?? null]);
    const [others] = await sql<{ count: number }>(COUNT_OTHERS, [submissionId, part, device]);
    const count = others?.count ?? 0;
    if (count > OTHERS_MOST)
      return conflict(
        "This was changed in many windows at once. Open this page again and choose one of them.",
      );
    const content = JSON.stringify(checked.draft);
    send(SAVE, [submissionId, part, device, content, now]);
    return {
      result: {
        assignmentId,
        claimId,
        ...goneTo(input),
        ...{ unread: checked.draft.unread ?? {}, then: input.then ?? null },
        savedAt: now.toISOString(),
        isAlone: count === 0,
      },
      audit: {
        ...{ subjectKind: "submission", subjectId: submissionId, audienceId: place.audienceId },
        after: { part, characters: content.length },
      },
    };
  },
});

/** Which part of the work it was, and what was done with it, for the page that comes next. */
function goneTo(input: PartInput) {
  if (input.kind === "vote") return { step: "vote" as const, item: null, goal: "save" as const };
  if (input.kind === "appraisal")
    return { step: "grade" as const, item: input.itemId, goal: "save" as const };
  return { step: STEP_OF[input.kind], item: String(input.nth), goal: input.goal };
}

type Place = {
  audienceId: string;
  naming: Naming;
  enrolmentId: string;
  submissionId: string | null;
  isHandedIn: boolean;
  isReleased: boolean;
  opensAt: Date;
  dueAt: Date;
  latePolicy: LatePolicy;
  /** What came between since the work was begun. */
  isOut: boolean;
  isWithdrawn: boolean;
  isEnding: boolean;
};

function goneMeanwhile({ isOut, isWithdrawn, isEnding }: Place): Failure | null {
  if (isOut)
    return conflict(
      "You are not in this class any more. What you had saved stays as it was: under “Your classes” there is a file of it.",
    );
  if (isEnding)
    return conflict(
      "This class is to be deleted. What you had saved stays until then: on the page of the class there is a file of it.",
    );
  if (isWithdrawn)
    return conflict(
      "Your teacher has taken this assignment back. What you had saved stays, and comes back with it.",
    );
  return null;
}

function refusalOf(taking: Taking): Failure | null {
  if (taking === "NOT_YET") return conflict("This assignment is not open yet.");
  if (taking === "RELEASED") return conflict(RELEASED_MEANWHILE);
  if (taking === "CLOSED")
    return conflict(
      "It was due before you changed this, and nothing is taken any more. What you had saved stays as it was.",
    );
  return null;
}

const PLACE = {
  name: "classes_place_of_work",
  text: `SELECT a.audience_id AS "audienceId", a.naming, e.id AS "enrolmentId", s.id AS "submissionId",
           EXISTS (SELECT 1 FROM hand_ins h WHERE h.submission_id = s.id) AS "isHandedIn",
           EXISTS (SELECT 1 FROM releases r WHERE r.submission_id = s.id AND r.recalled_at IS NULL) AS "isReleased",
           a.opens_at AS "opensAt", ${dueFor("a", "e.id")} AS "dueAt", a.late_policy AS "latePolicy",
           e.ended_at IS NOT NULL AS "isOut", a.withdrawn_at IS NOT NULL AS "isWithdrawn", k.deletion_asked_at IS NOT NULL AS "isEnding"
         FROM assignments a JOIN classes k ON k.id = a.class_id
         JOIN LATERAL (SELECT * FROM enrolments m WHERE m.class_id = a.class_id AND m.actor_id = $2
                       ORDER BY m.ended_at DESC NULLS FIRST LIMIT 1) e ON true
         JOIN assignment_claims c ON c.assignment_id = a.id AND c.claim_id = $3
         LEFT JOIN submissions s ON s.assignment_id = a.id AND s.enrolment_id = e.id
         WHERE a.id = $1`,
};
const GIVE_WAY = {
  name: "classes_saved_gives_way",
  text: `DELETE FROM saved_work WHERE submission_id = $1 AND part = $2 AND device <> $3
           AND (saved_at <= $4::timestamptz OR device = $5::text)`,
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
