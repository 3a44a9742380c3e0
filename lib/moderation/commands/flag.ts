import "server-only";
import { linksTooEarly } from "@/lib/access/allowance";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, limited, notFound } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { dayBefore, secondsToWait } from "@/lib/foundation/quotas";
import { readSubject } from "../queries/subject";
import { flaggedName } from "../rules/flags";
import { raiseFlagInput } from "../schema/flag";

const FLAGS_A_DAY = 30;

/**
 * Somebody says that something which others made needs an editor's eye. One flag of a person is open on a thing;
 * what is hidden, or for a smaller audience, looks absent.
 */
export const raiseFlag = command({
  permission: "flag.raise",
  input: raiseFlagInput,
  subject: async ({ on }, { tx }) => {
    await lockFlagged(tx, on!);
    const subject = await readSubject(tx.sql, on!);
    return subject?.isShown ? { kind: "anything", ownerActorIds: subject.authorIds } : null;
  },
  run: async ({ input: { on, reason, note }, viewer, tx, now, newUuid }) => {
    const { actorId } = viewer.require();
    if (!on) return notFound();
    if ((await tx.sql(MY_OPEN, [on.kind, on.id, actorId])).length > 0)
      return conflict("You have flagged this already, and an editor has yet to decide on it.");
    const early = await linksTooEarly(tx, viewer, now, { note });
    if (early) return early;
    const wait = await secondsUntilNext(tx, actorId, now);
    if (wait !== null) return limited(wait);
    const flagId = newUuid();
    await tx.db.flag.create({
      data: {
        ...{ id: flagId, subjectKind: on.kind, subjectId: on.id },
        ...{ reason, note, actorId, flaggedAt: now },
      },
    });
    return {
      result: { on: flaggedName(on) },
      audit: {
        ...{ subjectKind: on.kind, subjectId: on.id, audienceId: PUBLIC_AUDIENCE_ID },
        // What was said stays with the flag alone, where it can be taken out.
        after: { flagId, reason },
      },
    };
  },
});

/** Makes everybody wait who flags one thing, or rules on it, at the same moment. */
export async function lockFlagged(
  tx: Transaction,
  name: { kind: string; id: string },
): Promise<void> {
  await tx.sql(LOCK_NAME, [`flags/${flaggedName(name)}`]);
}

async function secondsUntilNext(tx: Transaction, actorId: string, now: Date) {
  await tx.sql(LOCK_NAME, [`flagging/${actorId}`]);
  const raised = await tx.db.flag.findMany({
    where: { actorId, flaggedAt: { gt: dayBefore(now) } },
    orderBy: { flaggedAt: "desc" },
    take: FLAGS_A_DAY,
    select: { flaggedAt: true },
  });
  return secondsToWait(
    raised.map(({ flaggedAt }) => flaggedAt),
    FLAGS_A_DAY,
    now,
  );
}

const MY_OPEN = {
  name: "moderation_my_open_flag",
  text: `SELECT 1 FROM flags f WHERE f.subject_kind = $1 AND f.subject_id = $2 AND f.actor_id = $3
           AND f.answered_at IS NULL`,
};
