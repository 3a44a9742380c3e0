import "server-only";
import type { z } from "zod";
import { command, type Change, type Context } from "@/lib/access/command";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import type { Transaction } from "@/lib/foundation/db";
import { conflict, invalidField, type Failure } from "@/lib/foundation/errors";
import { leaningSources } from "../queries/leaning";
import { sameSources } from "../queries/one-source";
import { changeLineageInput } from "../schema/keeping";
import { sourceListTag, sourceTag } from "../tags";
import { isKept, lockInWeb } from "./lock";
import { settleOrigins } from "./origins";

/**
 * Says what a source leans on and how, and by hand which original it goes back to; each with a reason, and each can be
 * taken back. Several sources of one original are one origin to a verdict: the origin groups follow in the same
 * transaction, and the verdicts that they count in are counted again.
 */
export const changeLineage = command({
  permission: "source.lineage",
  input: changeLineageInput,
  subject: ({ sourceId }, { tx }) => lockInWeb(tx, sourceId),
  run: async ({ input, ...context }) => {
    switch (input.act) {
      case "lean":
        return lean(context, input);
      case "withdraw":
        return withdraw(context, input);
      case "join":
        return join(context, input);
      case "leave":
        return leave(context, input);
      case "follow":
        return follow(context, input);
    }
  },
});

type Input = z.output<typeof changeLineageInput>;
type Act<Name extends Input["act"]> = Extract<Input, { act: Name }>;
type Keeping = Context<Transaction> & { viewer: Viewer };
type Outcome = Promise<Change<{ sourceId: string; act: string }> | Failure>;

async function lean(keeping: Keeping, input: Act<"lean">): Outcome {
  const { tx, viewer, now } = keeping;
  const { sourceId, kind, leansOnId, reason } = input;
  if (!(await isKept(tx, leansOnId))) return invalidField("leansOnId", NOT_HERE);
  const [web] = await tx.sql<Web>(WEB, [sourceId, leansOnId]);
  if (sourceId === leansOnId || web!.isCircle)
    return invalidField("leansOnId", "That one leans on this source itself.");
  if (web!.isThere) return invalidField("leansOnId", "This is recorded already.");
  const { actorId } = viewer.require();
  await tx.db.lineage.create({
    data: { sourceId, leansOnId, kind, reason, actorId, recordedAt: now },
  });
  return changed(keeping, input, { kind, leansOnId }, [leansOnId]);
}

async function withdraw(keeping: Keeping, input: Act<"withdraw">): Outcome {
  const { tx, now } = keeping;
  const { sourceId, lineageId } = input;
  const lineage = await tx.db.lineage.findFirst({
    where: {
      ...{ id: lineageId, withdrawnAt: null },
      source: { OR: [{ id: sourceId }, { mergedIntoId: sourceId }] },
    },
    select: { leansOnId: true, kind: true },
  });
  if (!lineage) return conflict("This was withdrawn already.");
  await tx.db.lineage.update({ where: { id: lineageId }, data: { withdrawnAt: now } });
  return changed(keeping, input, { lineageId, ...lineage }, [lineage.leansOnId]);
}

async function join(keeping: Keeping, input: Act<"join">): Outcome {
  const { tx } = keeping;
  const { sourceId, withId } = input;
  if (sourceId === withId) return invalidField("withId", "That is this source itself.");
  if (!(await isKept(tx, withId))) return invalidField("withId", NOT_HERE);
  const { correction } = await originOf(tx, sourceId);
  if (correction?.withId === withId) return invalidField("withId", "This holds already.");
  return correct(keeping, input, "JOIN", withId);
}

async function leave(keeping: Keeping, input: Act<"leave">): Outcome {
  const { correction, carries, others } = await originOf(keeping.tx, input.sourceId);
  if (correction?.kind === "LEAVE" || (!correction && carries === 0))
    return conflict(
      others === 0
        ? "It stands for itself already."
        : "It goes back to nothing else: what shares this original leans on this source. Correct theirs.",
    );
  return correct(keeping, input, "LEAVE", null);
}

async function follow(keeping: Keeping, input: Act<"follow">): Outcome {
  const { correction } = await originOf(keeping.tx, input.sourceId);
  if (!correction) return conflict("Nothing is said by hand about its origin.");
  return correct(keeping, input, "FOLLOW", null);
}

async function correct(
  keeping: Keeping,
  input: Act<"join" | "leave" | "follow">,
  kind: "JOIN" | "LEAVE" | "FOLLOW",
  withId: string | null,
): Outcome {
  const { tx, viewer, now } = keeping;
  const { sourceId, reason } = input;
  const { actorId } = viewer.require();
  const { originGroupId } = await tx.db.source.findUniqueOrThrow({
    where: { id: sourceId },
    select: { originGroupId: true },
  });
  const at = { reason, actorId, changedAt: now };
  await tx.db.originChange.create({ data: { sourceId, kind, withId, originGroupId, ...at } });
  return changed(keeping, input, withId ? { withId } : {}, withId ? [withId] : []);
}

async function changed(
  { tx, newUuid }: Keeping,
  input: Input,
  after: Record<string, JsonValue>,
  shownOn: readonly string[],
): Outcome {
  const { act, sourceId, reason } = input;
  const settled = await settleOrigins(tx, [sourceId, ...shownOn], newUuid);
  if ("kind" in settled) return settled;
  const { moved } = settled;
  return {
    result: { sourceId, act },
    audit: {
      subjectKind: "source",
      subjectId: sourceId,
      audienceId: PUBLIC_AUDIENCE_ID,
      after: { act, reason, ...after, moved },
    },
    stale: [...new Set([sourceId, ...shownOn, ...moved].map(sourceTag)), sourceListTag()],
    sourceIds: moved,
  };
}

const NOT_HERE = "This source is not in the ledger.";

type Web = { isThere: boolean; isCircle: boolean };
type Origin = {
  correction: { kind: string; withId: string | null } | null;
  carries: number;
  others: number;
};

async function originOf({ sql }: Transaction, sourceId: string): Promise<Origin> {
  const [origin] = await sql<Origin>(ORIGIN, [sourceId]);
  return origin!;
}

const WEB = {
  name: "sources_lineage_web",
  text: `
  SELECT EXISTS (SELECT 1 FROM (${leaningSources("$1::text")}) w WHERE w.id = $2) AS "isCircle",
    EXISTS (SELECT 1 FROM lineages l WHERE l.source_id IN (${sameSources("$1")}) AND l.leans_on_id IN (${sameSources("$2")})
      AND l.withdrawn_at IS NULL) AS "isThere"`,
};
const ORIGIN = {
  name: "sources_origin_of",
  text: `
  SELECT (SELECT CASE WHEN c.kind <> 'FOLLOW' THEN json_build_object('kind', c.kind, 'withId', c.with_id) END
          FROM origin_changes c WHERE c.source_id = $1 ORDER BY c.changed_at DESC, c.id DESC LIMIT 1) AS correction,
    (SELECT count(*)::int FROM lineages l WHERE l.source_id IN (${sameSources("$1")}) AND l.withdrawn_at IS NULL
       AND l.kind <> 'REVIEWS') AS carries,
    (SELECT count(*)::int FROM sources o JOIN sources s ON s.origin_group_id = o.origin_group_id
     WHERE s.id = $1 AND coalesce(o.merged_into_id, o.id) <> s.id) AS others`,
};
