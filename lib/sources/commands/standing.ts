import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { conflict, invalidField, notFound } from "@/lib/foundation/errors";
import { changeStandingInput } from "../schema/keeping";
import { sourceListTag, sourceTag } from "../tags";
import { lockSource } from "./lock";

/**
 * Says how far a source can be relied on from now on, dated and with a reason; the standings before stay in
 * its history, and taking one back is another change. The verdicts of all claims that lean on the source
 * are counted again.
 */
export const changeStanding = command({
  permission: "source.standing",
  input: changeStandingInput,
  subject: ({ sourceId }, { tx }) => lockSource(tx, sourceId),
  run: async ({ input, viewer, tx, now }) => {
    const { sourceId, standing, from, reason } = input;
    const source = await tx.db.source.findUnique({
      where: { id: sourceId },
      select: { standing: true },
    });
    if (!source) return notFound();
    if (source.standing !== from)
      return conflict(
        "Somebody has changed its standing since you opened this form. Load the page again and read why.",
      );
    if (source.standing === standing)
      return invalidField("standing", "This is its standing already.");
    const { actorId, bylineId } = viewer.require();
    await tx.db.standingChange.create({
      data: { sourceId, standing, reason, actorId, bylineId, changedAt: now },
    });
    await tx.db.source.update({ where: { id: sourceId }, data: { standing } });
    return {
      result: { sourceId },
      audit: {
        subjectKind: "source",
        subjectId: sourceId,
        audienceId: PUBLIC_AUDIENCE_ID,
        before: { standing: from },
        after: { standing, reason },
      },
      stale: [sourceTag(sourceId), sourceListTag()],
      sourceIds: [sourceId],
    };
  },
});
