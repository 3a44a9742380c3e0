import "server-only";
import type { Context } from "@/lib/access/command";
import type { SqlTransaction } from "@/lib/foundation/db";
import { forbidden, limited, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { dayBefore, secondsToWait } from "@/lib/foundation/quotas";
import { whyNoNewClass } from "../queries/opening";
import { makeCode } from "./renew-code";

/** How many classes one person opens in a day at most. */
const CLASSES_A_DAY = 20;

/**
 * A class with readers of its own, whoever asks as its teacher, and a first code; inside the transaction of the command that
 * opens or copies one. A failure where that person may open none here, or has opened as many today as anybody may.
 */
export async function makeNewClass(
  { viewer, tx: { sql, send }, now, newUuid, newPublicId }: Context<SqlTransaction>,
  { name, about, timeZone }: { name: string; about: string | null; timeZone: string },
): Promise<NewClass | Failure> {
  const refusal = whyNoNewClass(viewer);
  if (refusal !== null) return forbidden(refusal);
  const { actorId } = viewer.require();
  send(LOCK_NAME, [`classes/${actorId}`]);
  const opened = await sql<{ openedAt: Date }>(OPENED, [actorId, dayBefore(now), CLASSES_A_DAY]);
  const times = opened.map(({ openedAt }) => openedAt);
  const wait = secondsToWait(times, CLASSES_A_DAY, now);
  if (wait !== null) return limited(wait);

  const [classId, audienceId] = [newPublicId(), newUuid()];
  send(MAKE_AUDIENCE, [audienceId]);
  send(MAKE_CLASS, [classId, audienceId, name, about, timeZone, actorId, now]);
  send(ENROL_TEACHER, [classId, actorId, now]);
  makeCode({ send }, { classId, code: newPublicId(), actorId, now });
  return { classId, audienceId };
}

export type NewClass = { classId: string; audienceId: string };

const OPENED = {
  name: "classes_opened_lately",
  text: `SELECT opened_at AS "openedAt" FROM classes WHERE opened_by_actor_id = $1 AND opened_at > $2
         ORDER BY opened_at DESC LIMIT $3`,
};
const MAKE_AUDIENCE = {
  name: "classes_make_audience",
  text: "INSERT INTO audiences (id, kind) VALUES ($1, 'CLASS')",
};
const MAKE_CLASS = {
  name: "classes_make_class",
  text: `INSERT INTO classes (id, audience_id, name, about, time_zone, opened_by_actor_id, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};
const ENROL_TEACHER = {
  name: "classes_enrol_teacher",
  text: `INSERT INTO enrolments (class_id, actor_id, role, entry, began_at) VALUES ($1, $2, 'TEACHER', 'OPENING', $3)`,
};
