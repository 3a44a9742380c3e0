import "server-only";
import type { Transaction } from "@/lib/foundation/db";
import { invalidField, limited, type Failure } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import {
  dayBefore,
  hasLink,
  isTooNewForLinks,
  LINKS_WAIT,
  secondsToWait,
} from "@/lib/foundation/quotas";
import type { Context } from "./command";
import type { Viewer } from "./viewer";

/** What the addition of a piece of content knows: who adds it, when, and in which state it begins. */
export type Adding = Omit<Context<Transaction>, "enqueue"> & { state: "PROPOSED" | "LIVE" };

const PROPOSALS_A_DAY = 20;

/**
 * What keeps a person from proposing so many things more; null where nothing does. Each thing that waits
 * for an editor counts, also where one form proposes several. Proposals of one person that come at once
 * wait for each other, so that each counts those before it.
 */
export async function tooManyProposals(
  tx: Transaction,
  viewer: Viewer,
  now: Date,
  count = 1,
): Promise<Failure | null> {
  const { actorId } = viewer.require();
  await tx.sql(LOCK_NAME, [`proposals/${actorId}`]);
  const made = await tx.db.decision.findMany({
    where: { actorId, kind: "PROPOSE", decidedAt: { gt: dayBefore(now) } },
    orderBy: { decidedAt: "desc" },
    take: PROPOSALS_A_DAY,
    select: { decidedAt: true },
  });
  const times = made.map(({ decidedAt }) => decidedAt);
  const wait = secondsToWait(times, PROPOSALS_A_DAY - count + 1, now);
  return wait === null ? null : limited(wait);
}

/**
 * What keeps a new member from publishing a link; null where nothing does. Editors were appointed by
 * somebody who knows them.
 *
 * @param texts what was typed, by the field that is told
 */
export async function linksTooEarly(
  tx: Transaction,
  viewer: Viewer,
  now: Date,
  texts: Readonly<Record<string, string | null>>,
): Promise<Failure | null> {
  const { profileId } = viewer.require();
  const field = Object.keys(texts).find((name) => hasLink(texts[name] ?? ""));
  if (viewer.standing !== "member" || profileId === null || field === undefined) return null;
  const profile = await tx.db.profile.findUnique({
    where: { id: profileId },
    select: { createdAt: true },
  });
  const isEarly = profile !== null && isTooNewForLinks(profile.createdAt, now);
  return isEarly ? invalidField(field, LINKS_WAIT) : null;
}
