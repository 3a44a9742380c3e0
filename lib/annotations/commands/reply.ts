import "server-only";
import { command } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import { conflict, notFound } from "@/lib/foundation/errors";
import { replyInput } from "../schema";
import { tooMuchInPublic } from "./allowance";
import { holdNote, noteToJudge } from "./note";

/**
 * Answers a note, for whoever reads the note. An answer to an answer stands with it under the note at the
 * beginning; the audit event says which of them was answered.
 */
export const replyToAnnotation = command({
  permission: "annotation.reply",
  input: replyInput,
  subject: (input, { tx, viewer }) => noteToJudge(tx, viewer, input),
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { claimId, annotationId: answeredId, body } = input;
    const { actorId, bylineId } = viewer.require();
    const answered = await holdNote(tx, viewer, input);
    if (!answered) return notFound();
    if (answered.retractedAt) return conflict("The note you were answering was taken back.");
    const isPublic = answered.audienceId === PUBLIC_AUDIENCE_ID;
    const obstacle = isPublic && (await tooMuchInPublic(tx, viewer, body, now));
    if (obstacle) return obstacle;
    const threadId = answered.replyToId ?? answeredId;
    const annotationId = newUuid();
    const revisionId = newUuid();
    const { audienceId, targetClaimId, targetEvidenceId, targetArgumentId } = answered;
    const made = { claimId, audienceId, actorId, createdAt: now };
    await tx.db.claimAnnotation.create({
      data: {
        ...made,
        ...{ id: annotationId, targetClaimId, targetEvidenceId, targetArgumentId },
        ...{ motivation: "REPLYING", replyToId: threadId, bylineId, currentRevisionId: revisionId },
      },
    });
    await tx.db.claimAnnotationRevision.create({
      data: { ...made, id: revisionId, annotationId, ordinal: 1, body },
    });
    return {
      result: { claimId, annotationId, threadId },
      audit: {
        subjectKind: "annotation",
        subjectId: `${claimId}/${annotationId}`,
        audienceId,
        after: { body, threadId, answeredId },
      },
      stale: isPublic ? [claimTag(claimId)] : [],
    };
  },
});
