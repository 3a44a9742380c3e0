import "server-only";
import { linksTooEarly } from "@/lib/access/allowance";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { openClaimOf } from "@/lib/claims/commands/open-claim";
import { claimTag } from "@/lib/claims/tags";
import { invalidField, limited } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { dayBefore, secondsToWait } from "@/lib/foundation/quotas";
import { logSearchInput } from "../schema";

const SEARCHES_A_DAY = 60;

/** Puts on record that somebody looked for evidence against a claim, and what came of it. A band needs one. */
export const logSearch = command({
  permission: "search.log",
  input: logSearchInput,
  subject: ({ claimId }, { tx }) => openClaimOf(tx, claimId),
  run: async ({ input: { claimId, searchedOn, ...told }, viewer, tx, now, newUuid }) => {
    const { actorId, bylineId } = viewer.require();
    const day = new Date(`${searchedOn}T00:00:00Z`);
    // Where a day begins first, it does so fourteen hours before it does in UTC.
    if (day.getTime() > now.getTime() + FURTHEST_EAST)
      return invalidField("searchedOn", "This day is still to come.");
    const early = await linksTooEarly(tx, viewer, now, told);
    if (early) return early;
    await tx.sql(LOCK_NAME, [`searches/${actorId}`]);
    const latest = await tx.db.searchLog.findMany({
      where: { actorId, loggedAt: { gt: dayBefore(now) } },
      orderBy: { loggedAt: "desc" },
      take: SEARCHES_A_DAY,
      select: { loggedAt: true },
    });
    const wait = secondsToWait(
      latest.map(({ loggedAt }) => loggedAt),
      SEARCHES_A_DAY,
      now,
    );
    if (wait !== null) return limited(wait);
    const searchId = newUuid();
    await tx.db.searchLog.create({
      data: {
        ...{ claimId, id: searchId, audienceId: PUBLIC_AUDIENCE_ID, ...told, searchedOn: day },
        ...{ actorId, bylineId, loggedAt: now },
      },
    });
    return {
      result: { claimId, searchId },
      audit: {
        subjectKind: "search",
        subjectId: `${claimId}/${searchId}`,
        audienceId: PUBLIC_AUDIENCE_ID,
        after: { searchedOn, ...told },
      },
      stale: [claimTag(claimId)],
      claimIds: [claimId],
    };
  },
});

const FURTHEST_EAST = 14 * 60 * 60 * 1000;
