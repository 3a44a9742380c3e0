import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { invalidField, limited, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { dayBefore, isTooNewForLinks, LINKS_WAIT, secondsToWait } from "@/lib/foundation/quotas";
import { leadsElsewhere } from "../rules";

const PUBLIC_NOTES_A_DAY = 60;

/**
 * Why somebody may not say this in public now; null where they may. Notes, answers and rewordings count
 * alike. What one person sends at once waits for each other here, so that each counts the one before.
 */
export async function tooMuchInPublic(
  tx: Transaction,
  viewer: Viewer,
  body: string,
  now: Date,
): Promise<Failure | null> {
  await lockWriter(tx, viewer);
  return (await tooManyNotes(tx, viewer, now)) ?? (await early(tx, viewer, body, now));
}

/** Makes what one person writes at once wait for each other. */
export async function lockWriter(tx: Transaction, viewer: Viewer): Promise<void> {
  await tx.sql(LOCK_NAME, [`notes/${viewer.require().actorId}`]);
}

async function tooManyNotes(tx: Transaction, viewer: Viewer, now: Date): Promise<Failure | null> {
  const { actorId } = viewer.require();
  const written = await tx.db.claimAnnotationRevision.findMany({
    where: { actorId, audienceId: PUBLIC_AUDIENCE_ID, createdAt: { gt: dayBefore(now) } },
    orderBy: { createdAt: "desc" },
    take: PUBLIC_NOTES_A_DAY,
    select: { createdAt: true },
  });
  const times = written.map(({ createdAt }) => createdAt);
  const wait = secondsToWait(times, PUBLIC_NOTES_A_DAY, now);
  return wait === null ? null : limited(wait);
}

// Editors were appointed by somebody who knows them.
async function early(
  tx: Transaction,
  viewer: Viewer,
  body: string,
  now: Date,
): Promise<Failure | null> {
  const { profileId } = viewer.require();
  if (viewer.standing !== "member" || profileId === null || !leadsElsewhere(body)) return null;
  const profile = await tx.db.profile.findUnique({
    where: { id: profileId },
    select: { createdAt: true },
  });
  const isEarly = profile !== null && isTooNewForLinks(profile.createdAt, now);
  return isEarly ? invalidField("body", LINKS_WAIT) : null;
}
