import "server-only";
import { command, type Change, type Context } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { claimTag } from "@/lib/claims/tags";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { annotationInput } from "../schema";
import { holdNote, noteToJudge } from "./note";

/** Takes one's own note back: its words are shown to nobody else, what others answered stays. */
export const retractAnnotation = command({
  permission: "annotation.retract",
  input: annotationInput,
  subject: (input, { tx, viewer }) => noteToJudge(tx, viewer, input),
  run: (context) => move(context, context.now),
});

/** Brings a note back that one had taken back. */
export const restoreAnnotation = command({
  permission: "annotation.restore",
  input: annotationInput,
  subject: (input, { tx, viewer }) => noteToJudge(tx, viewer, input),
  run: (context) => move(context, null),
});

type Moving = Context<Transaction> & { input: { claimId: string; annotationId: string } };
type Moved = { claimId: string; annotationId: string };

async function move(
  { input, viewer, tx }: Moving,
  retractedAt: Date | null,
): Promise<Change<Moved> | Failure> {
  const { claimId, annotationId } = input;
  const note = await holdNote(tx, viewer, input);
  if (!note) return notFound();
  const isRetracted = note.retractedAt !== null;
  if (isRetracted === (retractedAt !== null))
    return conflict(isRetracted ? "It is taken back already." : "It stands already.");
  await tx.db.claimAnnotation.update({
    where: { claimId_id: { claimId, id: annotationId } },
    data: { retractedAt },
  });
  return {
    result: { claimId, annotationId },
    audit: {
      subjectKind: "annotation",
      subjectId: `${claimId}/${annotationId}`,
      audienceId: note.audienceId,
      before: { isRetracted },
      after: { isRetracted: !isRetracted },
    },
    stale: note.audienceId === PUBLIC_AUDIENCE_ID ? [claimTag(claimId)] : [],
  };
}
