import "server-only";
import { command, type Change } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { conflict } from "@/lib/foundation/errors";
import { textTag } from "@/lib/texts/tags";
import { holdingOf } from "../rules/texts";
import { restoreTextInput, withdrawTextInput } from "../schema/texts";
import { sourceListTag, sourceTag } from "../tags";
import { textHeld, type HeldText } from "./held-text";

/** Takes a text out of use: it is not shown, and nothing is checked against it. Its record stays, with who did so and why. */
export const withdrawText = command({
  permission: "text.withdraw",
  input: withdrawTextInput,
  subject: async ({ editionId }, { tx }) => (await textHeld(tx, editionId))?.subject ?? null,
  run: async ({ input: { editionId, reason }, tx, viewer, now }) => {
    const { text } = (await textHeld(tx, editionId))!;
    if (text.isWithdrawn) return conflict("It is withdrawn already.");
    const { actorId, bylineId } = viewer.require();
    await tx.db.edition.update({ where: { id: editionId }, data: { holding: "NOT_HELD" } });
    await tx.db.textWithdrawal.create({
      data: { editionId, reason, actorId, bylineId, withdrawnAt: now },
    });
    return changed(editionId, text, { holding: "NOT_HELD", reason });
  },
});

/** Brings a withdrawn text back, to be shown or matched as its rights say. */
export const restoreText = command({
  permission: "text.restore",
  input: restoreTextInput,
  subject: async ({ editionId }, { tx }) => (await textHeld(tx, editionId))?.subject ?? null,
  run: async ({ input: { editionId, reason }, tx, viewer, now }) => {
    const { text } = (await textHeld(tx, editionId))!;
    if (!text.isWithdrawn) return conflict("It is in use already.");
    const { actorId } = viewer.require();
    const holding = text.hasWords ? holdingOf(text.rights) : "NOT_HELD";
    await tx.db.textWithdrawal.updateMany({
      where: { editionId, restoredAt: null },
      data: { restoredAt: now, restoredReason: reason, restoredByActorId: actorId },
    });
    await tx.db.edition.update({ where: { id: editionId }, data: { holding } });
    return changed(editionId, text, { holding, reason });
  },
});

function changed(
  editionId: string,
  { sourceId, holding }: HeldText["text"],
  after: { holding: string; reason: string },
): Change<{ sourceId: string; editionId: string }> {
  return {
    result: { sourceId, editionId },
    audit: {
      ...{ subjectKind: "edition", subjectId: editionId, audienceId: PUBLIC_AUDIENCE_ID },
      ...{ before: { holding }, after },
    },
    stale: [textTag(editionId), sourceTag(sourceId), sourceListTag()],
    sourceIds: [sourceId],
  };
}
