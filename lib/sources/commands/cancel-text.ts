import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { conflict, notFound } from "@/lib/foundation/errors";
import { cancelTextInput } from "../schema/texts";
import { holdImport } from "./hold-import";
import { lockSource } from "./lock";

/** Ends what was given before it is a text. Its bytes go; what was said about it stays, and it can be given again. */
export const cancelText = command({
  permission: "text.cancel",
  input: cancelTextInput,
  subject: ({ sourceId }, { tx }) => lockSource(tx, sourceId),
  run: async ({ input: { sourceId, importId }, tx, now }) => {
    const held = await holdImport(tx.sql, importId);
    if (held?.sourceId !== sourceId) return notFound();
    if (held.hasEnded) return conflict("It has ended already: look at how, on its page.");
    await tx.db.textImport.update({
      where: { id: importId },
      data: { state: "CANCELLED", bytes: null, endedAt: now },
      select: { id: true },
    });
    return {
      result: { sourceId, importId },
      audit: {
        ...{ subjectKind: "source", subjectId: sourceId, audienceId: PUBLIC_AUDIENCE_ID },
        after: { importId },
      },
    };
  },
});
