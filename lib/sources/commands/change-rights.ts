import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { conflict } from "@/lib/foundation/errors";
import { textTag } from "@/lib/texts/tags";
import type { Holding } from "@/prisma/generated/enums";
import { holdingOf } from "../rules/texts";
import { changeRightsInput } from "../schema/texts";
import { sourceListTag, sourceTag } from "../tags";
import { textHeld } from "./held-text";

/**
 * Corrects what a text is called and which rights there are to it. They decide whether it is shown: a text that is no
 * longer free leaves its pages at once, and is matched in private.
 */
export const changeRights = command({
  permission: "source.rights",
  input: changeRightsInput,
  subject: async ({ editionId }, { tx }) => (await textHeld(tx, editionId))?.subject ?? null,
  run: async ({ input, tx }) => {
    const { editionId, label, rights, rightsNote, reason, from } = input;
    const { sourceId, isWithdrawn, hasWords, ...before } = (await textHeld(tx, editionId))!.text;
    if (before.rights !== from)
      return conflict(
        "Somebody has changed its rights since you opened this form. Load the page again and read why.",
      );
    const holding: Holding = hasWords && !isWithdrawn ? holdingOf(rights) : "NOT_HELD";
    const after = { label, rights, rightsNote, holding };
    if (
      Object.entries(after).every(([name, value]) => before[name as keyof typeof after] === value)
    )
      return conflict("This is what is recorded of it already.");
    await tx.db.edition.update({ where: { id: editionId }, data: after });
    return {
      result: { sourceId, editionId },
      audit: {
        ...{ subjectKind: "edition", subjectId: editionId, audienceId: PUBLIC_AUDIENCE_ID },
        ...{ before, after: { ...after, reason } },
      },
      stale: [textTag(editionId), sourceTag(sourceId), sourceListTag()],
      sourceIds: [sourceId],
    };
  },
});
