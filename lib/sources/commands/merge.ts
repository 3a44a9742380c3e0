import "server-only";
import { command, type Change } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, invalidField, notFound } from "@/lib/foundation/errors";
import { leaningSources } from "../queries/leaning";
import { mergeSourceInput, unmergeSourceInput } from "../schema/keeping";
import { sourceListTag, sourceTag } from "../tags";
import { isKept, lockInWeb } from "./lock";
import { settleOrigins } from "./origins";

/**
 * Two records of one source become one: the first leads to the second from now on. Nothing is moved: evidence, citations,
 * texts and followers stay with the record that they name and count under the kept one, by its standing and its origin, so
 * that undoing it restores everything.
 */
export const mergeSource = command({
  permission: "source.merge",
  input: mergeSourceInput,
  subject: ({ sourceId }, { tx }) => lockInWeb(tx, sourceId),
  run: async ({ input, viewer, tx, now, newUuid }) => {
    const { sourceId, intoId, reason } = input;
    if (sourceId === intoId) return invalidField("intoId", "That is this record itself.");
    if (!(await isKept(tx, intoId)))
      return invalidField("intoId", "This record is not in the ledger, or was merged itself.");
    const [web] = await tx.sql<{ duplicates: number; isLeaning: boolean }>(BETWEEN, [
      sourceId,
      intoId,
    ]);
    if (web!.duplicates > 0)
      return conflict(
        "Other records were merged into this one. Merge the other record into this one instead, or undo those merges first.",
      );
    if (web!.isLeaning)
      return conflict(
        "One of the two is recorded to lean on the other, so that they are not one. Withdraw that first.",
      );
    const { actorId, bylineId } = viewer.require();
    const made = { audienceId: PUBLIC_AUDIENCE_ID, actorId, bylineId, decidedAt: now };
    await tx.db.decision.create({
      data: { kind: "MERGE", state: "LIVE", sourceId, reason, ...made },
    });
    await tx.db.source.update({ where: { id: sourceId }, data: { mergedIntoId: intoId } });
    const settled = await settleOrigins(tx, [sourceId, intoId], newUuid);
    return "kind" in settled ? settled : changed({ sourceId, intoId, reason }, settled.moved, true);
  },
});

/** Takes a merge back: the record stands for itself again, with everything that names it. */
export const unmergeSource = command({
  permission: "source.unmerge",
  input: unmergeSourceInput,
  subject: ({ sourceId }, { tx }) => lockInWeb(tx, sourceId, { isMerged: true }),
  run: async ({ input: { sourceId, reason }, viewer, tx, now, newUuid }) => {
    const intoId = await mergedInto(tx, sourceId);
    if (intoId === null) return notFound();
    const { actorId, bylineId } = viewer.require();
    const made = { audienceId: PUBLIC_AUDIENCE_ID, actorId, bylineId, decidedAt: now };
    await tx.db.decision.create({
      data: { kind: "UNMERGE", state: "LIVE", sourceId, reason, ...made },
    });
    await tx.db.source.update({ where: { id: sourceId }, data: { mergedIntoId: null } });
    const settled = await settleOrigins(tx, [sourceId, intoId], newUuid);
    return "kind" in settled
      ? settled
      : changed({ sourceId, intoId, reason }, settled.moved, false);
  },
});

type Merging = { sourceId: string; intoId: string; reason: string };

function changed(
  { sourceId, intoId, reason }: Merging,
  moved: readonly string[],
  isMerged: boolean,
): Change<{ sourceId: string; intoId: string }> {
  const shownOn = [...new Set([sourceId, intoId, ...moved])];
  const [own, other] = [{ mergedIntoId: null }, { mergedIntoId: intoId }];
  return {
    result: { sourceId, intoId },
    audit: {
      subjectKind: "source",
      subjectId: sourceId,
      audienceId: PUBLIC_AUDIENCE_ID,
      before: isMerged ? own : other,
      after: { ...(isMerged ? other : own), intoId, reason },
    },
    stale: [...shownOn.map(sourceTag), sourceListTag()],
    sourceIds: shownOn,
  };
}

async function mergedInto({ db }: Transaction, id: string): Promise<string | null> {
  const source = await db.source.findUnique({ where: { id }, select: { mergedIntoId: true } });
  return source?.mergedIntoId ?? null;
}

const BETWEEN = {
  name: "sources_between_two",
  text: `
  SELECT (SELECT count(*)::int FROM sources d WHERE d.merged_into_id = $1) AS duplicates,
    EXISTS (SELECT 1 FROM (${leaningSources("$1::text")}) w WHERE w.id = $2)
      OR EXISTS (SELECT 1 FROM (${leaningSources("$2::text")}) w WHERE w.id = $1) AS "isLeaning"`,
};
