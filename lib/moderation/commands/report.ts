import "server-only";
import { hotCommand } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { ANONYMOUS_ACTOR_ID } from "@/lib/access/viewer";
import { placeHeld } from "../queries/place";
import { reportRightsInput } from "../schema/report";

/**
 * Anybody reports copyright or personal data, signed in or not: a flag, which the desk shows. Whether what they name is
 * there is not looked up, so that the answer tells nobody what is hidden.
 */
export const reportRights = hotCommand({
  permission: "rights.report",
  input: reportRightsInput,
  subject: async () => NOTHING,
  run: async ({ input: { about, reason, note, contact }, viewer, tx, now, newUuid }) => {
    const flagId = newUuid();
    const held = await placeHeld(tx.sql, about);
    const actorId = viewer.actorId ?? ANONYMOUS_ACTOR_ID;
    await tx.sql(INSERT_FLAG, [flagId, held.kind, held.id, reason, note, contact, actorId, now]);
    return {
      result: { flagId },
      // What was said, and by whom, stays with the flag alone, where it can be taken out.
      audit: { subjectKind: held.kind, subjectId: held.id, after: { flagId, reason } },
    };
  },
});

const INSERT_FLAG = {
  name: "moderation_report_rights",
  text: `INSERT INTO flags (id, subject_kind, subject_id, reason, note, contact, actor_id, flagged_at)
         VALUES ($1, $2, $3, $4::text::"FlagReason", $5, $6, $7, $8)`,
};
