import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import { conflict, invalidField, notFound } from "@/lib/foundation/errors";
import { withMarksOf } from "@/lib/foundation/redacted";
import { isTag, TAG_LENGTH } from "../rules";
import { reviseAnnotationInput } from "../schema";
import { tooMuchInPublic } from "./allowance";
import { holdNote, noteToJudge } from "./note";

/** Words one's own note anew. What it said before stays readable. */
export const reviseAnnotation = command({
  permission: "annotation.revise",
  input: reviseAnnotationInput,
  subject: (input, { tx, viewer }) => noteToJudge(tx, viewer, input),
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { claimId, annotationId } = input;
    const note = await holdNote(tx, viewer, input);
    if (!note?.currentRevision) return notFound();
    const { currentRevision: shown, audienceId } = note;
    const body = withMarksOf(shown.body, input.body);
    if (note.retractedAt) return conflict("You took this note back. Restore it first.");
    if (shown.id !== input.revisionId)
      return conflict(
        "You worded this note anew after this form was opened. Look at what it says now, then send yours again.",
        { revisionId: shown.id, now: shown.body },
      );
    if (shown.body === body)
      return invalidField("body", "This is what the note says already. Change it, or leave it.");
    if (note.motivation === "TAGGING" && !isTag(body))
      return invalidField("body", `A tag is one short line: at most ${TAG_LENGTH} characters.`);
    const isPublic = audienceId === PUBLIC_AUDIENCE_ID;
    const obstacle = isPublic && (await tooMuchInPublic(tx, viewer, body, now));
    if (obstacle) return obstacle;
    const revisionId = newUuid();
    await tx.db.claimAnnotationRevision.create({
      data: {
        ...{ claimId, id: revisionId, annotationId, audienceId, ordinal: shown.ordinal + 1 },
        ...{ body, actorId: viewer.require().actorId, createdAt: now },
      },
    });
    await tx.db.claimAnnotation.update({
      where: { claimId_id: { claimId, id: annotationId } },
      data: { currentRevisionId: revisionId },
    });
    return {
      result: { claimId, annotationId },
      audit: {
        subjectKind: "annotation",
        subjectId: `${claimId}/${annotationId}`,
        audienceId,
        before: { body: shown.body },
        after: { body },
      },
      stale: isPublic ? [claimTag(claimId)] : [],
    };
  },
});
