import "server-only";
import { command } from "@/lib/access/command";
import { judge, type Subjects } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, notFound } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { readRuling, type RulingToJudge } from "../queries/ruling";
import { readSubject } from "../queries/subject";
import { isAnswerable } from "../rules/flags";
import { answerRulingInput, liftSuspensionInput, reviewRulingInput } from "../schema/flag";
import { rulingListTag, rulingTag } from "../tags";
import { endSuspension, undo } from "./effects";
import { tellLifted, tellOutcome } from "./ruling-letters";

/** The author of what was ruled on answers, once, for everybody to read. */
export const answerRuling = command({
  permission: "ruling.answer",
  input: answerRulingInput,
  subject: async ({ rulingId }, { tx }): Promise<Subjects["ruling"] | null> => {
    const ruling = await lockRuling(tx, rulingId);
    return (
      ruling && {
        kind: "ruling",
        ownerActorIds: ruling.subjectActorId ? [ruling.subjectActorId] : [],
      }
    );
  },
  run: async ({ input: { rulingId, body }, viewer, tx, now }) => {
    const ruling = await readRuling(tx.sql, rulingId);
    if (!ruling) return notFound();
    if (!isAnswerable(ruling.kind))
      return conflict("It stands as it is: there is nothing to answer.");
    if (ruling.isAnswered) return conflict("You have answered this ruling already.");
    const { actorId } = viewer.require();
    await tx.db.rulingAnswer.create({ data: { rulingId, body, actorId, answeredAt: now } });
    return changed(ruling, {});
  },
});

/**
 * A second person, who neither ruled, nor flagged, nor made what was ruled on, decides whether an answered ruling
 * stands. Overturning takes back what it did. On a suspension administrators alone decide.
 */
export const reviewRuling = command({
  permission: "ruling.review",
  input: reviewRulingInput,
  subject: async ({ rulingId }, { tx }): Promise<Subjects["ruling"] | null> => {
    const ruling = await lockRuling(tx, rulingId);
    if (!ruling) return null;
    const subject = await readSubject(tx.sql, ruling.about);
    const involved = [ruling.rulerId, ruling.subjectActorId, ...ruling.flaggerIds];
    return {
      kind: "ruling",
      ownerActorIds: [...involved.filter((id) => id !== null), ...(subject?.authorIds ?? [])],
    };
  },
  run: async ({ input: { rulingId, decision, publicReason }, ...context }) => {
    const { tx, viewer, now } = context;
    const ruling = await readRuling(tx.sql, rulingId);
    if (!ruling) return notFound();
    if (!ruling.isAnswered) return conflict("Its author has not answered it.");
    if (ruling.isReviewed) return conflict("Somebody has already decided on this answer.");
    if (ruling.kind === "SUSPEND") {
      const ownerActorIds = ruling.subjectActorId ? [ruling.subjectActorId] : [];
      const judgement = judge("account.suspend", viewer, { kind: "account", ownerActorIds });
      if (!judgement.ok) return judgement.failure;
    }
    const { actorId, bylineId } = viewer.require();
    const isUpheld = decision === "uphold";
    const subject = await readSubject(tx.sql, ruling.about);
    const effect = isUpheld ? null : await undo(context, ruling, subject, publicReason);
    if (effect && "kind" in effect) return effect;
    await tx.db.rulingReview.create({
      data: { rulingId, isUpheld, publicReason, actorId, bylineId, reviewedAt: now },
    });
    await tellOutcome(tx, subject?.profileId ?? null, { rulingId, isUpheld, publicReason });
    const change = changed(ruling, { isUpheld });
    return {
      ...change,
      stale: [...change.stale, ...(effect?.stale ?? [])],
      claimIds: effect?.claimIds ?? [],
      evidence: effect?.evidence ?? [],
    };
  },
});

/** An administrator ends the suspension that a ruling began; the ruling stays. */
export const liftSuspension = command({
  permission: "account.suspend",
  input: liftSuspensionInput,
  subject: async ({ rulingId }, { tx }): Promise<Subjects["account"] | null> => {
    const ruling = await lockRuling(tx, rulingId);
    if (ruling?.kind !== "SUSPEND" || !ruling.subjectActorId) return null;
    return { kind: "account", ownerActorIds: [ruling.subjectActorId] };
  },
  run: async ({ input: { rulingId, reason }, ...context }) => {
    const ruling = await readRuling(context.tx.sql, rulingId);
    if (!ruling) return notFound();
    if (!ruling.isSuspending) return conflict("This suspension has ended already.");
    await endSuspension(context, ruling, ruling.ruledAt);
    await tellLifted(context.tx, ruling.profileId, { rulingId, reason });
    const { result } = changed(ruling, {});
    return {
      result,
      audit: {
        ...{ subjectKind: "profile", subjectId: ruling.profileId ?? "" },
        ...{ before: { isSuspended: true }, after: { isSuspended: false, rulingId, reason } },
      },
    };
  },
});

async function lockRuling(tx: Transaction, rulingId: string): Promise<RulingToJudge | null> {
  await tx.sql(LOCK_NAME, [`rulings/${rulingId}`]);
  return readRuling(tx.sql, rulingId);
}

// Who wrote what stays with the ruling alone, where it can be taken out.
function changed({ rulingId, about }: RulingToJudge, after: { isUpheld?: boolean }) {
  return {
    result: { rulingId },
    audit: {
      ...{ subjectKind: about.kind, subjectId: about.id, audienceId: PUBLIC_AUDIENCE_ID },
      after: { rulingId, ...after },
    },
    stale: [rulingTag(rulingId), rulingListTag()],
  };
}
